package kr.ieum.gateway.agreement;

import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.schemas.json.StrictJson;

/**
 * The record of a decision (design §4): every input except who the subject and the official are and any value, and the
 * outcome. Replay, unused grants and impact analysis work on these alone.
 */
public record RecordedDecision(DecisionRequest request, Engine.Excess excess, Decision decision) {

    static final String FORMAT = "ieum-decision/3";

    /** Before, each outcome spelled its authority out. */
    static final String SPELLED_OUT = "ieum-decision/2";

    /** Before that, all registers were searched by the same attributes, and nobody asked about the rank of heirs. */
    static final String ONE_SEARCH = "ieum-decision/1";

    /** The record of a request without its official, whom no decision depends on. */
    public RecordedDecision {
        if (!request.requester().official().isEmpty()) {
            request = withoutOfficial(request);
        }
    }

    private static DecisionRequest withoutOfficial(DecisionRequest request) {
        DecisionRequest.Requester who = request.requester();
        return new DecisionRequest(
                new DecisionRequest.Requester(who.agency(), who.system(), "", who.roles(), who.assurance()),
                request.kind(),
                request.task(),
                request.caseFacts(),
                request.subjects(),
                request.recipient(),
                request.uses(),
                request.asked(),
                request.searchBy(),
                request.alsoBy(),
                request.met(),
                request.time());
    }

    /** Canonical JSON (RFC 8785): a record holds names, codes and integers only. */
    public String json() {
        return StrictJson.sorted().writeValueAsString(DecisionJson.tree(this));
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException when the text is no record of this format
     */
    public static RecordedDecision read(String json) {
        return DecisionJson.read(RecordTree.of(json));
    }

    /** Decides the recorded request anew. Over the snapshot of the recorded epoch it gives the recorded decision. */
    public Decision replay(Engine engine) {
        return engine.decide(request, excess);
    }
}
