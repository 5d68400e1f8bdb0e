package kr.ieum.gateway.release;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.disclosure.Intended;
import kr.ieum.gateway.disclosure.Openings;
import kr.ieum.gateway.log.Appended;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.schemas.model.SubjectKey;

/**
 * The intent leaves of a plan, one per subject and agreement version (design §9), and afterwards where each stands in the
 * log. Subject, case and official enter by commitment with a fresh salt each.
 */
final class Intents {

    private record Scope(int subject, AgreementVersion agreement) {}

    private final Map<Scope, List<Plan.Permitted>> scopes = new LinkedHashMap<>();
    private final Map<Scope, Openings> openings = new LinkedHashMap<>();
    private final ReleaseRequest request;
    private final SecureRandom random;

    Intents(Plan plan, ReleaseRequest request, SecureRandom random) {
        this.request = request;
        this.random = random;
        for (Plan.Permitted item : plan.permitted()) {
            scopes.computeIfAbsent(scope(item), s -> new ArrayList<>()).add(item);
        }
    }

    /** The leaves to append, in the order in which {@link #logged} names them, each with what it hides. */
    List<Intended> intended(Instant time, long policyEpoch, Digest federation) {
        return scopes.entrySet().stream()
                .map(e -> intended(e.getKey(), e.getValue(), time, policyEpoch, federation))
                .toList();
    }

    private Intended intended(
            Scope scope, List<Plan.Permitted> items, Instant time, long policyEpoch, Digest federation) {
        SubjectKey subject = request.subjectKeys().get(scope.subject());
        Openings hidden = new Openings(
                Opening.fresh(Purpose.SUBJECT, subject.text(), random),
                Opening.fresh(Purpose.CASE, request.caseNumber(), random),
                Opening.fresh(Purpose.OFFICIAL, request.decision().requester().official(), random));
        openings.put(scope, hidden);
        Leaf.Intent leaf = new Leaf.Intent(
                time,
                request.lookup(),
                kind(request.decision().kind()),
                request.decision().requester().agency(),
                scope.agreement(),
                request.decision().task(),
                policyEpoch,
                federation,
                hidden.subject().commitment(),
                hidden.caseRef().commitment(),
                hidden.official().commitment(),
                items.stream().map(Intents::asked).toList());
        return new Intended(
                leaf,
                hidden,
                relation(request.decision().subjects().get(scope.subject()).relation()),
                subject,
                // whom a screening is about aren't people of one case
                request.decision().kind() == kr.ieum.gateway.agreement.engine.RequestKind.SCREENING
                        ? List.of()
                        : request.subjectKeys());
    }

    private static Intended.Relation relation(Relation relation) {
        return switch (relation) {
            case APPLICANT, SELF -> Intended.Relation.APPLICANT;
            case DECEASED -> Intended.Relation.DECEASED;
            case BENEFIT_UNIT, OBLIGOR, REPRESENTATIVE, HEIR, OWNER, SITE, ENROLLED -> Intended.Relation.MEMBER;
        };
    }

    /** The intent of each item, after {@link #intended} and the append of it. */
    Logged logged(Appended appended) {
        Map<Scope, Intent> logged = new LinkedHashMap<>();
        int n = 0;
        for (Map.Entry<Scope, Openings> entry : openings.entrySet()) {
            logged.put(entry.getKey(), new Intent(appended.position(n++), entry.getValue()));
        }
        return item -> {
            Intent intent = logged.get(scope(item));
            if (intent == null) {
                throw new IllegalStateException("item without intent: " + item.attribute());
            }
            return intent;
        };
    }

    /** An intent in the log, with what it hides. */
    record Intent(Position position, Openings openings) {}

    /** Finds the intent of a permitted item. */
    @FunctionalInterface
    interface Logged {
        Intent of(Plan.Permitted item);
    }

    static kr.ieum.gateway.log.leaf.Commitment commit(Purpose purpose, String value, SecureRandom random) {
        return Opening.fresh(purpose, value, random).commitment();
    }

    static RequestKind kind(kr.ieum.gateway.agreement.engine.RequestKind kind) {
        return switch (kind) {
            case CASE -> RequestKind.CASE;
            case EVENT -> RequestKind.EVENT;
            case SCREENING -> RequestKind.SCREENING;
            case OWN_DATA -> RequestKind.OWN_DATA;
            case EMERGENCY -> RequestKind.EMERGENCY;
        };
    }

    private static Scope scope(Plan.Permitted item) {
        Authority authority = item.authority();
        return new Scope(item.subject(), new AgreementVersion(authority.agreement(), authority.version()));
    }

    private static Leaf.Asked asked(Plan.Permitted item) {
        return new Leaf.Asked(
                item.attribute().text(),
                item.form().text(),
                item.authority().grant(),
                item.authority().clause(),
                item.register());
    }
}
