package kr.ieum.gateway.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import kr.ieum.client.log.LeafProof;
import kr.ieum.client.log.LogKey;
import kr.ieum.client.log.LoggedLeaf;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.log.tree.InclusionProof;
import org.junit.jupiter.api.Test;

/** The receiver's own check of a proof (decision 0045) says what the log's check says. */
class ClientProofTest {

    private static final String SHARD = "2026h2";
    private static final LogKey KEY =
            LogKey.parse(PlantedLog.SIGNER.verifier().text()).orElseThrow();

    @Test
    void a_leaf_of_a_log_of_any_size_is_proven_and_read() {
        for (int size : new int[] {1, 2, 3, 7, 8, 9, 33}) {
            List<byte[]> leaves = PlantedLog.leaves(SHARD, size, List.of());
            for (int index = 0; index < size; index++) {
                String proof = proof(leaves, index);
                assertThat(isSound(proof)).isTrue();
                assertThat(LeafProof.check(proof, KEY)).isInstanceOf(LeafProof.Checked.Proven.class);
            }
        }
        LeafProof.Checked.Proven proven =
                (LeafProof.Checked.Proven) LeafProof.check(proof(PlantedLog.leaves(SHARD, 9, List.of()), 4), KEY);
        assertThat(proven.origin()).isEqualTo(PlantedLog.NAME + "/" + SHARD);
        assertThat(proven.size()).isEqualTo(9);
        assertThat(proven.leaf()).isInstanceOfSatisfying(LoggedLeaf.Intent.class, intent -> {
            assertThat(intent.time()).isEqualTo(PlantedLog.TIME);
            assertThat(intent.lookup()).isEqualTo(new UUID(7, 4));
            assertThat(intent.agreement() + ":" + intent.version()).isEqualTo("agr-basic-livelihood:3");
            assertThat(intent.asked())
                    .containsExactly(new LoggedLeaf.Asked("Person/birthDate", "year", "G1", "resident-register"));
        });
    }

    @Test
    void a_proof_of_which_any_character_was_changed_proves_nothing_to_either() {
        String proof = proof(PlantedLog.leaves(SHARD, 9, List.of()), 4);
        for (int at = 0; at < proof.length(); at++) {
            for (char other : new char[] {'A', '1', '\n', ' '}) {
                if (proof.charAt(at) != other) {
                    String changed = proof.substring(0, at) + other + proof.substring(at + 1);
                    assertThat(LeafProof.check(changed, KEY) instanceof LeafProof.Checked.Proven)
                            .as("character %s as %s", at, (int) other)
                            .isEqualTo(isSound(changed))
                            .isFalse();
                }
            }
        }
        assertThat(LeafProof.check("", KEY)).isInstanceOf(LeafProof.Checked.Refused.class);
        assertThat(LeafProof.check(proof + "\n", KEY)).isInstanceOf(LeafProof.Checked.Refused.class);
    }

    @Test
    void a_key_is_one_only_with_the_id_that_follows_from_it() {
        String text = PlantedLog.SIGNER.verifier().text();

        assertThat(KEY.toString()).isEqualTo(text);
        assertThat(KEY.name()).isEqualTo(PlantedLog.NAME);
        for (String wrong : List.of(
                "",
                "log.example/ieum",
                text.replace("log.example", "log.elsewhere"),
                text.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+"),
                text.substring(0, text.length() - 4))) {
            assertThat(LogKey.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void an_opening_opens_the_commitment_that_it_was_made_for_and_no_other() {
        SecureRandom random = new SecureRandom();
        Opening values = Opening.fresh(Purpose.VALUES, values(), random);
        LoggedLeaf release = LoggedLeaf.of(LeafFormat.encode(new Leaf.Release(
                        PlantedLog.TIME,
                        new Position(SHARD, 4),
                        "resident",
                        List.of(Leaf.Outcome.left("Person/name", "clear")),
                        values.commitment())))
                .orElseThrow();
        Opening official = Opening.fresh(Purpose.OFFICIAL, "kim.jihyun", random);
        Opening number = Opening.fresh(Purpose.CASE, "C-1", random);
        LoggedLeaf refusal = LoggedLeaf.of(LeafFormat.encode(new Leaf.Refusal(
                        PlantedLog.TIME,
                        new UUID(1, 2),
                        RequestKind.CASE,
                        "3000000",
                        "basic-livelihood",
                        "condition",
                        Opening.fresh(Purpose.SUBJECT, "s", random).commitment(),
                        number.commitment(),
                        official.commitment())))
                .orElseThrow();

        assertThat(release.commits(received("values", values))).isTrue();
        assertThat(received("values", values).values().orElseThrow())
                .containsExactly(new kr.ieum.client.log.Opening.LoggedValue("Person/name", 0, "clear", "윤정우"));
        assertThat(release.commits(received("values", Opening.fresh(Purpose.VALUES, values(), random))))
                .as("another salt")
                .isFalse();
        assertThat(refusal.commits(received("official", official))).isTrue();
        assertThat(refusal.commits(received("case", number))).isTrue();
        assertThat(refusal.commits(received("case", official)))
                .as("another purpose")
                .isFalse();
        assertThat(refusal.commits(received("values", values))).isFalse();
        assertThat(received("official", official).toString()).doesNotContain("kim");
        assertThat(kr.ieum.client.log.Opening.of("else", "", "")).isEmpty();
    }

    private static byte[] values() {
        ByteBuffer bytes = ByteBuffer.allocate(200);
        text(bytes, "Person/name");
        bytes.putInt(0);
        text(bytes, "clear");
        text(bytes, "윤정우");
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return written;
    }

    private static void text(ByteBuffer bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.putInt(utf8.length).put(utf8);
    }

    private static kr.ieum.client.log.Opening received(String purpose, Opening opening) {
        Base64.Encoder base64 = Base64.getEncoder();
        return kr.ieum.client.log.Opening.of(
                        purpose, base64.encodeToString(opening.salt().bytes()), base64.encodeToString(opening.value()))
                .orElseThrow();
    }

    private static boolean isSound(String proof) {
        return new ProofCheck(new Known(List.of(PlantedLog.SIGNER.verifier())))
                        .run(proof.getBytes(StandardCharsets.UTF_8))
                instanceof Verdict.Sound;
    }

    private static String proof(List<byte[]> leaves, int index) {
        InclusionProof proof = InclusionProof.of(
                index,
                leaves.size(),
                (level, number) -> PlantedLog.root(leaves.subList((int) number << level, (int) (number + 1) << level)));
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nextra ");
        text.append(base64.encodeToString(leaves.get(index)))
                .append("\nindex ")
                .append(index)
                .append('\n');
        proof.path()
                .forEach(
                        hash -> text.append(base64.encodeToString(hash.bytes())).append('\n'));
        return text + "\n" + new String(PlantedLog.checkpoint(SHARD, leaves).bytes(), StandardCharsets.UTF_8);
    }
}
