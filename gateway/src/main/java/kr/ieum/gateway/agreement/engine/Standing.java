package kr.ieum.gateway.agreement.engine;

import java.util.Optional;
import java.util.Set;

/** What an agreement asks of whoever asks for a consumer: agreements of a task mostly ask the same, so each is looked at once. */
record Standing(Set<String> systems, Optional<String> role, int minAssurance) {

    static Standing of(Terms.Consumer consumer) {
        return new Standing(consumer.systems(), consumer.role(), consumer.minAssurance());
    }

    boolean isOf(DecisionRequest.Requester requester) {
        return (systems.isEmpty() || systems.contains(requester.system()))
                && role.map(requester.roles()::contains).orElse(true)
                && requester.assurance() >= minAssurance;
    }
}
