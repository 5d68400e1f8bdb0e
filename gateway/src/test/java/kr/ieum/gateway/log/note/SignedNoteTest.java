package kr.ieum.gateway.log.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import kr.ieum.gateway.keys.SigningKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
    /** The example with which Go's sumdb/note documents the format: text, keys and signatures. */
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PETERS_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String PETERS_LINE = "— PeterNeumann"
            + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String NOTE = TEXT + "\n" + PETERS_LINE;

    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void thePublicExampleIsReadVerifiedAndWrittenByteForByte() throws NoteRefused {
        SignedNote note = note(NOTE);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.verifiedBy(List.of(peter()))).containsExactly(peter());
        assertThat(note.bytes()).isEqualTo(bytes(NOTE));
        assertThat(peter().text()).isEqualTo(PETER);
    }

    @Test
    void thePublicExamplesSecretMakesItsKeyAndItsSignature() {
        byte[] secret = Base64.getDecoder().decode(PETERS_SECRET);
        SigningKey key = SigningKey.ofSeed("test", Arrays.copyOfRange(secret, 1, secret.length));
        NoteSigner signer = NoteSigner.ofLog("PeterNeumann", key);
        assertThat(signer.verifier().text()).isEqualTo(PETER);
        assertThat(SignedNote.of(TEXT, signer.sign(TEXT, NOON)).bytes()).isEqualTo(bytes(NOTE));
    }

    @Test
    void unknownKeysArePassedOverEvenWithAKnownNameOrId() throws NoteRefused {
        NoteSigner stranger = NoteSigner.ofLog("PeterNeumann", key(2));
        SignedNote note = note(NOTE).with(stranger.sign(TEXT, NOON));
        NoteSignature sameId = new NoteSignature("somebody.example", peter().id(), new byte[64]);
        assertThat(note.with(sameId).with(sameId).verifiedBy(List.of(peter()))).containsExactly(peter());
        refused("N12", () -> SignedNote.of(TEXT, stranger.sign(TEXT, NOON)).verifiedBy(List.of(peter())));
    }

    @Test
    void aChangedLetterTwoSignaturesOfOneKeyAndAForeignSignatureAreRefused() throws NoteRefused {
        refused("N11", () -> note(NOTE.replace("cryptography", "cryptographY")).verifiedBy(List.of(peter())));
        refused("N10", () -> note(NOTE + PETERS_LINE).verifiedBy(List.of(peter())));
        NoteSignature foreign = new NoteSignature("PeterNeumann", peter().id(), key(2).sign(bytes(TEXT)));
        refused("N11", () -> SignedNote.of(TEXT, foreign).verifiedBy(List.of(peter())));
    }

    @Test
    void sixteenSignaturesAreReadAndSeventeenRefused() throws NoteRefused {
        StringBuilder sixteen = new StringBuilder(NOTE);
        for (int i = 1; i < 16; i++) {
            sixteen.append(NoteSigner.ofLog("log" + i + ".example", key(i))
                    .sign(TEXT, NOON)
                    .line());
        }
        assertThat(note(sixteen.toString()).signatures()).hasSize(16);
        refused(
                "N6",
                () -> note(sixteen
                        + NoteSigner.ofLog("one.more", key(20)).sign(TEXT, NOON).line()));
    }

    @Test
    void everyOtherSpellingIsRefusedByItsRule() {
        refused("N1", () -> SignedNote.parse(bytes("a".repeat(SignedNote.MAX_BYTES) + "\n\n" + PETERS_LINE)));
        refused("N2", () -> SignedNote.parse(new byte[] {(byte) 0xc3, 0x28, '\n'}));
        refused("N3", () -> note(NOTE.replace("\n", "\r\n")));
        refused("N3", () -> note(NOTE.replace("you", "you\t")));
        refused("N4", () -> note(NOTE.substring(0, NOTE.length() - 1)));
        refused("N4", () -> note(""));
        refused("N5", () -> note(TEXT));
        refused("N5", () -> note(TEXT + "\n"));
        refused("N5", () -> note(TEXT + PETERS_LINE));
        refused("N5", () -> note(NOTE + "\n"));
        refused("N7", () -> note(NOTE.replace("—", "-")));
        refused("N8", () -> note(NOTE.replace("— Peter", "—  Peter")));
        refused("N7", () -> note(TEXT + "\n— PeterNeumann\n"));
        refused("N8", () -> note(NOTE.replace("PeterNeumann", "Peter+Neumann")));
        refused("N8", () -> note(NOTE.replace("PeterNeumann", "Peter\u00a0Neumann")));
        refused("N8", () -> note(NOTE.replace("PeterNeumann", "")));
        refused("N9", () -> note(NOTE.replace("AM=", "AM")));
        refused("N9", () -> note(NOTE.replace("AM=", "AN=")));
        refused("N9", () -> note(NOTE.replace("AM=", "A M")));
        refused("N9", () -> note(NOTE.replace("x08go/Z", "x08go_Z")));
        refused("N9", () -> note(TEXT + "\n— PeterNeumann x08gow==\n"));
    }

    @Test
    void aKeysTextHasOneSpelling() {
        refused("K1", () -> VerifierKey.parse("PeterNeumann+c74f20a3"));
        refused("K2", () -> VerifierKey.parse("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
        refused("K2", () -> VerifierKey.parse(PETER.replace("PeterN", "Peter N")));
        refused("K3", () -> VerifierKey.parse(PETER.replace("c74f", "C74F")));
        refused("K4", () -> VerifierKey.parse(PETER + "="));
        refused("K5", () -> VerifierKey.parse(PETER.replace("+AR", "+AB")));
        refused("K5", () -> VerifierKey.parse(PETER.substring(0, PETER.length() - 4)));
        refused("K6", () -> VerifierKey.parse(PETER.replace("c74f20a3", "c74f20a4")));
        refused("K6", () -> VerifierKey.parse(PETER.replace("Peter", "Petra")));
    }

    @Test
    void aWitnesssSignatureBindsItsTime() throws NoteRefused {
        NoteSigner witness = NoteSigner.ofWitness("witness.example", key(3));
        assertThat(witness.verifier())
                .isNotEqualTo(NoteSigner.ofLog("witness.example", key(3)).verifier());
        NoteSignature signature = witness.sign(TEXT, NOON);
        SignedNote note = note(new String(note(NOTE).with(signature).bytes(), StandardCharsets.UTF_8));
        assertThat(note.verifiedBy(List.of(witness.verifier()))).hasSize(1);
        assertThat(Cosignature.of(signature).orElseThrow().time()).isEqualTo(NOON);

        byte[] later = signature.signature();
        later[7]++;
        NoteSignature moved =
                new NoteSignature("witness.example", witness.verifier().id(), later);
        refused("N11", () -> SignedNote.of(TEXT, moved).verifiedBy(List.of(witness.verifier())));
        byte[] asLog = key(3).sign(bytes(TEXT));
        NoteSignature plain =
                new NoteSignature("witness.example", witness.verifier().id(), asLog);
        refused("N11", () -> SignedNote.of(TEXT, plain).verifiedBy(List.of(witness.verifier())));
    }

    static SigningKey key(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return SigningKey.ofSeed("test", seed);
    }

    static void refused(String rule, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        NoteRefused.class,
                        e -> assertThat(e.rule()).as(e.getMessage()).isEqualTo(rule));
    }

    private static SignedNote note(String text) throws NoteRefused {
        return SignedNote.parse(bytes(text));
    }

    private static VerifierKey peter() throws NoteRefused {
        return VerifierKey.parse(PETER);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
