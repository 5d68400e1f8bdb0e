package kr.ieum.gateway.log.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import org.junit.jupiter.api.Test;

class CommitmentTest {
    private static final String VALUE = "800101-1234567";

    private final SecureRandom random = new SecureRandom();

    @Test
    void aCommitmentIsSha256OverDomainPurposeSaltAndValue() throws Exception {
        Opening opening = Opening.fresh(Purpose.SUBJECT, VALUE, random);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update("ieum-commitment/1\0subject\0".getBytes(StandardCharsets.US_ASCII));
        sha.update(opening.salt().bytes());
        sha.update(VALUE.getBytes(StandardCharsets.UTF_8));
        assertThat(opening.commitment().digest().bytes()).isEqualTo(sha.digest());
    }

    @Test
    void theSameValueNeverGivesTheSameCommitmentTwice() {
        Set<Commitment> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(Opening.fresh(Purpose.SUBJECT, VALUE, random).commitment());
        }
        assertThat(seen).hasSize(1000);
    }

    @Test
    void purposeSaltAndValueAllBind() {
        Opening opening = Opening.fresh(Purpose.SUBJECT, VALUE, random);
        Commitment commitment = opening.commitment();
        assertThat(opening.opens(commitment)).isTrue();
        for (Purpose other : Purpose.values()) {
            assertThat(new Opening(other, opening.salt(), opening.value()).opens(commitment))
                    .isEqualTo(other == Purpose.SUBJECT);
        }
        assertThat(new Opening(Purpose.SUBJECT, Salt.fresh(random), opening.value()).opens(commitment))
                .isFalse();
        byte[] shorter = Arrays.copyOf(opening.value(), opening.value().length - 1);
        assertThat(new Opening(Purpose.SUBJECT, opening.salt(), shorter).opens(commitment))
                .isFalse();
    }

    @Test
    void neitherSaltNorOpeningShowsItsContent() {
        Opening opening = Opening.fresh(Purpose.SUBJECT, VALUE, random);
        byte[] salt = opening.salt().bytes();
        assertThat(opening + " " + opening.salt())
                .isEqualTo("Opening[SUBJECT, hidden] Salt[hidden]")
                .doesNotContain(
                        VALUE,
                        HexFormat.of().formatHex(salt),
                        Base64.getEncoder().encodeToString(salt));
    }

    @Test
    void whatIsHandedOutIsACopy() {
        Opening opening = Opening.fresh(Purpose.PAYLOAD, VALUE, random);
        Commitment before = opening.commitment();
        opening.value()[0] = 0;
        opening.salt().bytes()[0] ^= 1;
        before.digest().bytes()[0] ^= 1;
        assertThat(opening.commitment()).isEqualTo(before);
        assertThatIllegalArgumentException().isThrownBy(() -> Salt.of(new byte[31]));
    }
}
