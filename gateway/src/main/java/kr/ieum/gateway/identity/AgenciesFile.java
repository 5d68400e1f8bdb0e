package kr.ieum.gateway.identity;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kr.ieum.gateway.identity.AgencyClass.Accession;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Loads {@code config/agencies.yaml}, strictly.
 *
 * <p>Rules: I1 unknown format, I2 no institution code, I3 no id, I4 stands twice, I5 unknown agency, I6 ends before it
 * begins, I7 unknown time zone, I8 no format that a system can be answered in.
 */
public final class AgenciesFile {

    private static final String FORMAT = "ieum-agencies/1";
    private static final String NAME = "agencies.yaml";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{7}");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private AgenciesFile() {}

    /** Reads the file without asking whether the formats it names are there, for those who have no mappings at hand. */
    public static Agencies read(Path config, Faults faults) {
        return read(config, format -> true, faults);
    }

    /**
     * Reads the file of a configuration folder; faults go where the others go, and what could be read is answered.
     *
     * @param isWritable whether a mapping of that id has a way out
     */
    public static Agencies read(Path config, Predicate<String> isWritable, Faults faults) {
        return StrictYaml.read(config.resolve(NAME), NAME, faults)
                .map(top -> read(top, isWritable))
                .orElseGet(Agencies::unknown);
    }

    private static Agencies read(YamlMap top, Predicate<String> isWritable) {
        try (top) {
            top.format("I1", FORMAT);
            ZoneId zone = zone(top);
            Map<String, Localized> roles = new LinkedHashMap<>();
            for (YamlMap role : top.maps("roles")) {
                try (role) {
                    once(role, "id", id(role, "id"), roles.keySet());
                    roles.put(role.text("id"), role.localized("name"));
                }
            }
            List<Agency> agencies = new ArrayList<>();
            Set<String> codes = new HashSet<>();
            for (YamlMap agency : top.maps("agencies")) {
                Agency read = agency(agency, isWritable);
                once(agency, "code", read.code(), codes);
                codes.add(read.code());
                agencies.add(read);
            }
            List<AgencyClass> classes = new ArrayList<>();
            Set<String> classIds = new HashSet<>();
            for (YamlMap map : top.maps("classes")) {
                AgencyClass read = agencyClass(map, codes);
                once(map, "id", read.id(), classIds);
                classIds.add(read.id());
                classes.add(read);
            }
            return new Agencies(zone, agencies, classes, roles);
        }
    }

    private static ZoneId zone(YamlMap top) {
        String text = top.text("zone");
        try {
            return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            top.fault("zone", "I7", "'" + text + "' is not a time zone", "write one such as Asia/Seoul");
            return ZoneOffset.UTC;
        }
    }

    private static Agency agency(YamlMap map, Predicate<String> isWritable) {
        try (map) {
            String code = map.text("code");
            if (!code.isEmpty() && !CODE.matcher(code).matches()) {
                map.fault(
                        "code",
                        "I2",
                        "'" + code + "' is not an institution code",
                        "write seven capital letters or digits");
            }
            List<Agency.AgencySystem> systems = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (YamlMap system : map.maps("systems")) {
                try (system) {
                    String id = id(system, "id");
                    once(system, "id", id, ids);
                    ids.add(id);
                    systems.add(new Agency.AgencySystem(id, system.localized("name"), formats(system, isWritable)));
                }
            }
            return new Agency(code, map.localized("name"), systems);
        }
    }

    private static List<String> formats(YamlMap system, Predicate<String> isWritable) {
        List<String> formats = system.texts("formats");
        for (String format : formats) {
            if (!isWritable.test(format)) {
                system.fault(
                        "formats",
                        "I8",
                        "'" + format + "' is no mapping that can be written",
                        "name one of schemas/mappings with direction: both or out, whose records are all alike");
            }
        }
        return formats.stream().distinct().toList();
    }

    private static AgencyClass agencyClass(YamlMap map, Set<String> codes) {
        try (map) {
            List<Accession> members = new ArrayList<>();
            for (YamlMap member : map.maps("members")) {
                try (member) {
                    String agency = member.text("agency");
                    if (!agency.isEmpty() && !codes.contains(agency)) {
                        member.fault(
                                "agency",
                                "I5",
                                "'" + agency + "' is not an agency of this file",
                                "add the agency or correct the code");
                    }
                    LocalDate from = member.date("from");
                    Optional<LocalDate> until = member.optionalDate("until");
                    if (until.filter(last -> last.isBefore(from)).isPresent()) {
                        member.fault("until", "I6", "lies before 'from'", "write a day on or after it");
                    }
                    members.add(new Accession(agency, from, until));
                }
            }
            return new AgencyClass(id(map, "id"), map.localized("name"), members);
        }
    }

    private static String id(YamlMap map, String key) {
        String id = map.text(key);
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            map.fault(key, "I3", "'" + id + "' is not an id", "write lower-case letters, digits and hyphens");
        }
        return id;
    }

    private static void once(YamlMap map, String key, String id, Set<String> seen) {
        if (!id.isEmpty() && seen.contains(id)) {
            map.fault(key, "I4", "'" + id + "' stands twice", "keep one of the two");
        }
    }
}
