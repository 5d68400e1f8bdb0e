package kr.ieum.gateway.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.schemas.export.Message;
import kr.ieum.schemas.export.Message.Contribution;
import kr.ieum.schemas.export.Message.Instance;
import kr.ieum.schemas.export.Message.Said;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;

/** Released fields as a message in the reference model (decision 0018), whatever brought them about. */
public final class ReleasedMessage {

    private static final String RECIPIENT = "official";

    private final ReferenceModel model;

    /** Messages of this model. */
    public ReleasedMessage(ReferenceModel model) {
        this.model = model;
    }

    /** What one register says of one subject as of one moment. */
    private record Source(int subject, String register, Optional<Instant> assertedAt) {}

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
            sources.computeIfAbsent(
                            new Source(field.subject(), field.register(), field.assertedAt()),
                            source -> new LinkedHashMap<>())
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
                        .map(record -> new Instance(record.getKey().className(), Map.of(), record.getValue()))
                        .toList())));
        return new Message(Optional.of(RECIPIENT), contributions);
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
