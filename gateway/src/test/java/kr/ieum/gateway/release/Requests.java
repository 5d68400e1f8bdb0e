package kr.ieum.gateway.release;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.model.SubjectKey;

/** Requests for tests whose policy looks at nothing but what is asked: one official's, in one case, of whom nothing is verified. */
final class Requests {

    private static final Fact<String> KNOWN = new Fact.Known<>("x", "case-system");

    private Requests() {}

    /** All of {@code asked} about each of these subjects, as of today, by their own keys. */
    static ReleaseRequest of(
            UUID lookup,
            Relation relation,
            List<SubjectKey> subjects,
            List<Asked> asked,
            Instant time,
            Instant finalAt) {
        return new ReleaseRequest(
                lookup,
                decision(relation, subjects.size(), asked, time),
                "3000000-2026-04-0012345",
                subjects,
                (subject, item) -> true,
                Duration.ZERO,
                Optional.empty(),
                LocalDate.of(2026, 9, 30),
                Optional.empty(),
                false,
                finalAt);
    }

    private static DecisionRequest decision(Relation relation, int subjects, List<Asked> asked, Instant time) {
        return new DecisionRequest(
                new DecisionRequest.Requester("3000000", "welfare-case", "kim", Set.of("investigator"), 3),
                RequestKind.CASE,
                "basic-livelihood",
                new DecisionRequest.CaseFacts(
                        KNOWN, KNOWN, KNOWN, KNOWN, new Fact.Known<>(true, "case-system"), new Fact.Missing<>("x")),
                Collections.nCopies(subjects, unverified(relation)),
                Recipient.OFFICIAL,
                Set.of(Use.DISPLAY),
                asked,
                Map.of(),
                Set.of(),
                Set.of(),
                time);
    }

    private static DecisionRequest.SubjectFacts unverified(Relation relation) {
        return new DecisionRequest.SubjectFacts(
                relation,
                new Fact.Missing<>("x"),
                new Fact.Missing<>("x"),
                new Fact.Missing<>("x"),
                new Fact.Missing<>("x"),
                new Fact.Missing<>("x"),
                new Fact.Missing<>("x"),
                new Fact.Missing<>("x"),
                Map.of());
    }
}
