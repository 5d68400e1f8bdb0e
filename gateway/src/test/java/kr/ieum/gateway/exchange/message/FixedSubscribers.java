package kr.ieum.gateway.exchange.message;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.log.tree.Digest;

/**
 * A decision that is made already: each of these destinations receives the record as it stands. The text before the first blank is the
 * conversation. It stands in place of agreements where it is the outbox that is tested.
 */
public final class FixedSubscribers implements Subscribers {

    private final MessageMarks marks = new MessageMarks(new SecretKeySpec(new byte[32], "HmacSHA256"));
    private final SecureRandom random = new SecureRandom();
    private final Supplier<Set<String>> destinations;

    public FixedSubscribers(Supplier<Set<String>> destinations) {
        this.destinations = destinations;
    }

    @Override
    public Subscribed decide(Handed handed, Set<String> only, Set<String> exhausted) {
        String text = new String(handed.bytes(), StandardCharsets.UTF_8);
        if (text.startsWith("unreadable")) {
            return new Subscribed.Refused(
                    "UNREADABLE",
                    Optional.empty(),
                    new Leaf.Refusal(
                            handed.receivedAt(),
                            handed.message(),
                            RequestKind.EVENT,
                            handed.agency(),
                            "events",
                            "UNREADABLE",
                            commit(Purpose.SUBJECT, ""),
                            commit(Purpose.CASE, ""),
                            commit(Purpose.OFFICIAL, handed.sender())));
        }
        return new Subscribed.Told(
                marks.conversation(text.split(" ", 2)[0]),
                destinations.get().stream()
                        .filter(destination -> only.isEmpty() || only.contains(destination))
                        .sorted()
                        .map(destination -> addressed(handed, destination))
                        .toList(),
                List.of());
    }

    private Addressed addressed(Handed handed, String destination) {
        UUID lookup = UUID.randomUUID();
        Instant now = handed.receivedAt();
        String agency = destination.substring(0, destination.indexOf('/'));
        AgreementVersion agreement = new AgreementVersion("agr-events", 1);
        List<Leaf.Asked> asked = List.of(new Leaf.Asked("Person/deathDate", "clear", "G1", "C1", handed.register()));
        return new Addressed(
                destination,
                Optional.of(new Disclosed(
                        new Leaf.Intent(
                                now,
                                lookup,
                                RequestKind.EVENT,
                                agency,
                                agreement,
                                "events",
                                0,
                                Digest.sha256(new byte[0]),
                                commit(Purpose.SUBJECT, "s"),
                                commit(Purpose.CASE, ""),
                                commit(Purpose.OFFICIAL, ""),
                                asked),
                        List.of(Leaf.Outcome.left("Person/deathDate", "clear")),
                        commit(Purpose.VALUES, "v"))),
                new Leaf.Delivery(
                        now,
                        handed.message(),
                        agency,
                        agreement,
                        "decided",
                        asked,
                        commit(Purpose.SUBJECT, "s"),
                        commit(Purpose.PAYLOAD, "p")),
                handed.contentType(),
                handed.bytes());
    }

    private kr.ieum.gateway.log.leaf.Commitment commit(Purpose purpose, String text) {
        return Opening.fresh(purpose, text, random).commitment();
    }

    @Override
    public void moved(long decided) {
        throw new IllegalStateException("nothing here rests on an epoch");
    }
}
