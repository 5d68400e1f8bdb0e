package kr.ieum.gateway.exchange.query;

import java.util.List;
import kr.ieum.gateway.exchange.ReleasedMessage;
import kr.ieum.schemas.export.Message;
import kr.ieum.schemas.export.ModelUris;
import kr.ieum.schemas.export.Selection;
import kr.ieum.schemas.model.ReferenceModel;

/** What a query is answered, as a message in the reference model (decision 0018). */
public final class AnswerMessage {

    private final ReleasedMessage messages;

    /** Messages of this model. */
    public AnswerMessage(ReferenceModel model) {
        this.messages = new ReleasedMessage(model);
    }

    /** The message; every field of the answer stands in it, with its value or the state that stands for it. */
    public Message of(QueryAnswer answer) {
        return messages.of(
                answer.fields(),
                subject -> answer.about().subjects().get(subject).relation());
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
}
