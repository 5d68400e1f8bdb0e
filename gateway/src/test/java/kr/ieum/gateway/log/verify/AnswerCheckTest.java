package kr.ieum.gateway.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.leaf.Salt;
import kr.ieum.gateway.start.LogInspection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever kept an answer with its proofs proves what he got; one that was changed is refused, also by the script. */
class AnswerCheckTest {

    private static final Path SCRIPT = Stream.of(Path.of("docs"), Path.of("../docs"))
            .map(docs -> docs.resolve("verify/verify_log.py"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    private static final String KEY = PlantedLog.SIGNER.verifier().text();

    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path temporary;

    private String answer = "";

    @BeforeEach
    void anAnswerIsKept() {
        Opening caseRef = Opening.fresh(Purpose.CASE, "case-7", random);
        Opening official = Opening.fresh(Purpose.OFFICIAL, "official-3", random);
        Opening values = Opening.fresh(Purpose.VALUES, values("Person/birthDate", 0, "year", "1980"), random);
        Leaf.Intent planted = PlantedLog.intent(0);
        Leaf intent = new Leaf.Intent(
                planted.time(),
                planted.lookup(),
                planted.kind(),
                planted.agency(),
                planted.agreement(),
                planted.task(),
                planted.policyEpoch(),
                planted.federation(),
                planted.subject(),
                caseRef.commitment(),
                official.commitment(),
                planted.asked());
        Leaf release = new Leaf.Release(
                PlantedLog.TIME,
                new Position("2026h2", 0),
                "resident-register",
                List.of(Leaf.Outcome.left("Person/birthDate", "year")),
                values.commitment());
        answer = """
            {"registers":[{"register":"resident-register","fields":[
              {"register":"resident-register","attribute":"Person/birthDate","entry":0,"form":"year","value":"1980"},
              {"register":"resident-register","attribute":"Person/name","entry":0,"state":"not-granted"}]}],
             "proofs":[
              {"shard":"2026h2","index":0,"leaf":"intent","proof":"%s","openings":{"case":%s,"official":%s}},
              {"shard":"2026h2","index":0,"leaf":"release","proof":"%s","openings":{"values":%s}}]}
            """.formatted(proof(intent), opening(caseRef), opening(official), proof(release), opening(values));
    }

    /** Of a leaf that is a tree of its own. */
    private static String proof(Leaf leaf) {
        byte[] bytes = LeafFormat.encode(leaf);
        String note = new String(PlantedLog.checkpoint("2026h2", List.of(bytes)).bytes(), StandardCharsets.UTF_8);
        return ("c2sp.org/tlog-proof@v1\nextra " + Base64.getEncoder().encodeToString(bytes) + "\nindex 0\n\n" + note)
                .replace("\n", "\\n");
    }

    private static String opening(Opening opening) {
        return "{\"salt\":\"%s\",\"value\":\"%s\"}"
                .formatted(
                        Base64.getEncoder().encodeToString(opening.salt().bytes()),
                        Base64.getEncoder().encodeToString(opening.value()));
    }

    private static byte[] values(String attribute, int entry, String form, String text) {
        ByteBuffer all = ByteBuffer.allocate(256);
        text(all, attribute);
        all.putInt(entry);
        text(all, form);
        text(all, text);
        return Arrays.copyOf(all.array(), all.position());
    }

    private static void text(ByteBuffer all, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        all.putInt(bytes.length).put(bytes);
    }

    @Test
    void anAnswerAsItCameIsTheOneThatItsLeavesCommitTo() throws Exception {
        assertThat(verified(answer)).startsWith("sound log.example/ieum/2026h2 size 1 ");
        assertThat(script(answer)).startsWith("sound log.example/ieum/2026h2 size 1\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1980,1981,refused P6 2026h2 leaf 0",
        "'\"form\":\"year\"','\"form\":\"clear\"',refused P6 2026h2 leaf 0",
        "'\"entry\":0,\"form\"','\"entry\":1,\"form\"',refused P6 2026h2 leaf 0",
        "'\"state\":\"not-granted\"','\"form\":\"clear\",\"value\":\"Hong\"',refused P7 answer resident-register"
                + " Person/name"
    })
    void aChangedFieldIsRefused(String from, String to, String refusal) throws Exception {
        String changed = answer.replaceFirst(Pattern.quote(from), to);
        assertThat(changed).isNotEqualTo(answer);
        assertThat(verified(changed)).startsWith(refusal + ": ");
        assertThat(script(changed)).startsWith(refusal + ": ");
    }

    @Test
    void anotherCaseThanTheOneThatWasLoggedIsRefused() throws Exception {
        refused(
                "P5 2026h2 leaf 0",
                kept -> kept.replaceFirst(
                        "\"case\":\\{[^}]*\\}",
                        "\"case\":" + opening(new Opening(Purpose.CASE, Salt.fresh(random), new byte[] {1}))));
    }

    @Test
    void valuesThatWereMadeToFitAChangedAnswerAreRefused() throws Exception {
        byte[] forged = values("Person/birthDate", 0, "year", "1981");
        refused(
                "P5 2026h2 leaf 0",
                kept -> kept.replace("\"value\":\"1980\"", "\"value\":\"1981\"")
                        .replaceFirst(
                                "\"values\":\\{[^}]*\\}",
                                "\"values\":" + opening(Opening.fresh(Purpose.VALUES, forged, random))));
    }

    @Test
    void anOpeningOfOnePurposeDoesntPassForAnother() throws Exception {
        refused("P5 2026h2 leaf 0", kept -> kept.replace("\"official\":{", "\"subject\":{"));
    }

    private void refused(String how, UnaryOperator<String> change) throws Exception {
        String changed = change.apply(answer);
        assertThat(changed).isNotEqualTo(answer);
        assertThat(verified(changed)).startsWith("refused " + how + ": ");
        assertThat(script(changed)).startsWith("refused " + how + ": ");
    }

    private Path file(String content) throws Exception {
        return Files.writeString(temporary.resolve("answer.json"), content);
    }

    private String verified(String content) throws Exception {
        return String.join(
                "\n",
                LogInspection.verify(file(content).toString(), List.of(KEY), LogInspection.Kept.NOTHING)
                        .lines());
    }

    private String script(String content) throws Exception {
        Process process = new ProcessBuilder(
                        "python3", SCRIPT.toString(), file(content).toString(), "--key", KEY)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
