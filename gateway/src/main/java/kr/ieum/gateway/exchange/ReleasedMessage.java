package kr.ieum.gateway.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.schemas.export.Message;
import kr.ieum.schemas.export.Message.Contribution;
import kr.ieum.schemas.export.Message.Instance;
import kr.ieum.schemas.export.Message.Said;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * Released fields as a message in the reference model (decision 0018), whatever brought them about. No contribution mixes agreements, so
 * that each is valid by the closed schema of its own.
 */
public final class ReleasedMessage {

    private static final String RECIPIENT = "official";

    private final ReferenceModel model;
    private final Map<String, Integer> classes = new HashMap<>();
    private final Map<AttributeKey, Integer> properties = new HashMap<>();

    /** Messages of this model. */
    public ReleasedMessage(ReferenceModel model) {
        this.model = model;
        for (ModelClass declared : model.classes()) {
            classes.put(declared.name(), classes.size());
            model.propertiesOf(declared).forEach(property -> properties.put(property.key(), properties.size()));
        }
    }

    /** What one register says of one subject as of one moment, under one agreement or under none. */
    private record Source(
            int subject, String register, Optional<Instant> assertedAt, Optional<AgreementVersion> agreement) {

        static Source of(ReleasedField field) {
            return new Source(
                    field.subject(),
                    field.register(),
                    field.assertedAt(),
                    cited(field).map(authority -> new AgreementVersion(authority.agreement(), authority.version())));
        }
    }

    /** A record of a contribution: what stands in one entry of a register, of one class. */
    private record Place(String className, int entry) {}

    /** The local id of a subject in a message. */
    public static String localId(int subject) {
        return "#s" + (subject + 1);
    }

    /**
     * The message; every field stands in it, with its value or the state that stands for it.
     *
     * @param relations how each subject that fields refer to stands to the request
     */
    public Message of(List<ReleasedField> fields, IntFunction<Relation> relations) {
        Map<Source, Map<Place, Map<Property, Said>>> sources = new LinkedHashMap<>();
        for (ReleasedField field : fields) {
            Property property = model.property(field.attribute()).orElseThrow();
            sources.computeIfAbsent(Source.of(field), source -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            new Place(field.attribute().className(), field.entry()), place -> new LinkedHashMap<>())
                    .put(property, said(field));
        }
        List<Contribution> contributions = new ArrayList<>();
        sources.forEach((source, records) -> contributions.add(new Contribution(
                localId(source.subject()),
                Optional.of(spelled(relations.apply(source.subject()))),
                source.register(),
                source.assertedAt().map(Instant::toString),
                records.entrySet().stream()
                        .sorted(Comparator.comparingInt(
                                record -> classes.getOrDefault(record.getKey().className(), 0)))
                        .map(record -> new Instance(record.getKey().className(), Map.of(), ordered(record.getValue())))
                        .toList())));
        return new Message(Optional.of(RECIPIENT), contributions);
    }

    /** In the order of the model, which XML Schema demands. */
    private Map<Property, Said> ordered(Map<Property, Said> members) {
        Map<Property, Said> ordered = new LinkedHashMap<>();
        members.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        member -> properties.getOrDefault(member.getKey().key(), 0)))
                .forEach(member -> ordered.put(member.getKey(), member.getValue()));
        return ordered;
    }

    /** The agreement under which a field was asked for, whatever became of it; none of what wasn't granted, or is withheld. */
    public static Optional<Authority> cited(ReleasedField field) {
        return switch (field.state()) {
            case NOT_GRANTED, NO_CONSENT, DECLINED_BY_SUBJECT, WITHHELD -> Optional.empty();
            case VALUE,
                    REDUCED,
                    KNOWN_EMPTY,
                    UNKNOWN,
                    NOT_APPLICABLE,
                    NO_HISTORY,
                    UNDETERMINED,
                    LATE,
                    SOURCE_ERROR,
                    CLOSED_UNTIL,
                    PENDING -> field.authority();
        };
    }

    private static Said said(ReleasedField field) {
        return field.value()
                .<Said>map(value -> new Said.Value(value.form(), value.text()))
                .orElseGet(() -> new Said.State(spelled(field.state())));
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
