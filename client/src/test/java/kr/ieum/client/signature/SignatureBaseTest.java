package kr.ieum.client.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Components of a message (RFC 9421 §2), with the standard's own examples. */
class SignatureBaseTest {

    private static final SignedMessage.Request REQUEST = SignedMessage.Request.to(
            "GET",
            "https://www.Example.com:443/path?param=value&foo=bar&baz=batman&qux=&a%20b=c+d",
            Fields.of(Map.of(
                    "Cache-Control", List.of("max-age=60", "   must-revalidate"),
                    "Example-Dict", List.of("  a=1,    b=2;x=1;y=2,   c=(a   b   c), d"),
                    "Priority", List.of("u=1,   i"),
                    "X-Empty-Header", List.of(""),
                    "X-OWS-Header", List.of("  Leading and trailing whitespace.   "),
                    "X-Obs-Fold-Header", List.of("Obsolete\r\n    line folding."))));

    @Test
    void derived_components_are_the_standards() {
        assertThat(value("@method")).contains("GET");
        assertThat(value("@authority")).contains("www.example.com");
        assertThat(value("@scheme")).contains("https");
        assertThat(value("@path")).contains("/path");
        assertThat(value("@query")).contains("?param=value&foo=bar&baz=batman&qux=&a%20b=c+d");
        assertThat(value("@request-target")).contains("/path?param=value&foo=bar&baz=batman&qux=&a%20b=c+d");
        assertThat(value("@target-uri"))
                .contains("https://www.example.com/path?param=value&foo=bar&baz=batman&qux=&a%20b=c+d");
        assertThat(value("@status")).isEmpty();
        assertThat(value("@other")).isEmpty();
    }

    @Test
    void a_path_is_never_empty_and_a_missing_query_is_a_question_mark() {
        SignedMessage.Request bare = SignedMessage.Request.to("GET", "https://example.com", Fields.NONE);
        assertThat(ComponentValue.of(Component.of("@path"), bare)).contains("/");
        assertThat(ComponentValue.of(Component.of("@query"), bare)).contains("?");
    }

    @Test
    void parameters_of_the_query_are_encoded_in_one_way_and_counted_once() {
        assertThat(query("baz")).contains("batman");
        assertThat(query("qux")).contains("");
        assertThat(query("a%20b")).contains("c%20d");
        assertThat(query("missing")).isEmpty();
        SignedMessage.Request twice = SignedMessage.Request.to("GET", "https://e.example/?a=1&a=2", Fields.NONE);
        assertThat(ComponentValue.of(Component.of("@query-param").with("name", "a"), twice))
                .isEmpty();
    }

    @Test
    void fields_are_trimmed_and_joined_and_may_be_empty() {
        assertThat(value("cache-control")).contains("max-age=60, must-revalidate");
        assertThat(value("x-ows-header")).contains("Leading and trailing whitespace.");
        assertThat(value("x-empty-header")).contains("");
        assertThat(value("absent")).isEmpty();
    }

    @Test
    void members_of_dictionaries_and_strict_forms_are_serialised() {
        assertThat(ComponentValue.of(Component.of("example-dict").key("a"), REQUEST))
                .contains("1");
        assertThat(ComponentValue.of(Component.of("example-dict").key("b"), REQUEST))
                .contains("2;x=1;y=2");
        assertThat(ComponentValue.of(Component.of("example-dict").key("c"), REQUEST))
                .contains("(a b c)");
        assertThat(ComponentValue.of(Component.of("example-dict").key("d"), REQUEST))
                .contains("?1");
        assertThat(ComponentValue.of(Component.of("example-dict").key("e"), REQUEST))
                .isEmpty();
        assertThat(ComponentValue.of(Component.of("priority").with("sf", true), REQUEST))
                .contains("u=1, i");
        assertThat(ComponentValue.of(Component.of("example-dict").with("sf", true), REQUEST))
                .isEmpty();
    }

    @Test
    void wrapped_fields_are_byte_sequences() {
        assertThat(ComponentValue.of(Component.of("cache-control").with("bs", true), REQUEST))
                .contains(":bWF4LWFnZT02MA==:, :bXVzdC1yZXZhbGlkYXRl:");
        assertThat(ComponentValue.of(Component.of("priority").with("bs", true).key("u"), REQUEST))
                .isEmpty();
    }

    @Test
    void what_belongs_to_the_request_is_taken_from_it_in_answers_alone() {
        SignedMessage.Answer answer = new SignedMessage.Answer(204, Fields.NONE.with("Priority", "u=5"), REQUEST);
        assertThat(ComponentValue.of(Component.of("@status"), answer)).contains("204");
        assertThat(ComponentValue.of(Component.of("priority"), answer)).contains("u=5");
        assertThat(ComponentValue.of(Component.of("priority").ofRequest(), answer))
                .contains("u=1,   i");
        assertThat(ComponentValue.of(Component.of("@method").ofRequest(), answer))
                .contains("GET");
        assertThat(ComponentValue.of(Component.of("@method"), answer)).isEmpty();
        assertThat(ComponentValue.of(Component.of("@method").ofRequest(), REQUEST))
                .isEmpty();
    }

    @Test
    void folded_lines_and_unknown_parameters_are_refused() {
        MessageSignature.Made folded = MessageSignature.sign(
                "ieum",
                List.of(Component.of("x-obs-fold-header")),
                Map.of(),
                REQUEST,
                SigningKey.ofPem("k", StandardVectors.ED25519_SECRET).orElseThrow());
        assertThat(folded).isInstanceOf(MessageSignature.Made.Unsigned.class);
        assertThat(ComponentValue.of(Component.of("priority").with("tr", true), REQUEST))
                .isEmpty();
        assertThat(ComponentValue.of(Component.of("@method").with("sf", true), REQUEST))
                .isEmpty();
    }

    @Test
    void keys_that_exchanges_do_not_use_are_none() {
        assertThat(VerificationKey.ofPem("")).isEmpty();
        assertThat(VerificationKey.ofPem(
                        "-----BEGIN PUBLIC KEY-----\n" + StandardVectors.RSA_PSS_PUBLIC + "-----END PUBLIC KEY-----\n"))
                .isEmpty();
        // the neutral element: with it every signature of a kind would verify
        byte[] neutral = java.util.HexFormat.of().parseHex("302a300506032b6570032100" + "01" + "00".repeat(31));
        assertThat(VerificationKey.ofSpki(neutral)).isEmpty();
        assertThat(SigningKey.ofPem("k", StandardVectors.ED25519_PUBLIC)).isEmpty();
    }

    private static Optional<String> value(String name) {
        return ComponentValue.of(Component.of(name), REQUEST);
    }

    private static Optional<String> query(String name) {
        return ComponentValue.of(Component.of("@query-param").with("name", name), REQUEST);
    }
}
