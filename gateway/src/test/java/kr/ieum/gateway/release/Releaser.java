package kr.ieum.gateway.release;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.SubjectKey;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The process that gets killed: eight officials look up as fast as they can through the real release path and log. What left
 * is printed as one line per register, {@code look-up register}. The other mode is the bug that the rig must find.
 */
public final class Releaser {

    /** How it behaves. */
    public enum Mode {
        /** As the product does. */
        TRUE,
        /** Shows a value before the release path has written its intent. */
        SHOWS_BEFORE_INTENT
    }

    private static final AttributeKey NAME = new AttributeKey("Person/name");
    private static final AttributeKey JOB = new AttributeKey("Employment/title");
    private static final Authority AUTHORITY = new Authority("agr-test", 1, "G1", "C1", "L1");
    private static final int OFFICIALS = 8;

    private final Mode mode;
    private final ReleasePath path;

    // Not System.out: one unbuffered write per line reaches the pipe whole or not at all.
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    private Releaser(Mode mode, DisclosureLog log) {
        this.mode = mode;
        ScriptedRegister people = new ScriptedRegister(
                "people", Set.of(NAME), q -> ScriptedRegister.found(q, Map.of(NAME.text(), "홍길동")));
        ScriptedRegister jobs =
                new ScriptedRegister("jobs", Set.of(JOB), q -> ScriptedRegister.found(q, Map.of(JOB.text(), "목수")));
        path = new ReleasePath(
                new PermitsAll(),
                log,
                Disclosures.NONE,
                Map.of("people", people.joined(Duration.ofSeconds(1)), "jobs", jobs.joined(Duration.ofSeconds(1))),
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

    /** Runs until it is killed; arguments are the database's URL and the mode. */
    public static void main(String[] arguments) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(arguments[0]);
        Releaser releaser = new Releaser(
                Mode.valueOf(arguments[1]), DisclosureLog.open(database, LogSettings.STANDARD, Clock.systemUTC()));
        try (ExecutorService officials = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < OFFICIALS; i++) {
                officials.submit(releaser::lookUpForEver);
            }
        }
    }

    private Void lookUpForEver() throws InterruptedException {
        while (true) {
            UUID lookup = UUID.randomUUID();
            if (mode == Mode.SHOWS_BEFORE_INTENT) {
                show(lookup, "people");
            }
            if (path.prepare(request(lookup), 1) instanceof Prepared.Ready(Release release)) {
                release.run(result -> {
                    if (result.fields().stream().anyMatch(field -> field.value().isPresent())) {
                        show(lookup, result.register());
                    }
                });
            }
        }
    }

    private void show(UUID lookup, String register) {
        try {
            out.write((lookup + " " + register + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        public void refresh() {}
    }
}
