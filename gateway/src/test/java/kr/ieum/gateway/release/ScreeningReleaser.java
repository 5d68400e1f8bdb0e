package kr.ieum.gateway.release;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.disclosure.Disclosures;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Datatype;

/** The real release path in front of a log, with one register that tells of everybody whether there is something: enough for files of subjects. */
public final class ScreeningReleaser {

    /** The register. */
    public static final String REGISTER = "people";

    /** What it tells. */
    public static final AttributeKey TOLD = new AttributeKey("Person/deathDate");

    private static final Authority AUTHORITY = new Authority("agr-test", 1, "G1", "C3", "L1");

    private ScreeningReleaser() {}

    /** Says what becomes of a question about somebody, while it is asked. */
    @FunctionalInterface
    public interface Register {

        /** @return whether it answers; late otherwise */
        boolean asked(String subject);
    }

    /** @param perDay how many subjects the agreement is good for */
    public static ReleasePath path(DisclosureLog log, Register register, int perDay, Clock clock) {
        JoinedRegister scripted = new ScriptedRegister(REGISTER, Set.of(TOLD), question -> new RegisterAnswer.Late())
                .joined(Duration.ofSeconds(5));
        JoinedRegister joined = new JoinedRegister(new Forgetful(register), scripted.mapping(), scripted.deadline());
        Function<AttributeKey, Datatype> text = key -> Datatype.TEXT;
        return new ReleasePath(
                new Permits(perDay),
                log,
                Disclosures.NONE,
                Map.of(REGISTER, joined),
                new FormedFields(
                        text,
                        CodeLists.of(List.of()),
                        agreement -> new SecretKeySpec(agreement.getBytes(StandardCharsets.UTF_8), "HmacSHA256"),
                        clock,
                        ZoneId.of("Asia/Seoul")),
                new ReleasePath.OfficialPseudonyms(new byte[32]),
                Digest.sha256("federation".getBytes(StandardCharsets.UTF_8)),
                clock,
                ZoneId.of("Asia/Seoul"),
                new SecureRandom());
    }

    /** Keeps no question, however many there are. */
    private record Forgetful(Register answers) implements RegisterAdapter {

        @Override
        public String register() {
            return REGISTER;
        }

        @Override
        public Narrowing narrowing() {
            return Narrowing.AT_SOURCE;
        }

        @Override
        public RegisterAnswer ask(RegisterQuestion question) {
            return answers.asked(question.key().text())
                    ? ScriptedRegister.found(question, Map.of(TOLD.text(), "x"))
                    : new RegisterAnswer.Late();
        }

        @Override
        public int inFlight() {
            return 0;
        }

        @Override
        public void close() {}
    }

    /** Whatever is asked may be told whether it exists. */
    private record Permits(int perDay) implements Policy {
        @Override
        public Decision decide(DecisionRequest request) {
            return new Decision.Decided(
                    0,
                    Collections.nCopies(request.subjects().size(), new Outcome.Permitted(Form.EXISTS, AUTHORITY)),
                    List.of(new Decision.VolumeLimit(
                            "agr-test", 1, false, perDay, request.subjects().size())));
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
