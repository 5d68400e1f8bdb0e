package kr.ieum.gateway.log.note;

import static kr.ieum.gateway.log.note.SignedNoteTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import kr.ieum.gateway.log.tree.MerkleHash;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    /** The example of C2SP tlog-cosignature. */
    private static final String TEXT = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
        """;

    private static final String NOTE = TEXT + """

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
        """;

    @Test
    void thePublicExampleIsReadAndWrittenByteForByte() throws NoteRefused {
        SignedNote note = SignedNote.parse(NOTE.getBytes(StandardCharsets.UTF_8));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(TEXT);
        assertThat(new String(note.bytes(), StandardCharsets.UTF_8)).isEqualTo(NOTE);
        assertThat(Cosignature.of(note.signatures().getLast()).orElseThrow().time())
                .isEqualTo(Instant.ofEpochSecond(1_679_315_147));
    }

    @Test
    void furtherLinesAreKept() throws NoteRefused {
        Checkpoint checkpoint = Checkpoint.parse(TEXT + "one\ntwo\n");
        assertThat(checkpoint.extensions()).containsExactly("one", "two");
        assertThat(checkpoint.text()).isEqualTo(TEXT + "one\ntwo\n");
        assertThat(new Checkpoint("log", 0, MerkleHash.empty()).text())
                .isEqualTo("log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    }

    @Test
    void everyOtherSpellingIsRefusedByItsRule() {
        List<String> lines = List.of("log", "7", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        refused("C1", () -> Checkpoint.parse(String.join("\n", lines)));
        refused("C1", () -> Checkpoint.parse("log\n7\n"));
        refused("C1", () -> Checkpoint.parse("\n7\n" + lines.get(2) + "\n"));
        refused("C1", () -> Checkpoint.parse(String.join("\n", lines) + "\n\n"));
        for (String size : List.of("07", "00", "-7", "+7", "7 ", "0x7", "٧", "9223372036854775808", "7.0")) {
            refused("C2", () -> Checkpoint.parse("log\n" + size + "\n" + lines.get(2) + "\n"));
        }
        for (String root : List.of(
                "47DE", lines.get(2).replace("uFU=", "uFV="), lines.get(2).replace("=", ""))) {
            refused("C3", () -> Checkpoint.parse("log\n7\n" + root + "\n"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("log", -1, MerkleHash.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("lo\ng", 1, MerkleHash.empty()));
    }
}
