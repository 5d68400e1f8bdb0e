package kr.ieum.gateway.release;

import java.util.List;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;

/**
 * Keys that one register gives so that another can be asked by them: owner → register of residents (design §4). A key is
 * fetched under a grant of its own for {@link kr.ieum.gateway.agreement.engine.Use#SEARCH}, decided here, stands in the same intent, and is
 * shown to nobody.
 *
 * @param decision asks for the keys, in the order of the links, with use {@code SEARCH}
 * @param links which attribute is asked by which key
 */
public record SentKeys(DecisionRequest decision, List<Link> links) {

    /**
     * An attribute that is asked by the keys another register gives.
     *
     * @param attribute as it stands among the asked attributes of the main decision
     */
    public record Link(Asked attribute, Asked key) {}

    /** Makes it immutable. */
    public SentKeys {
        links = List.copyOf(links);
    }
}
