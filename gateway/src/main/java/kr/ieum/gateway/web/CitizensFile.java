package kr.ieum.gateway.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.gateway.web.Citizens.Citizen;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Loads {@code config/demo/citizens.yaml}, strictly: made-up people of the simulated agencies.
 *
 * <p>Rules: Z1 unknown format, Z2 not an id, Z3 stands twice, Z4 not a resident number.
 */
public final class CitizensFile {

    private static final String NAME = "demo/citizens.yaml";
    private static final String FORMAT = "ieum-citizens/1";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{13}");

    private CitizensFile() {}

    /** Somebody who may sign in to the demo, and by which number they are found. */
    public record Entry(Citizen citizen, SubjectKey key) {}

    /** Reads the file, where the configuration has one. */
    public static List<Entry> read(Path config, Faults faults) {
        return StrictYaml.readIfThere(config, NAME, faults)
                .map(CitizensFile::entries)
                .orElse(List.of());
    }

    private static List<Entry> entries(YamlMap top) {
        try (top) {
            top.format("Z1", FORMAT);
            List<Entry> entries = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (YamlMap map : top.maps("citizens")) {
                try (map) {
                    entries.add(entry(map, ids));
                }
            }
            return List.copyOf(entries);
        }
    }

    private static Entry entry(YamlMap map, Set<String> ids) {
        String id = map.text("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            map.fault("id", "Z2", "is not an id", "write up to 32 lower-case letters, digits, hyphens");
        }
        if (!ids.add(id)) {
            map.fault("id", "Z3", "stands twice", "keep one of the two");
        }
        String number = map.text("number");
        if (!number.isEmpty() && !NUMBER.matcher(number).matches()) {
            map.fault("number", "Z4", "is not a resident number", "write the 13 digits of a made-up person");
        }
        return new Entry(new Citizen(id, map.localized("name"), map.localized("story")), SubjectKey.ofPerson(number));
    }
}
