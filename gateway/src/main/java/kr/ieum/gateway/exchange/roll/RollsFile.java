package kr.ieum.gateway.exchange.roll;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Loads {@code config/demo/rolls.yaml}, strictly: which made-up people the demo's systems hold.
 *
 * <p>Rules: L1 unknown format, L2 unknown system, L3 stands twice, L4 not a resident number.
 */
public final class RollsFile {

    private static final String NAME = "demo/rolls.yaml";
    private static final String FORMAT = "ieum-rolls/1";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{13}");

    private RollsFile() {}

    /** Reads the file, where the configuration has one. */
    public static Map<SystemId, List<SubjectKey>> read(Path config, Agencies agencies, Faults faults) {
        return StrictYaml.readIfThere(config, NAME, faults)
                .map(top -> rolls(top, agencies))
                .orElse(Map.of());
    }

    private static Map<SystemId, List<SubjectKey>> rolls(YamlMap top, Agencies agencies) {
        try (top) {
            top.format("L1", FORMAT);
            Map<SystemId, List<SubjectKey>> rolls = new LinkedHashMap<>();
            for (YamlMap map : top.maps("rolls")) {
                try (map) {
                    Optional<SystemId> system = system(map, agencies);
                    List<SubjectKey> members = members(map);
                    if (system.isPresent() && rolls.put(system.get(), members) != null) {
                        map.fault("system", "L3", "stands twice", "keep one of the two");
                    }
                }
            }
            return Map.copyOf(rolls);
        }
    }

    private static Optional<SystemId> system(YamlMap map, Agencies agencies) {
        String text = map.text("system");
        Optional<SystemId> system = SystemId.parse(text)
                .filter(id -> agencies.find(id.agency())
                        .filter(agency -> agency.hasSystem(id.system()))
                        .isPresent());
        if (!text.isEmpty() && agencies.isKnown() && system.isEmpty()) {
            map.fault(
                    "system", "L2", "'" + text + "' is not a system", "write AGENCY/SYSTEM as agencies.yaml has them");
        }
        return system;
    }

    private static List<SubjectKey> members(YamlMap map) {
        List<SubjectKey> members = new ArrayList<>();
        for (String number : map.texts("members")) {
            if (!NUMBER.matcher(number).matches()) {
                map.fault("members", "L4", "holds what is no resident number", "write the 13 digits of made-up people");
            }
            members.add(SubjectKey.ofPerson(number));
        }
        return List.copyOf(members);
    }
}
