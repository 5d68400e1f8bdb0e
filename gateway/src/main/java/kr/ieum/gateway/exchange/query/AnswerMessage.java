package kr.ieum.gateway.exchange.query;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.exchange.ReleasedMessage;
import kr.ieum.schemas.export.Message;
import kr.ieum.schemas.export.ModelUris;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * What a query is answered, as a message in the reference model (decision 0018). Each contribution stands under one agreement, so
 * that it is valid by that agreement's schema; what no agreement covers isn't in the message, and is told by its ground alone.
 */
public final class AnswerMessage {

    private final ReferenceModel model;
    private final ReleasedMessage messages;

    /** Messages of this model. */
    public AnswerMessage(ReferenceModel model) {
        this.model = model;
        this.messages = new ReleasedMessage(model);
    }

    /** The message; every field that an agreement covers stands in it, with its value or the state that stands for it. */
    public Message of(QueryAnswer answer) {
        return messages.of(
                answer.fields().stream()
                        .filter(field -> ReleasedMessage.cited(field).isPresent())
                        .toList(),
                subject -> answer.about().subjects().get(subject).relation());
    }

    /** The same as XML in the namespace of the task, without a prolog, to stand in an answer; nothing where no agreement covers anything. */
    public Optional<String> xml(QueryAnswer answer, ModelUris uris) {
        Message message = of(answer);
        if (message.contributions().isEmpty()) {
            return Optional.empty();
        }
        String document = message.xml(QuerySelection.of(answer.view(), List.of()), uris);
        return Optional.of(document.substring(document.indexOf('\n') + 1));
    }

    /** The same as a file in a format of the consumer's own. */
    public AnswerFile file(QueryAnswer answer, OwnFormat format, ModelUris uris) {
        return AnswerFile.of(answer, format, this, model, uris);
    }
}
