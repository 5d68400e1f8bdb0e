package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.command.TypedVerb;
import kr.ieum.gateway.keys.Revocation;
import kr.ieum.gateway.start.CheckedProofs;
import kr.ieum.gateway.systems.GatewayKey;
import kr.ieum.gateway.systems.GatewayKeys;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a developer gets from {@code bin/ieum client}, against a node. */
@OnTheDemoNode
class ClientVerbJourneyTest {

    private static final String QUERY = """
        {"task": "basic-livelihood", "case": "%s", "official": "kim.jihyun",
         "subjects": [{"residentNumber": "8502131104958"}], "attributes": [%s]}
        """;

    /** A well-formed key that signed nothing here. */
    private static final String ANOTHER_LOG = "elsewhere.example+ceb3ef58+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

    private static final String REPORTER = "Z000001/family-reports";

    private final DemoNode node;

    @TempDir
    Path folder;

    ClientVerbJourneyTest(DemoNode node) {
        this.node = node;
        node.address();
    }

    @Test
    void who_pinned_the_gateways_key_asks_a_query_and_gets_a_proven_answer() throws IOException {
        TypedVerb pinned = typed("pin");
        assertThat(pinned.exit()).as(pinned.err()).isZero();
        assertThat(pinned.out()).contains("\"spki\"");

        TypedVerb asked = typed("query", query("\"Person/name\""));

        assertThat(asked.exit()).as(asked.err()).isZero();
        assertThat(asked.out()).contains("윤정우", "\"agreement\":\"agr-bl-resident\"");
        assertThat(asked.err()).contains("signed by the gateway");
    }

    @Test
    void a_refusal_is_printed_as_it_came_and_ends_with_one() throws IOException {
        typed("pin");

        TypedVerb refused = typed("query", query("\"Person/name\", \"Vehicle/name\""));

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out())
                .contains("urn:ieum:problem:refused", "Vehicle/name")
                .doesNotContain("윤정우");
        assertThat(refused.err()).contains("refused (403)");
    }

    @Test
    void an_answer_that_another_key_signed_is_not_printed() throws IOException {
        Files.writeString(
                folder.resolve("gateway-keys.json"),
                "{\"keys\":[{\"keyid\":\"gateway/another\",\"alg\":\"ed25519\",\"spki\":\""
                        + Files.readString(demo().resolve("3000000-permit-case/signature-public.pem"))
                                .replaceAll("-----[A-Z ]+-----|\\s", "")
                        + "\"}]}");

        TypedVerb asked = typed("query", query("\"Person/name\""));

        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.out()).isEmpty();
        assertThat(asked.err()).contains("isn't proven to be the gateway", "Compare the pinned key");
    }

    @Test
    void what_is_missing_is_named_with_what_to_do() throws IOException {
        TypedVerb asked = typed("query", query("\"Person/name\""));

        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.err())
                .contains(
                        "Nothing was sent", "gateway-keys.json; fetch it with 'client pin', or name it with --pinned");
        String missing = folder.resolve("nothing.json").toString();
        assertThat(typed("query", missing).err())
                .contains("Nothing was sent: there is no file " + missing + "; check its name")
                .doesNotContain("--files");
        assertThat(TypedVerb.of("client", "pin", "--files", folder.toString(), "--ca", missing)
                        .err())
                .contains("certificate.pem; name the folder with --files");
    }

    @Test
    void a_receipt_of_before_is_proven_after_another_key_has_taken_over_and_so_is_the_next_answer() throws Exception {
        typed("pin");
        Path kept = folder.resolve("receipts");
        String message = reportedWithReceipt(kept);
        String former = Files.readString(kept);

        GatewayKeys.Announced announced = node.gatewayKeys().announce(GatewayKeys.SHORTEST_NOTICE, Rotation.OPERATOR);
        String next = ((GatewayKeys.Announced.Done) announced).key().keyId();
        TypedVerb learnt = typed("pin");
        assertThat(learnt.exit()).as(learnt.err()).isZero();
        assertThat(learnt.out()).contains(next);
        Awaitility.await()
                .until(() -> node.gatewayKeys().all().getFirst().keyId().equals(next));

        TypedVerb asked = typed("query", query("\"Person/name\""));
        assertThat(asked.exit()).as(asked.err()).isZero();
        assertThat(typed("receipt", "file", kept.toString()).exit()).isZero();
        assertThat(typed("receipt", "message", message, "--system", REPORTER, "--save", kept.toString())
                        .out())
                .contains("signed by " + next);
        assertThat(Files.readString(kept)).isNotEqualTo(former);
        Files.delete(folder.resolve("gateway-keys.json"));
        typed("pin");
        assertThat(typed("receipt", "file", Files.writeString(kept, former).toString())
                        .exit())
                .as("who asks for the keys today can still verify it")
                .isZero();
    }

    /** Hands a death in and keeps its receipt; the message's id. */
    private String reportedWithReceipt(Path kept) throws IOException {
        Path record = Files.writeString(folder.resolve("record.xml"), LifeEventJourneyTest.report("8309212181495"));
        String message = typed("send", "death", record.toString(), "--system", REPORTER)
                .out()
                .replaceAll("(?s).*\"message\":\"([0-9a-f-]{36})\".*", "$1");
        typed("receipt", "message", message, "--system", REPORTER, "--save", kept.toString());
        return message;
    }

    @Test
    void what_a_stolen_key_signed_proves_nothing_once_the_operator_has_revoked_it() throws Exception {
        typed("pin");
        Path kept = folder.resolve("receipts");
        String message = reportedWithReceipt(kept);
        node.gatewayKeys().announce(GatewayKeys.LONGEST_NOTICE, Rotation.OPERATOR);
        GatewayKey stolen = node.gatewayKeys().all().getFirst();
        typed("pin");

        node.gatewayKeys().revoke(stolen.keyId(), Revocation.Reason.COMPROMISED, Rotation.OPERATOR);

        TypedVerb asked = typed("query", query("\"Person/name\""));
        assertThat(asked.exit())
                .as("who had fetched the next key notices nothing: " + asked.err())
                .isZero();
        assertThat(typed("receipt", "file", kept.toString()).exit())
                .as("who hasn't heard of it still believes")
                .isZero();
        TypedVerb learnt = typed("pin");
        assertThat(learnt.exit()).as(learnt.err()).isZero();
        TypedVerb doubted = typed("receipt", "file", kept.toString());
        assertThat(doubted.exit()).isEqualTo(1);
        assertThat(doubted.out() + doubted.err()).contains("revoked", "Fetch the receipt anew");
        typed("receipt", "message", message, "--system", REPORTER, "--save", kept.toString());
        assertThat(typed("receipt", "file", kept.toString()).exit())
                .as("signed by the key of the day")
                .isZero();
    }

    @Test
    void keys_are_learnt_from_nobody_but_who_holds_a_known_one() throws IOException {
        String another = "{\"keys\":[{\"keyid\":\"gateway/another\",\"alg\":\"ed25519\",\"spki\":\""
                + Files.readString(demo().resolve("3000000-permit-case/signature-public.pem"))
                        .replaceAll("-----[A-Z ]+-----|\\s", "")
                + "\"}]}";
        Files.writeString(folder.resolve("gateway-keys.json"), another);

        TypedVerb pinned = typed("pin");

        assertThat(pinned.exit()).isEqualTo(1);
        assertThat(pinned.err()).contains("Nothing was kept: no key in", "remove that file");
        assertThat(folder.resolve("gateway-keys.json")).hasContent(another);
    }

    @Test
    void a_record_is_handed_in_under_a_key_that_is_told_before_it_leaves() throws IOException {
        typed("pin");
        Path record = Files.writeString(folder.resolve("record.xml"), "<a/>");

        TypedVerb refused = typed("send", "death", record.toString(), "--key", "k-1", "--system", REPORTER);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("Idempotency-Key: k-1", "refused (422)");
        assertThat(refused.out()).contains("urn:ieum:problem:record-faulty");

        Files.writeString(record, LifeEventJourneyTest.report("8309212181495"));
        TypedVerb accepted = typed("send", "death", record.toString(), "--key", "k-1", "--system", REPORTER);
        assertThat(accepted.exit()).as(accepted.err()).isZero();
        assertThat(accepted.out()).contains("\"receipt\":\"acceptance\"", "\"repeated\":false");
        assertThat(typed("send", "death", record.toString(), "--key", "k-1", "--system", REPORTER)
                        .out())
                .contains("\"repeated\":true");
        assertThat(typed("send", "death", record.toString(), "--key", "k 1", "--system", REPORTER)
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void a_record_for_a_folder_is_signed_beside_it_and_its_systems_public_key_verifies() throws Exception {
        Path record = Files.writeString(folder.resolve("report-1.xml"), LifeEventJourneyTest.report("8309212181495"));

        TypedVerb signed = typed("sign", record.toString(), "--place", "/reports", "--system", REPORTER);

        assertThat(signed.exit()).as(signed.err()).isZero();
        Fields fields = Fields.NONE;
        for (String line : Files.readAllLines(folder.resolve("report-1.xml.sig"))) {
            fields = fields.with(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
        }
        VerificationKey key = VerificationKey.ofSpki(Base64.getDecoder()
                        .decode(Files.readString(demo().resolve("Z000001-family-reports/signature-public.pem"))
                                .replaceAll("-----[A-Z ]+-----|\\s", "")))
                .orElseThrow();
        MessageVerifier verifier =
                new MessageVerifier(id -> Optional.of(new KnownKey(REPORTER, key, true)), Clock.systemUTC());
        assertThat(verifier.verifyQueued(fields, Files.readAllBytes(record), "/reports"))
                .isInstanceOf(Verdict.Genuine.class);
        assertThat(verifier.verifyQueued(fields, Files.readAllBytes(record), "/elsewhere"))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(typed("sign", folder.resolve("no name").toString(), "--place", "/reports")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void a_receipt_is_kept_says_what_it_proves_and_openssl_agrees_without_the_gateway() throws Exception {
        typed("pin");
        Path record = Files.writeString(folder.resolve("record.xml"), LifeEventJourneyTest.report("8309212181495"));
        String accepted =
                typed("send", "death", record.toString(), "--system", REPORTER).out();
        String message = accepted.replaceAll("(?s).*\"message\":\"([0-9a-f-]{36})\".*", "$1");
        Path kept = folder.resolve("receipts");

        TypedVerb told = typed(
                "receipt",
                "message",
                message,
                "--system",
                REPORTER,
                "--body",
                record.toString(),
                "--save",
                kept.toString());
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out()).contains("acceptance, signed by gateway/", message, REPORTER, "is what it speaks of");

        Path other = Files.writeString(folder.resolve("other.xml"), "<other/>");
        TypedVerb read = typed("receipt", "file", kept.toString(), "--body", other.toString());
        assertThat(read.exit()).isEqualTo(1);
        assertThat(read.out()).contains("is NOT what it speaks of");
        assertThat(typed("receipt", "file", kept.toString()).exit()).isZero();
        assertThat(openssl(Files.readString(kept).strip())).isZero();
        String changed = Files.readString(kept).replace("ey", "fy");
        assertThat(openssl(changed.strip())).isNotZero();
        Files.writeString(kept, changed);
        assertThat(typed("receipt", "file", kept.toString()).exit()).isEqualTo(1);

        assertThat(typed("receipt", "message", "x", "--system", REPORTER).exit())
                .isEqualTo(2);
        assertThat(typed("receipt", "message", "0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201", "--system", REPORTER)
                        .err())
                .contains("refused (404)");
    }

    /** Whether what stands before the last dot is signed by the key of the file that was pinned. */
    private int openssl(String jws) throws Exception {
        int last = jws.lastIndexOf('.');
        Path input = Files.writeString(folder.resolve("signed"), jws.substring(0, last));
        Path signature =
                Files.write(folder.resolve("signature"), Base64.getUrlDecoder().decode(jws.substring(last + 1)));
        String spki = Files.readString(folder.resolve("gateway-keys.json"))
                .replaceAll("(?s).*?\"spki\":\"([^\"]+)\".*", "$1");
        Path key = Files.writeString(
                folder.resolve("gateway.pem"), "-----BEGIN PUBLIC KEY-----\n" + spki + "\n-----END PUBLIC KEY-----\n");
        return new ProcessBuilder(
                        "openssl",
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        key.toString(),
                        "-rawin",
                        "-in",
                        input.toString(),
                        "-sigfile",
                        signature.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void who_pinned_the_logs_key_too_is_told_what_the_log_proves() throws IOException {
        TypedVerb pinned = typed("pin", "--log", log());
        assertThat(pinned.exit()).as(pinned.err()).isZero();

        TypedVerb asked = typed("query", query("\"Person/name\", \"Vehicle/modelYear\""), "--proofs", "--log", log());

        assertThat(asked.exit()).as(asked.err()).isZero();
        assertThat(asked.out()).contains("윤정우", "c2sp.org/tlog-proof@v1");
        assertThat(asked.err())
                .contains(
                        "under agr-bl-resident:1 for basic-livelihood, to ask Person/name (clear, G1)",
                        "committed: official kim.jihyun",
                        "committed: Person/name (clear) = 윤정우",
                        "All of it is proven by the log")
                .doesNotContain("NOT proven");
    }

    @Test
    void an_answer_whose_proofs_are_of_another_log_is_not_taken_for_proven() throws IOException {
        typed("pin", "--log", log());
        Path kept = folder.resolve("log-key");
        String own = Files.readString(kept);
        Files.writeString(kept, "elsewhere.example+00000000+AQ==");

        assertThat(typed("query", query("\"Person/name\""), "--proofs").err())
                .contains("Nothing was sent", "holds no key of a log");
        Files.writeString(kept, ANOTHER_LOG);
        TypedVerb asked = typed("query", query("\"Person/name\""), "--proofs", "--log", log());

        assertThat(own).isNotEqualTo(ANOTHER_LOG);
        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.err()).contains("NOT proven", "isn't signed by the pinned key of the log");
    }

    @Test
    void an_answer_that_says_something_else_than_was_logged_is_not_proven() throws Exception {
        typed("pin", "--log", log());
        String key = Files.readString(folder.resolve("log-key"));
        String answer = typed("query", query("\"Person/name\""), "--proofs", "--log", log())
                .out();

        assertThat(CheckedProofs.of(answer, key, log()).proven()).isTrue();
        assertThat(CheckedProofs.of(answer.replace("\"윤정우\"", "\"윤정오\""), key, log()))
                .satisfies(checked -> assertThat(checked.proven()).isFalse())
                .satisfies(
                        checked -> assertThat(checked.lines()).contains("the message hasn't the value of Person/name"));
        assertThat(CheckedProofs.of(answer.replaceFirst("\"openings\"", "\"closed\""), key, log())
                        .lines())
                .doesNotContain("committed: official");
        assertThat(CheckedProofs.of(answer.replaceAll("\"values\":\\{", "\"case\":{"), key, log())
                        .lines())
                .contains("doesn't commit to the case", "no leaf commits to the value of Person/name");
        assertThat(CheckedProofs.of(answer.replaceFirst("\"proofs\":", "\"other\":"), key, log())
                        .proven())
                .isFalse();
    }

    @Test
    void who_may_be_tried_is_listed_and_each_query_can_be_sent_as_it_is_printed() throws IOException {
        typed("pin");
        TypedVerb list = typed("sandbox");
        assertThat(list.exit()).as(list.err()).isZero();
        assertThat(list.out()).contains("slow: ", "8206031178484", "HealthInsurance/insuredType late");

        TypedVerb one = typed("sandbox", "slow");
        Path query = Files.writeString(folder.resolve("slow.json"), one.out());
        assertThat(typed("query", query.toString()).out()).contains("\"state\":\"late\"");
        assertThat(typed("sandbox", "nobody").exit()).isEqualTo(1);
    }

    private String log() {
        return node.address().resolve("log").toString();
    }

    private TypedVerb typed(String verb, String... more) {
        String[] words = new String[more.length + 8];
        String[] files = {
            "--gateway",
            "https://localhost:" + node.systemsAddress().getPort(),
            "--files",
            demo().resolve(List.of(more).contains(REPORTER) ? "Z000001-family-reports" : "3000000-welfare-case")
                    .toString(),
            "--pinned",
            folder.resolve("gateway-keys.json").toString()
        };
        words[0] = "client";
        words[1] = verb;
        System.arraycopy(files, 0, words, 2, files.length);
        System.arraycopy(more, 0, words, 8, more.length);
        return TypedVerb.of(words);
    }

    private String query(String attributes) throws IOException {
        return Files.writeString(folder.resolve("query.json"), QUERY.formatted(Cases.HEALTHY, attributes))
                .toString();
    }

    private Path demo() {
        return node.data().resolve("demo-systems");
    }
}
