package kr.ieum.client.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Digests of bodies (RFC 9530). */
class ContentDigestTest {

    /** The body and digest of RFC 9530, section 3, and of RFC 9421, appendix B. */
    private static final byte[] BODY = "{\"hello\": \"world\"}\n".getBytes(UTF_8);

    private static final String VALUE = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";

    @Test
    void the_digest_of_the_standards_example_is_the_standards() {
        assertThat(ContentDigest.of(BODY).fieldValue()).isEqualTo(VALUE);
        assertThat(ContentDigest.parse(VALUE))
                .hasValueSatisfying(digest -> assertThat(digest.matches(BODY)).isTrue());
    }

    @Test
    void another_body_has_another_digest() {
        byte[] swapped = "{\"hello\": \"World\"}\n".getBytes(UTF_8);
        assertThat(ContentDigest.parse(VALUE).orElseThrow().matches(swapped)).isFalse();
        assertThat(ContentDigest.parse(VALUE).orElseThrow().matches(new byte[0]))
                .isFalse();
    }

    @Test
    void an_empty_body_has_a_digest_too() {
        String value = ContentDigest.of(new byte[0]).fieldValue();
        assertThat(ContentDigest.parse(value).orElseThrow().matches(new byte[0]))
                .isTrue();
    }

    @Test
    void what_is_not_exactly_one_sha_256_digest_is_none() {
        String digest = ":RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
        assertThat(ContentDigest.parse("")).isEmpty();
        assertThat(ContentDigest.parse("sha-256")).isEmpty();
        assertThat(ContentDigest.parse("sha-256=" + digest.replace(":", "\""))).isEmpty();
        assertThat(ContentDigest.parse("SHA-256=" + digest)).isEmpty();
        assertThat(ContentDigest.parse("sha-256=:AAAA:")).isEmpty();
        assertThat(ContentDigest.parse("sha-512=" + digest)).isEmpty();
        assertThat(ContentDigest.parse("md5=:AAAA:, sha-256=" + digest)).isEmpty();
        assertThat(ContentDigest.parse("sha-256=" + digest + ";weak")).isEmpty();
        assertThat(ContentDigest.parse("sha-256=:AAAA:, sha-256=" + digest)).isEmpty();
        assertThat(ContentDigest.parse("sha-256=" + digest + ", ")).isEmpty();
    }
}
