package kr.ieum.gateway.exchange.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.schemas.export.Message;
import kr.ieum.schemas.export.Message.Contribution;
import kr.ieum.schemas.export.Message.Instance;
import kr.ieum.schemas.export.Message.Said;
import kr.ieum.schemas.export.ModelUris;
import kr.ieum.schemas.export.Selection;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;

/** What a query is answered, as a message in the reference model (decision 0018). */
public final class AnswerMessage {

    private static final String RECIPIENT = "official";

    private final ReferenceModel model;

    /** Messages of this model. */
    public AnswerMessage(ReferenceModel model) {
        this.model = model;
    }

    /** What one register says of one subject as of one moment. */
    private record Source(int subject, String register, Optional<Instant> assertedAt) {}

    /** A record of a contribution: what stands in one entry of a register, of one class. */
    private record Place(String className, int entry) {}

    /** The message; every field of the answer stands in it, with its value or the state that stands for it. */
    public Message of(QueryAnswer answer) {
        Map<Source, Map<Place, Map<Property, Said>>> sources = new LinkedHashMap<>();
        for (ReleasedField field : answer.fields()) {
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
                QueryAnswer.localId(source.subject()),
                Optional.of(
                        spelled(answer.about().subjects().get(source.subject()).relation())),
                source.register(),
                source.assertedAt().map(Instant::toString),
                records.entrySet().stream()
                        .map(record -> new Instance(record.getKey().className(), Map.of(), record.getValue()))
                        .toList())));
        return new Message(Optional.of(RECIPIENT), contributions);
    }

    /** The same as XML in the namespace of the task's view, without a prolog, to stand in an answer. */
    public String xml(QueryAnswer answer, ModelUris uris) {
        Selection namespace = new Selection(
                "view",
                answer.view().id(),
                answer.view().version(),
                answer.view().title(),
                List.of());
        String document = of(answer).xml(namespace, uris);
        return document.substring(document.indexOf('\n') + 1);
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
