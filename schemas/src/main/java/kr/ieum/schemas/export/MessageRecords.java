package kr.ieum.schemas.export;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.mapping.MappedField;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.mapping.WayOut.OutgoingRecord;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.model.Value;
import tools.jackson.databind.JsonNode;

/**
 * Takes a message apart into the records of a consumer's format: what registers say once of a subject, together with each of the records
 * of the one class of which there are several, such as a line for each income. Nothing is guessed: a reduced value, a state that isn't the
 * register's own, and several records of two classes can't be said.
 */
final class MessageRecords {

    private static final String RULE = "M60";

    private final ReferenceModel model;
    private final Set<AttributeKey> wanted;

    /** @param wanted the attributes that the format has a place for */
    MessageRecords(ReferenceModel model, Set<AttributeKey> wanted) {
        this.model = model;
        this.wanted = wanted;
    }

    /** A record on its way out. */
    sealed interface Outgoing {

        /** Local id of whom it is about. */
        String subject();

        record Sayable(String subject, OutgoingRecord record) implements Outgoing {}

        record Unsayable(String subject, List<Problem> problems) implements Outgoing {}
    }

    /** What the message says of one subject, by class and record. */
    private static final class Subject {

        private final Map<String, List<Map<AttributeKey, MappedField>>> classes = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
    }

    List<Outgoing> of(JsonNode message) {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        for (JsonNode contribution : message.path("contributions")) {
            Subject subject =
                    subjects.computeIfAbsent(contribution.path("subject").stringValue(""), any -> new Subject());
            for (JsonNode record : contribution.path("records")) {
                read(record, subject);
            }
        }
        return subjects.entrySet().stream()
                .flatMap(subject -> records(subject.getKey(), subject.getValue()).stream())
                .toList();
    }

    private void read(JsonNode record, Subject subject) {
        String className = record.path("@type").stringValue("");
        Map<AttributeKey, MappedField> fields = new LinkedHashMap<>();
        record.properties().forEach(member -> {
            Optional<Property> property = model.property(className + "/" + member.getKey());
            if (property.isPresent() && wanted.contains(property.get().key())) {
                field(property.get(), member.getValue(), subject.problems)
                        .ifPresent(field -> fields.put(property.get().key(), field));
            }
        });
        if (!fields.isEmpty()) {
            List<Map<AttributeKey, MappedField>> same =
                    subject.classes.computeIfAbsent(className, any -> new ArrayList<>());
            // two registers that say the same say it once
            if (!same.contains(fields)) {
                same.add(fields);
            }
        }
    }

    private static List<Outgoing> records(String id, Subject subject) {
        List<String> several = subject.classes.entrySet().stream()
                .filter(of -> of.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (several.size() > 1) {
            subject.problems.add(problem(
                    "", "has several records of " + String.join(" and of ", several) + ", and a line holds one each"));
        }
        if (!subject.problems.isEmpty()) {
            return List.of(new Outgoing.Unsayable(id, List.copyOf(subject.problems)));
        }
        Map<AttributeKey, List<MappedField>> once = new LinkedHashMap<>();
        subject.classes.forEach((name, records) -> {
            if (!several.contains(name)) {
                put(records.getFirst(), once);
            }
        });
        if (several.isEmpty()) {
            return once.isEmpty() ? List.of() : List.of(new Outgoing.Sayable(id, new OutgoingRecord("", once)));
        }
        return subject.classes.getOrDefault(several.getFirst(), List.of()).stream()
                .map(each -> {
                    Map<AttributeKey, List<MappedField>> line = new LinkedHashMap<>(once);
                    put(each, line);
                    return (Outgoing) new Outgoing.Sayable(id, new OutgoingRecord("", line));
                })
                .toList();
    }

    private static void put(Map<AttributeKey, MappedField> fields, Map<AttributeKey, List<MappedField>> line) {
        fields.forEach((key, field) -> line.put(key, List.of(field)));
    }

    private static Optional<MappedField> field(Property property, JsonNode member, List<Problem> problems) {
        String key = property.key().text();
        if (member.isString()) {
            Optional<MappedField> value = value(property, member.stringValue()).map(MappedField.Present::new);
            if (value.isEmpty()) {
                problems.add(problem(key, "is no " + spelling(property) + " that can be taken apart again"));
            }
            return value;
        }
        if (!member.path("@type").stringValue("").equals("state")) {
            problems.add(problem(key, "is there in a reduced form only"));
            return Optional.empty();
        }
        return switch (member.path("@value").stringValue("")) {
            case "known-empty" -> Optional.of(new MappedField.KnownEmpty());
            case "unknown" -> Optional.of(new MappedField.Unknown());
            case "not-applicable" -> Optional.of(new MappedField.NotApplicable());
            default -> {
                problems.add(problem(key, "has no value for a reason that isn't the register's own"));
                yield Optional.empty();
            }
        };
    }

    private static String spelling(Property property) {
        return property.datatype().name().toLowerCase(Locale.ROOT);
    }

    private static Problem problem(String attribute, String message) {
        return new Problem(RULE, attribute, 0, message);
    }

    /** The value that a clear text of a message stands for; an address of one line has lost its parts. */
    private static Optional<Value> value(Property property, String text) {
        try {
            return switch (property.datatype()) {
                case DATE -> date(text).map(Value.OfDate::new);
                case IDENTIFIER -> Optional.of(new Value.OfIdentifier(text));
                case NAME -> Optional.of(new Value.OfName(text));
                case ADDRESS -> Optional.empty();
                case AMOUNT ->
                    text.matches("-?[0-9]{1,18}")
                            ? Optional.of(new Value.OfAmount(new BigDecimal(text)))
                            : Optional.empty();
                case CODE -> property.codeList().map(list -> new Value.OfCode(text, list));
                case TEXT -> Optional.of(new Value.OfText(text));
                case INDICATOR -> Optional.of(new Value.OfIndicator(Answer.valueOf(text.toUpperCase(Locale.ROOT))));
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PartialDate> date(String text) {
        if (!text.matches("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")) {
            return Optional.empty();
        }
        return Optional.of(new PartialDate(
                Integer.parseInt(text.substring(0, 4)),
                text.length() > 4 ? Integer.parseInt(text.substring(5, 7)) : 0,
                text.length() > 7 ? Integer.parseInt(text.substring(8)) : 0));
    }
}
