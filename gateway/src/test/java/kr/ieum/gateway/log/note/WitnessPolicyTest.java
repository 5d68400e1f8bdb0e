package kr.ieum.gateway.log.note;

import static kr.ieum.gateway.log.note.SignedNoteTest.key;
import static kr.ieum.gateway.log.note.SignedNoteTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessPolicyTest {
    private static final VerifierKey LOG =
            NoteSigner.ofLog("log.example", key(1)).verifier();
    private static final VerifierKey X = witness("x.example", 2);
    private static final VerifierKey Y = witness("y.example", 3);
    private static final VerifierKey Z = witness("z.example", 4);
    private static final String HEAD = "# ours\nlog " + LOG.text() + "\nwitness X " + X.text()
            + " https://x.example/w\n\twitness  Y\t" + Y.text() + "\nwitness Z " + Z.text() + "\n";

    @Test
    void twoOfThreeAndAGroupOfGroups() throws NoteRefused {
        WitnessPolicy two = WitnessPolicy.parse(HEAD + "group all3 2 X Y Z\nquorum all3\n");
        assertThat(two.isMetBy(List.of(X))).isFalse();
        assertThat(two.isMetBy(List.of(X, Z))).isTrue();
        assertThat(two.logs()).containsExactly(LOG);
        assertThat(two.witnesses().getFirst().address()).hasToString("Optional[https://x.example/w]");

        WitnessPolicy nested = WitnessPolicy.parse(HEAD + "group a any X Y\ngroup b all a Z\nquorum b\n");
        assertThat(nested.isMetBy(List.of(X, Y))).isFalse();
        assertThat(nested.isMetBy(List.of(Y, Z))).isTrue();
        assertThat(WitnessPolicy.parse("quorum none\n").isMetBy(List.of())).isTrue();
        assertThat(WitnessPolicy.parse(HEAD + "quorum X\n").isMetBy(List.of(Y))).isFalse();
    }

    @Test
    void everyOtherPolicyIsRefusedByItsRule() {
        refused("W1", () -> WitnessPolicy.parse("quorum none\r\n"));
        refused("W2", () -> WitnessPolicy.parse("logs " + LOG.text() + "\nquorum none\n"));
        refused("W2", () -> WitnessPolicy.parse("log\nquorum none\n"));
        refused("W2", () -> WitnessPolicy.parse("witness X " + X.text() + " ftp://x\nquorum X\n"));
        refused("W3", () -> WitnessPolicy.parse("log " + X.text() + "\nquorum none\n"));
        refused("W3", () -> WitnessPolicy.parse("witness X " + LOG.text() + "\nquorum X\n"));
        refused("W3", () -> WitnessPolicy.parse("log nonsense\nquorum none\n"));
        refused(
                "W4",
                () -> WitnessPolicy.parse(
                        HEAD + "witness V " + witness("other.example", 2).text() + "\nquorum X\n"));
        refused("W5", () -> WitnessPolicy.parse(HEAD + "group X any Y\nquorum X\n"));
        refused("W5", () -> WitnessPolicy.parse(HEAD + "group none any Y\nquorum X\n"));
        refused("W6", () -> WitnessPolicy.parse(HEAD + "group g any X V\nquorum g\n"));
        refused("W6", () -> WitnessPolicy.parse("quorum X\n" + HEAD));
        for (String threshold : List.of("0", "3", "02", "-1", "most")) {
            refused("W7", () -> WitnessPolicy.parse(HEAD + "group g " + threshold + " X Y\nquorum g\n"));
        }
        refused("W8", () -> WitnessPolicy.parse(HEAD + "group g any X X\nquorum g\n"));
        refused("W8", () -> WitnessPolicy.parse(HEAD + "group g any X\ngroup h any X\nquorum h\n"));
        refused("W9", () -> WitnessPolicy.parse(HEAD));
        refused("W9", () -> WitnessPolicy.parse(HEAD + "quorum X\nquorum Y\n"));
    }

    private static VerifierKey witness(String name, int key) {
        return NoteSigner.ofWitness(name, key(key)).verifier();
    }
}
