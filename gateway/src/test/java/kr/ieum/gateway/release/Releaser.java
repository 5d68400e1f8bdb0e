package kr.ieum.gateway.release;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.disclosure.Disclosures;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.SubjectKey;

/** The real release path in front of a log, with two registers that answer at once: the smallest thing that discloses. */
public final class Releaser {

    private static final AttributeKey NAME = new AttributeKey("Person/name");
    private static final AttributeKey JOB = new AttributeKey("Employment/title");
    private static final Authority AUTHORITY = new Authority("agr-test", 1, "G1", "C1", "L1");

    private Releaser() {}

    /** Hears of what happens while it happens. */
    public interface Ear {

        /** A register is being asked. */
        void asked(String register);

        /** Values of a register leave. */
        void left(String register);
    }

    /** Looks up once: one subject, an attribute of each register. */
    public static void lookUp(DisclosureLog log, UUID lookup, Ear ear) throws InterruptedException {
        if (path(log, ear).prepare(request(lookup), 1) instanceof Prepared.Ready(Release release)) {
            release.run(result -> {
                if (result.fields().stream().anyMatch(field -> field.value().isPresent())) {
                    ear.left(result.register());
                }
            });
        }
    }

    private static ReleasePath path(DisclosureLog log, Ear ear) {
        return new ReleasePath(
                new PermitsAll(),
                log,
                Disclosures.NONE,
                Map.of("people", register("people", NAME, "홍길동", ear), "jobs", register("jobs", JOB, "목수", ear)),
                new FormedFields(
                        key -> Datatype.TEXT,
                        CodeLists.of(List.of()),
                        agreement -> new SecretKeySpec(agreement.getBytes(StandardCharsets.UTF_8), "HmacSHA256"),
                        Clock.systemUTC(),
                        ZoneId.of("Asia/Seoul")),
                new ReleasePath.OfficialPseudonyms(new byte[32]),
                Digest.sha256("federation".getBytes(StandardCharsets.UTF_8)),
                Clock.systemUTC(),
                ZoneId.of("Asia/Seoul"),
                new SecureRandom());
    }

    private static JoinedRegister register(String id, AttributeKey attribute, String value, Ear ear) {
        return new ScriptedRegister(id, Set.of(attribute), question -> {
                    ear.asked(id);
                    return ScriptedRegister.found(question, Map.of(attribute.text(), value));
                })
                .joined(Duration.ofSeconds(1));
    }

    private static ReleaseRequest request(UUID lookup) {
        Instant now = Instant.now();
        return Requests.of(
                lookup,
                Relation.APPLICANT,
                List.of(SubjectKey.ofPerson("8502301234560")),
                List.of(new Asked(NAME, "people", Optional.empty()), new Asked(JOB, "jobs", Optional.empty())),
                now,
                now.plusSeconds(2));
    }

    private static final class PermitsAll implements Policy {
        @Override
        public Decision decide(DecisionRequest request) {
            List<Outcome> outcomes = request.asked().stream()
                    .<Outcome>map(asked -> new Outcome.Permitted(Form.CLEAR, AUTHORITY))
                    .toList();
            return new Decision.Decided(0, outcomes, List.of());
        }

        @Override
        public String record(DecisionRequest request, Decision decision) {
            return "{}";
        }

        @Override
        public List<Companion> duties(UUID lookup, DecisionRequest request, Decision.Decided decision) {
            return List.of();
        }

        @Override
        public void refresh(long decided) {}
    }
}
