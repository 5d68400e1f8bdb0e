package kr.ieum.gateway.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.web.Sandbox.Answer;
import kr.ieum.gateway.web.Sandbox.Entry;
import kr.ieum.gateway.web.Sandbox.Field;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Loads {@code config/demo/sandbox.yaml}, strictly.
 *
 * <p>Rules: Q1 unknown format, Q2 not an id, Q3 stands twice, Q4 nobody of the demo's officials, Q5 unknown system, Q6 not the 13 digits of a
 * person, Q7 neither an answer nor a refusal, or both, Q8 a field of what isn't asked.
 */
public final class SandboxFile {

    private static final String NAME = "demo/sandbox.yaml";
    private static final String FORMAT = "ieum-sandbox/1";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{13}");

    private SandboxFile() {}

    /** How strictly a query is answered. */
    private enum Mode {
        REJECT,
        FILTER
    }

    /**
     * Reads the list, where the configuration has one.
     *
     * @param officials sign-in ids of the demo's officials
     */
    public static Optional<Sandbox> read(Path config, Set<String> officials, Agencies agencies, Faults faults) {
        Path file = config.resolve(NAME);
        return Files.exists(file)
                ? StrictYaml.read(file, NAME, faults).map(top -> sandbox(top, officials, agencies))
                : Optional.empty();
    }

    private static Sandbox sandbox(YamlMap top, Set<String> officials, Agencies agencies) {
        try (top) {
            String format = top.text("format");
            if (!format.isEmpty() && !FORMAT.equals(format)) {
                top.fault("format", "Q1", "'" + format + "' is not a known format", "write format: " + FORMAT);
            }
            String system = top.text("system");
            boolean isKnown = SystemId.parse(system)
                    .filter(id -> agencies.find(id.agency())
                            .filter(agency -> agency.hasSystem(id.system()))
                            .isPresent())
                    .isPresent();
            if (!system.isEmpty() && agencies.isKnown() && !isKnown) {
                top.fault("system", "Q5", "'" + system + "' is not a system", "write AGENCY/SYSTEM of agencies.yaml");
            }
            Set<String> ids = new HashSet<>();
            List<Entry> entries = new ArrayList<>();
            for (YamlMap map : top.maps("entries")) {
                Entry entry = entry(map, officials);
                if (!ids.add(entry.id())) {
                    map.fault("id", "Q3", "stands twice", "keep one of the two");
                }
                entries.add(entry);
            }
            return new Sandbox(system, entries);
        }
    }

    private static Entry entry(YamlMap map, Set<String> officials) {
        try (map) {
            String id = map.text("id");
            if (!id.isEmpty() && !ID.matcher(id).matches()) {
                map.fault("id", "Q2", "is not an id", "write up to 32 lower-case letters, digits, hyphens");
            }
            String official = map.text("official");
            if (!official.isEmpty() && !officials.contains(official)) {
                map.fault("official", "Q4", "'" + official + "' is nobody of demo/officials.yaml", "write an id of it");
            }
            List<String> subjects = map.texts("subjects");
            if (!subjects.stream().allMatch(number -> NUMBER.matcher(number).matches())) {
                map.fault("subjects", "Q6", "holds what is no resident number", "write 13 digits of a made-up person");
            }
            List<String> attributes = map.texts("attributes");
            return new Entry(
                    id,
                    map.localized("title"),
                    map.localized("why"),
                    map.text("task"),
                    map.text("case"),
                    official,
                    subjects,
                    YamlMap.spelling(map.optionalChoice("mode", Mode.class).orElse(Mode.REJECT)),
                    attributes,
                    answer(map, subjects.size(), attributes));
        }
    }

    private static Answer answer(YamlMap map, int subjects, List<String> attributes) {
        if (map.has("answer") == map.has("refused")) {
            map.fault("id", "Q7", "has neither an answer nor a refusal, or both", "write one of answer and refused");
        }
        if (map.has("refused")) {
            try (YamlMap refused = map.map("refused")) {
                return new Answer.Refused(refused.text("problem"), refused.text("reason"));
            }
        }
        List<Field> fields = new ArrayList<>();
        if (map.has("answer")) {
            for (YamlMap line : map.maps("answer")) {
                try (line) {
                    Field field = new Field(
                            line.optionalInteger("subject").orElse(0),
                            line.text("attribute"),
                            line.text("state"),
                            line.optionalText("value"));
                    if (field.subject() < 0 || field.subject() >= subjects || !attributes.contains(field.attribute())) {
                        line.fault("attribute", "Q8", "isn't asked", "write a subject and an attribute of the query");
                    }
                    fields.add(field);
                }
            }
        }
        return new Answer.Told(fields);
    }
}
