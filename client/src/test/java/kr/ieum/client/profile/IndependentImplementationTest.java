package kr.ieum.client.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.client.signature.SigningKey;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An implementation that shares no code with ours, the npm package {@code http-message-signatures}, and ours take each other's
 * signatures, and refuse what was changed. Needs Node, and the package beneath {@code client/target/npm}
 * ({@code npm install --prefix client/target/npm http-message-signatures}); without them it is skipped.
 */
class IndependentImplementationTest {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root"));
    private static final Path PACKAGES = ROOT.resolve("client/target/npm");
    private static final Path SCRIPT = ROOT.resolve("client/src/test/node/exchange.mjs");
    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), java.time.Duration.of(1, ChronoUnit.SECONDS));
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] BODY = "{\"case\":\"C-1\"}".getBytes(UTF_8);
    private static final String ADDRESS = "https://localhost:8443/exchange/v1/queries?mode=filter";
    private static final Pattern MEMBER = Pattern.compile("\"([^\"]+)\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    @BeforeAll
    static void needsNodeAndThePackage() {
        Assumptions.assumeTrue(
                Files.isDirectory(PACKAGES.resolve("node_modules/http-message-signatures")) && hasNode(),
                "skipped: no Node, or no http-message-signatures beneath client/target/npm");
    }

    @ParameterizedTest
    @EnumSource
    void it_takes_our_requests_and_answers_and_refuses_them_changed(SignatureAlgorithm algorithm) {
        SigningKey key = SigningKey.generate("k-1", algorithm, RANDOM);
        MessageSigner signer = new MessageSigner(key, CLOCK, RANDOM);
        SignedMessage.Request request = signer.sign(question(), BODY);
        assertThat(verified(key, request, Optional.empty())).isTrue();
        assertThat(verified(
                        key,
                        SignedMessage.Request.to("POST", ADDRESS.replace("filter", "reject"), request.fields()),
                        Optional.empty()))
                .isFalse();

        SignedMessage.Answer answer = signer.sign(
                new SignedMessage.Answer(200, Fields.NONE.with("Content-Type", "application/json"), request), BODY);
        assertThat(verified(key, request, Optional.of(answer))).isTrue();
        SignedMessage.Request another = signer.sign(question(), BODY);
        assertThat(verified(key, another, Optional.of(answer))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void we_take_its_requests_and_answers(SignatureAlgorithm algorithm) {
        SigningKey key = SigningKey.generate("k-1", algorithm, RANDOM);
        MessageVerifier verifier = new MessageVerifier(
                keyId -> Optional.of(new KnownKey("3000000/welfare-case", key.verificationKey(), true)), CLOCK);
        Fields digested = question()
                .fields()
                .with(
                        "content-digest",
                        kr.ieum.client.signature.ContentDigest.of(BODY).fieldValue());
        SignedMessage.Request unsigned = question().with(digested);
        SignedMessage.Request request = unsigned.with(signedBy(
                key,
                unsigned,
                Optional.empty(),
                "ieum-request",
                List.of("@method", "@target-uri", "ieum-system", "content-digest", "content-type")));
        assertThat(verifier.verify(request, BODY, (keyId, nonce, until) -> true))
                .isInstanceOf(Verdict.Genuine.class);

        SignedMessage.Answer bare = new SignedMessage.Answer(
                200,
                Fields.NONE
                        .with("content-type", "application/json")
                        .with(
                                "content-digest",
                                kr.ieum.client.signature.ContentDigest.of(BODY).fieldValue()),
                request);
        SignedMessage.Answer answer = bare.with(signedBy(
                key,
                request,
                Optional.of(bare),
                "ieum-answer",
                List.of(
                        "@status",
                        "content-digest",
                        "content-type",
                        "\"@method\";req",
                        "\"@target-uri\";req",
                        "\"content-digest\";req",
                        "\"signature\";key=\"ieum\";req")));
        assertThat(verifier.verify(answer, BODY)).isInstanceOf(Verdict.Genuine.class);
    }

    private static SignedMessage.Request question() {
        return SignedMessage.Request.to(
                "POST",
                ADDRESS,
                Fields.of(Map.of(
                        "Ieum-System", List.of("3000000/welfare-case"), "Content-Type", List.of("application/json"))));
    }

    private static boolean verified(
            SigningKey key, SignedMessage.Request request, Optional<SignedMessage.Answer> answer) {
        return run("{\"do\":\"verify\"," + common(key, request, answer) + ",\"public\":" + quoted(key.publicPem())
                        + "}")
                .contains("\"genuine\":true");
    }

    private static Fields signedBy(
            SigningKey key,
            SignedMessage.Request request,
            Optional<SignedMessage.Answer> answer,
            String tag,
            List<String> fields) {
        long now = CLOCK.instant().getEpochSecond();
        String said = run("{\"do\":\"sign\"," + common(key, request, answer) + ",\"secret\":" + quoted(key.secretPem())
                + ",\"tag\":" + quoted(tag) + ",\"expires\":" + (now + 60) + ",\"nonce\":\"0123456789abcdefXYZ\""
                + ",\"fields\":["
                + fields.stream().map(IndependentImplementationTest::quoted).collect(Collectors.joining(",")) + "]}");
        Map<String, List<String>> sent = new LinkedHashMap<>();
        Matcher member = MEMBER.matcher(said);
        while (member.find()) {
            sent.put(member.group(1), List.of(member.group(2).replace("\\\"", "\"")));
        }
        return Fields.of(sent);
    }

    private static String common(SigningKey key, SignedMessage.Request request, Optional<SignedMessage.Answer> answer) {
        return "\"algorithm\":" + quoted(key.verificationKey().algorithm().id()) + ",\"keyid\":" + quoted(key.keyId())
                + ",\"created\":" + CLOCK.instant().getEpochSecond() + ",\"request\":{\"method\":"
                + quoted(request.method()) + ",\"url\":" + quoted(request.targetUri()) + ",\"headers\":"
                + headers(request.fields()) + "}"
                + answer.map(each -> ",\"answer\":{\"status\":" + each.status() + ",\"headers\":"
                                + headers(each.fields()) + "}")
                        .orElse("");
    }

    private static String headers(Fields fields) {
        return fields.all().entrySet().stream()
                .map(field ->
                        quoted(field.getKey()) + ":" + quoted(field.getValue().getFirst()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static boolean hasNode() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException noNode) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String run(String task) {
        try {
            Process node = new ProcessBuilder("node", SCRIPT.toString(), PACKAGES.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream in = node.getOutputStream()) {
                in.write(task.getBytes(UTF_8));
            }
            String said = new String(node.getInputStream().readAllBytes(), UTF_8);
            if (!node.waitFor(30, TimeUnit.SECONDS) || node.exitValue() != 0) {
                throw new AssertionError("node ended with " + node.exitValue());
            }
            return said;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
