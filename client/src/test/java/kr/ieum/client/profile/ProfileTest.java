package kr.ieum.client.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import kr.ieum.client.signature.Component;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.MessageSignature;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.client.signature.SigningKey;
import org.junit.jupiter.api.Test;

/** What is taken for a signed request or answer, and each way in which a message isn't (decision 0036). */
class ProfileTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SigningKey KEY = SigningKey.generate("welfare-1", SignatureAlgorithm.ED25519, RANDOM);
    private static final SigningKey OTHER = SigningKey.generate("tax-1", SignatureAlgorithm.ECDSA_P256_SHA256, RANDOM);
    private static final SigningKey REVOKED = SigningKey.generate("old", SignatureAlgorithm.ED25519, RANDOM);
    private static final byte[] BODY = "{\"case\": \"C-1\"}".getBytes(UTF_8);
    private static final String ADDRESS = "https://localhost:8443/exchange/v1/queries?x=1";

    private final Set<String> used = new HashSet<>();
    private final KnownKeys keys = keyId -> switch (keyId) {
        case "welfare-1" -> Optional.of(new KnownKey("3000000/welfare-case", KEY.verificationKey(), true));
        case "tax-1" -> Optional.of(new KnownKey("1210000/tax", OTHER.verificationKey(), true));
        case "old" -> Optional.of(new KnownKey("3000000/welfare-case", REVOKED.verificationKey(), false));
        default -> Optional.empty();
    };
    private final Nonces nonces = (keyId, nonce, until) -> used.add(keyId + " " + nonce);
    private final MessageVerifier verifier = new MessageVerifier(keys, CLOCK);

    @Test
    void a_request_signed_as_the_profile_has_it_is_its_systems() {
        SignedMessage.Request request = signer(KEY, NOW).sign(question(), BODY);
        assertThat(verifier.verify(request, BODY, nonces)).isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> {
            assertThat(genuine.system()).isEqualTo("3000000/welfare-case");
            assertThat(genuine.keyId()).isEqualTo("welfare-1");
        });
    }

    @Test
    void keys_of_both_algorithms_sign_and_a_request_without_body_needs_no_digest() {
        SignedMessage.Request get = SignedMessage.Request.to(
                "GET", ADDRESS, Fields.NONE.with("Ieum-System", "1210000/tax").with("Host", "localhost:8443"));
        SignedMessage.Request request = signer(OTHER, NOW).sign(get, new byte[0]);
        assertThat(request.fields().has("content-digest")).isFalse();
        assertThat(verifier.verify(request, new byte[0], nonces)).isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void case_of_field_names_order_of_parameters_and_spaces_change_nothing() {
        SignedMessage.Request request = signer(KEY, NOW).sign(question(), BODY);
        Map<String, List<String>> shouted = new LinkedHashMap<>();
        request.fields().all().forEach((name, values) -> shouted.put(name.toUpperCase(java.util.Locale.ROOT), values));
        assertThat(verifier.verify(request.with(Fields.of(shouted)), BODY, nonces))
                .isInstanceOf(Verdict.Genuine.class);

        Map<String, Object> turned = new LinkedHashMap<>();
        turned.put("tag", "ieum-request");
        turned.put("keyid", "welfare-1");
        turned.put("nonce", "0123456789abcdef");
        turned.put("expires", NOW.getEpochSecond() + 10);
        turned.put("alg", "ed25519");
        turned.put("created", NOW.getEpochSecond());
        assertThat(verdict(signed(question(), BODY, turned, required(), KEY), BODY))
                .isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void a_swapped_body_is_refused() {
        SignedMessage.Request request = signer(KEY, NOW).sign(question(), BODY);
        byte[] swapped = "{\"case\": \"C-2\"}".getBytes(UTF_8);
        assertRefused(ExchangeFault.DIGEST_WRONG, verdict(request, swapped));
        Fields withNewDigest = request.fields()
                .with("content-digest", ContentDigest.of(swapped).fieldValue());
        assertRefused(ExchangeFault.SIGNATURE_WRONG, verdict(request.with(withNewDigest), swapped));
        assertRefused(ExchangeFault.DIGEST_WRONG, verdict(request, new byte[0]));
    }

    @Test
    void a_body_without_a_digest_or_with_another_kind_of_digest_is_refused() {
        SignedMessage.Request request = question();
        assertRefused(ExchangeFault.DIGEST_MISSING, verdict(request, BODY));
        assertRefused(
                ExchangeFault.DIGEST_UNREADABLE,
                verdict(request.with(request.fields().with("content-digest", "md5=:AAAA:")), BODY));
    }

    @Test
    void each_component_that_is_required_is_required() {
        for (Component left : required()) {
            List<Component> fewer = new ArrayList<>(required());
            fewer.remove(left);
            SignedMessage.Request request = signed(question(), BODY, parameters(), fewer, KEY);
            assertThat(verdict(request, BODY)).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                assertThat(refused.fault()).isEqualTo(ExchangeFault.COVERAGE_WEAK);
                assertThat(refused.component()).contains(left.serialized());
                assertThat(refused.sentence()).contains(left.serialized());
            });
        }
    }

    @Test
    void an_idempotency_key_that_is_sent_is_covered() {
        SignedMessage.Request request = question();
        SignedMessage.Request added = signer(KEY, NOW).sign(request, BODY);
        assertRefused(
                ExchangeFault.COVERAGE_WEAK,
                verdict(added.with(added.fields().with("Idempotency-Key", "\"k\"")), BODY));
        SignedMessage.Request whole =
                signer(KEY, NOW).sign(request.with(request.fields().with("Idempotency-Key", "\"k\"")), BODY);
        assertThat(verdict(whole, BODY)).isInstanceOf(Verdict.Genuine.class);
        assertRefused(
                ExchangeFault.SIGNATURE_WRONG,
                verdict(whole.with(whole.fields().with("Idempotency-Key", "\"other\"")), BODY));
    }

    @Test
    void what_was_signed_for_another_address_method_or_system_is_refused() {
        SignedMessage.Request request = signer(KEY, NOW).sign(question(), BODY);
        Fields sent = request.fields();
        assertRefused(
                ExchangeFault.SIGNATURE_WRONG,
                verdict(SignedMessage.Request.to("POST", ADDRESS.replace("x=1", "x=2"), sent), BODY));
        assertRefused(
                ExchangeFault.SIGNATURE_WRONG,
                verdict(SignedMessage.Request.to("POST", ADDRESS.replace("localhost", "elsewhere"), sent), BODY));
        assertRefused(ExchangeFault.SIGNATURE_WRONG, verdict(SignedMessage.Request.to("PUT", ADDRESS, sent), BODY));
        assertRefused(
                ExchangeFault.SIGNATURE_WRONG, verdict(request.with(sent.with("Ieum-System", "1210000/tax")), BODY));
    }

    @Test
    void a_second_signature_a_strange_label_and_a_doubled_label_are_refused() {
        SignedMessage.Request request = signer(KEY, NOW).sign(question(), BODY);
        String input = request.fields().single("signature-input").orElseThrow();
        String value = request.fields().single("signature").orElseThrow();
        assertRefused(
                ExchangeFault.SEVERAL_SIGNATURES,
                verdict(with(request, input + ", weak=(\"@method\")", value + ", weak=:AAAA:"), BODY));
        assertRefused(
                ExchangeFault.SIGNATURE_UNREADABLE,
                verdict(with(request, "ieum=(\"@method\"), " + input, value), BODY));
        assertRefused(ExchangeFault.SIGNATURE_UNREADABLE, verdict(with(request, input + ";created=1", value), BODY));
        assertRefused(ExchangeFault.SIGNATURE_UNREADABLE, verdict(with(request, input, "other" + value), BODY));
        assertRefused(
                ExchangeFault.LABEL_STRANGE,
                verdict(with(request, input.replace("ieum=(", "sig1=("), value.replace("ieum=", "sig1=")), BODY));
        Map<String, List<String>> twice = new LinkedHashMap<>(request.fields().all());
        twice.put("signature", List.of(value, value));
        assertRefused(ExchangeFault.FIELD_REPEATED, verdict(request.with(Fields.of(twice)), BODY));
        twice = new LinkedHashMap<>(request.fields().all());
        twice.put("ieum-system", List.of("3000000/welfare-case", "1210000/tax"));
        assertRefused(ExchangeFault.FIELD_REPEATED, verdict(request.with(Fields.of(twice)), BODY));
    }

    @Test
    void unsigned_and_unnamed_requests_are_refused() {
        SignedMessage.Request request = question();
        SignedMessage.Request digested = request.with(
                request.fields().with("content-digest", ContentDigest.of(BODY).fieldValue()));
        assertRefused(ExchangeFault.UNSIGNED, verdict(digested, BODY));
        assertRefused(ExchangeFault.SYSTEM_UNNAMED, verdict(request.with(Fields.NONE), BODY));
    }

    @Test
    void the_algorithm_is_the_keys_whatever_the_message_says() {
        Map<String, Object> switched = parameters();
        switched.put("alg", "hmac-sha256");
        assertRefused(
                ExchangeFault.ALGORITHM_DIFFERS, verdict(signed(question(), BODY, switched, required(), KEY), BODY));
        switched.put("alg", "ecdsa-p256-sha256");
        assertRefused(
                ExchangeFault.ALGORITHM_DIFFERS, verdict(signed(question(), BODY, switched, required(), KEY), BODY));
    }

    @Test
    void keys_that_are_unknown_anothers_or_out_of_use_are_refused() {
        assertRefused(ExchangeFault.KEY_UNKNOWN, verdict(changed(p -> with(p, "keyid", "nobody"), KEY), BODY));
        assertRefused(ExchangeFault.KEY_UNKNOWN, verdict(changed(p -> without(p, "keyid"), KEY), BODY));
        assertRefused(ExchangeFault.SIGNATURE_WRONG, verdict(changed(p -> p, OTHER), BODY));
        assertRefused(ExchangeFault.SYSTEM_DIFFERS, verdict(changed(p -> with(p, "keyid", "tax-1"), OTHER), BODY));
        assertRefused(ExchangeFault.KEY_NOT_IN_USE, verdict(changed(p -> with(p, "keyid", "old"), REVOKED), BODY));
    }

    @Test
    void a_signature_lasts_300_seconds_at_most_and_clocks_may_be_wrong_by_30() {
        assertThat(verdict(signer(KEY, NOW.plusSeconds(30)).sign(question(), BODY), BODY))
                .isInstanceOf(Verdict.Genuine.class);
        assertRefused(
                ExchangeFault.FROM_THE_FUTURE,
                verdict(signer(KEY, NOW.plusSeconds(31)).sign(question(), BODY), BODY));
        assertThat(verdict(signer(KEY, NOW.minusSeconds(330)).sign(question(), BODY), BODY))
                .isInstanceOf(Verdict.Genuine.class);
        assertRefused(
                ExchangeFault.EXPIRED,
                verdict(signer(KEY, NOW.minusSeconds(331)).sign(question(), BODY), BODY));
        long now = NOW.getEpochSecond();
        assertRefused(ExchangeFault.LIFETIME_TOO_LONG, verdict(changed(p -> with(p, "expires", now + 301), KEY), BODY));
        assertRefused(ExchangeFault.LIFETIME_TOO_LONG, verdict(changed(p -> with(p, "expires", now - 1), KEY), BODY));
        assertRefused(ExchangeFault.TIMES_MISSING, verdict(changed(p -> without(p, "expires"), KEY), BODY));
        assertRefused(ExchangeFault.TIMES_MISSING, verdict(changed(p -> without(p, "created"), KEY), BODY));
        assertRefused(
                ExchangeFault.SIGNATURE_UNREADABLE, verdict(changed(p -> with(p, "created", "today"), KEY), BODY));
    }

    @Test
    void a_nonce_counts_once_has_16_to_64_characters_and_only_a_genuine_request_uses_it_up() {
        SignedMessage.Request request = signer(KEY, NOW).sign(question(), BODY);
        SignedMessage.Request forged =
                request.with(request.fields().with("signature", "ieum=:" + "A".repeat(86) + "==:"));
        assertRefused(ExchangeFault.SIGNATURE_WRONG, verdict(forged, BODY));
        assertThat(verdict(request, BODY)).isInstanceOf(Verdict.Genuine.class);
        assertRefused(ExchangeFault.NONCE_USED, verdict(request, BODY));
        for (String bad : List.of("short-nonce-15c", "n".repeat(65), "with space in it..")) {
            assertRefused(ExchangeFault.NONCE_UNUSABLE, verdict(changed(p -> with(p, "nonce", bad), KEY), BODY));
        }
        assertRefused(ExchangeFault.NONCE_UNUSABLE, verdict(changed(p -> without(p, "nonce"), KEY), BODY));
    }

    @Test
    void a_nonce_is_kept_until_its_request_would_be_refused_as_expired() {
        List<Instant> until = new ArrayList<>();
        verifier.verify(signer(KEY, NOW).sign(question(), BODY), BODY, (keyId, nonce, end) -> until.add(end));
        assertThat(until).containsExactly(NOW.plus(Duration.ofSeconds(330)));
    }

    @Test
    void tags_keep_requests_and_answers_apart() {
        assertRefused(ExchangeFault.TAG_STRANGE, verdict(changed(p -> with(p, "tag", "ieum-answer"), KEY), BODY));
        assertRefused(ExchangeFault.TAG_STRANGE, verdict(changed(p -> without(p, "tag"), KEY), BODY));
    }

    @Test
    void line_breaks_and_letters_beyond_ascii_are_never_signed_or_verified() {
        for (String hostile : List.of("3000000/w\r\nX: y", "3000000/w\n\tfolded", "3000000/\u00e9", "3000000/한글")) {
            SignedMessage.Request request = question();
            Fields fields = request.fields().with("Ieum-System", hostile);
            org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> signer(KEY, NOW).sign(request.with(fields), BODY))
                    .withMessageNotContaining(hostile);
            SignedMessage.Request signed = signer(KEY, NOW).sign(request, BODY);
            assertRefused(
                    ExchangeFault.COMPONENT_UNUSABLE,
                    verdict(signed.with(signed.fields().with("Ieum-System", hostile)), BODY));
        }
    }

    @Test
    void fields_that_nobody_honest_sends_are_refused_quickly() {
        SignedMessage.Request request = signer(KEY, NOW).sign(question(), BODY);
        String value = request.fields().single("signature").orElseThrow();
        for (String hostile : List.of(
                "",
                "ieum",
                "ieum=?1",
                "ieum=(\"@method\"",
                "ieum=(1 2)",
                "ieum=(\"Content-Type\")",
                "ieum=(" + "\"a\" ".repeat(3000) + ")",
                "ieum=(\"@method\" \"@method\");tag=\"ieum-request\"",
                "(".repeat(8000))) {
            assertThat(verdict(with(request, hostile, value), BODY)).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void an_answer_by_a_key_that_was_revoked_is_nobodys_whatever_time_it_names() {
        SignedMessage.Request request = signer(KEY, NOW).sign(question(), BODY);
        byte[] answered = "{}".getBytes(UTF_8);
        SignedMessage.Answer answer = signer(OTHER, NOW.minusSeconds(20)).sign(answer(request), answered);

        assertRefused(ExchangeFault.KEY_REVOKED, revokedAt(NOW).verify(answer, answered));
        assertRefused(
                ExchangeFault.KEY_REVOKED,
                revokedAt(NOW.minus(Duration.ofDays(9))).verify(answer, answered));
        assertThat(revokedAt(NOW.plusMillis(1)).verify(answer, answered))
                .as("not yet, as this clock has it")
                .isInstanceOf(Verdict.Genuine.class);
        assertRefused(ExchangeFault.DIGEST_WRONG, revokedAt(NOW).verify(answer, BODY));
    }

    private static MessageVerifier revokedAt(Instant at) {
        return new MessageVerifier(
                keyId -> Optional.of(new KnownKey(
                        "gateway",
                        OTHER.verificationKey(),
                        true,
                        Optional.of(Revocation.of(at.toString(), "superseded")))),
                CLOCK);
    }

    @Test
    void an_answer_is_the_gateways_and_belongs_to_this_request() {
        SignedMessage.Request request = signer(KEY, NOW).sign(question(), BODY);
        byte[] answered = "{\"answer\": 42}".getBytes(UTF_8);
        SignedMessage.Answer answer = signer(OTHER, NOW).sign(answer(request), answered);
        assertThat(verifier.verify(answer, answered)).isInstanceOf(Verdict.Genuine.class);

        assertRefused(ExchangeFault.DIGEST_WRONG, verifier.verify(answer, BODY));
        assertRefused(
                ExchangeFault.SIGNATURE_WRONG,
                verifier.verify(new SignedMessage.Answer(500, answer.fields(), request), answered));
        SignedMessage.Request another = signer(KEY, NOW).sign(question(), BODY);
        assertRefused(
                ExchangeFault.SIGNATURE_WRONG,
                verifier.verify(new SignedMessage.Answer(200, answer.fields(), another), answered));
    }

    @Test
    void an_answer_to_what_was_not_signed_does_not_pass_for_one_to_what_was() {
        SignedMessage.Answer toAnybody = signer(OTHER, NOW).sign(answer(question()), BODY);
        SignedMessage.Request request = signer(KEY, NOW).sign(question(), BODY);
        assertThat(verifier.verify(new SignedMessage.Answer(200, toAnybody.fields(), question()), BODY))
                .isInstanceOf(Verdict.Genuine.class);
        assertRefused(
                ExchangeFault.COVERAGE_WEAK,
                verifier.verify(new SignedMessage.Answer(200, toAnybody.fields(), request), BODY));
    }

    @Test
    void every_fault_has_a_name_a_sentence_and_a_remedy_and_stands_in_the_readme() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("ieum.root"), "client", "README.md"));
        for (ExchangeFault fault : ExchangeFault.values()) {
            assertThat(readme).contains("`" + fault.id() + "`");
            assertThat(fault.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(fault.sentence()).endsWith(".");
            assertThat(fault.remedy()).endsWith(".");
        }
    }

    private static SignedMessage.Request question() {
        return SignedMessage.Request.to(
                "POST",
                ADDRESS,
                Fields.of(Map.of(
                        "Host", List.of("localhost:8443"),
                        "Ieum-System", List.of("3000000/welfare-case"),
                        "Content-Type", List.of("application/json"))));
    }

    private static SignedMessage.Answer answer(SignedMessage.Request request) {
        return new SignedMessage.Answer(200, Fields.NONE.with("Content-Type", "application/json"), request);
    }

    private static List<Component> required() {
        return List.of(
                Component.of("@method"),
                Component.of("@target-uri"),
                Component.of("ieum-system"),
                Component.of("content-digest"),
                Component.of("content-type"));
    }

    private static Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("created", NOW.getEpochSecond());
        parameters.put("expires", NOW.getEpochSecond() + 60);
        parameters.put("nonce", "0123456789abcdef");
        parameters.put("keyid", "welfare-1");
        parameters.put("tag", "ieum-request");
        return parameters;
    }

    private static Map<String, Object> with(Map<String, Object> parameters, String name, Object value) {
        parameters.put(name, value);
        return parameters;
    }

    private static Map<String, Object> without(Map<String, Object> parameters, String name) {
        parameters.remove(name);
        return parameters;
    }

    private static SignedMessage.Request changed(UnaryOperator<Map<String, Object>> change, SigningKey key) {
        return signed(question(), BODY, change.apply(parameters()), required(), key);
    }

    private static SignedMessage.Request signed(
            SignedMessage.Request request,
            byte[] body,
            Map<String, Object> parameters,
            List<Component> components,
            SigningKey key) {
        SignedMessage.Request whole = request.with(
                request.fields().with("content-digest", ContentDigest.of(body).fieldValue()));
        return switch (MessageSignature.sign("ieum", components, parameters, whole, key)) {
            case MessageSignature.Made.Signed made ->
                whole.with(made.signature().in(whole.fields()));
            case MessageSignature.Made.Unsigned unsigned -> throw new AssertionError(unsigned);
        };
    }

    private static SignedMessage.Request with(SignedMessage.Request request, String input, String value) {
        return request.with(request.fields().with("signature-input", input).with("signature", value));
    }

    private Verdict verdict(SignedMessage.Request request, byte[] body) {
        return verifier.verify(request, body, nonces);
    }

    private static MessageSigner signer(SigningKey key, Instant now) {
        return new MessageSigner(key, Clock.fixed(now, ZoneOffset.UTC), RANDOM);
    }

    private static void assertRefused(ExchangeFault fault, Verdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }
}
