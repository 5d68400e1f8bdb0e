package kr.ieum.gateway.log.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf.Asked;
import kr.ieum.gateway.log.leaf.Leaf.Outcome;
import kr.ieum.gateway.log.tree.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeafFormatTest {
    private static final Instant TIME = Instant.parse("2026-03-02T01:00:00.123Z");
    private static final UUID LOOKUP = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final AgreementVersion AGREEMENT = new AgreementVersion("agr-income", 3);
    private static final Asked ASKED = new Asked("Person/birthDate", "year", "G1", "C3", "resident-register");

    /** One of each kind with fixed content; their bytes are golden, because leaves are kept for ever. */
    static Stream<Leaf> oneOfEachKind() {
        return Stream.of(
                new Leaf.Intent(
                        TIME,
                        LOOKUP,
                        RequestKind.CASE,
                        "agency-hanbit",
                        AGREEMENT,
                        "기초생활보장",
                        7,
                        Digest.sha256(),
                        to(Purpose.SUBJECT),
                        to(Purpose.CASE),
                        to(Purpose.OFFICIAL),
                        List.of(ASKED, new Asked("Income/yearTotal", "over:130000000", "G2", "C4", "tax-income"))),
                new Leaf.Release(
                        TIME,
                        new Position("2026h1", 41),
                        "resident-register",
                        List.of(Outcome.left("Person/birthDate", "year"), Outcome.stayed("Person/name", "late")),
                        to(Purpose.VALUES)),
                new Leaf.Delivery(
                        TIME,
                        LOOKUP,
                        "agency-nuri",
                        AGREEMENT,
                        "delivered",
                        List.of(ASKED),
                        to(Purpose.SUBJECT),
                        to(Purpose.PAYLOAD)),
                new Leaf.Refusal(
                        TIME,
                        LOOKUP,
                        RequestKind.SCREENING,
                        "agency-hanbit",
                        "basic-livelihood",
                        "case-unverified",
                        to(Purpose.SUBJECT),
                        to(Purpose.CASE),
                        to(Purpose.OFFICIAL)),
                new Leaf.Admin(
                        TIME, "agency-hanbit", "activate", "agr-income@3", to(Purpose.OFFICIAL), to(Purpose.PAYLOAD)),
                new Leaf.Key(TIME, "ieum", "log-2026", "checkpoint", "made", Digest.sha256()),
                new Leaf.Erasure(TIME, "agency-hanbit", "retention-ended", 12, to(Purpose.SUBJECT)),
                new Leaf.Shard(TIME, "2025h2", 1_000_000, Digest.sha256(), 1));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void aLeafComesBackAsItWasAndHasOneEncoding(Leaf leaf) {
        byte[] bytes = LeafFormat.encode(leaf);
        assertThat(LeafFormat.decode(bytes)).isEqualTo(leaf);
        assertThat(LeafFormat.encode(LeafFormat.decode(bytes))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void whatALeafIsFoundByIsReadFromItsBytesAsTheLeafSaysIt(Leaf leaf) {
        byte[] bytes = LeafFormat.encode(leaf);
        LeafGlance glance = LeafGlance.at(bytes);
        assertThat(glance.kind()).isEqualTo(bytes[1]);
        assertThat(glance.time()).isEqualTo(leaf.time());
        assertThat(glance.lookup())
                .isEqualTo(
                        switch (leaf) {
                            case Leaf.Intent intent -> Optional.of(intent.lookup());
                            case Leaf.Refusal refusal -> Optional.of(refusal.lookup());
                            default -> Optional.empty();
                        });
        assertThat(glance.intent())
                .isEqualTo(leaf instanceof Leaf.Release release ? Optional.of(release.intent()) : Optional.empty());
        assertThat(LeafGlance.registers(bytes))
                .isEqualTo(
                        switch (leaf) {
                            case Leaf.Intent intent ->
                                intent.asked().stream().map(Asked::register).collect(Collectors.toSet());
                            case Leaf.Release release -> Set.of(release.register());
                            default -> Set.of();
                        });
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThat(LeafGlance.at(cut).kind()).isIn(0, (int) bytes[1]);
            assertThat(LeafGlance.registers(cut)).isNotNull();
        }
    }

    @Test
    void theBytesAreThoseOfTheFirstRelease() {
        assertThat(oneOfEachKind()
                        .map(leaf ->
                                Digest.sha256(LeafFormat.encode(leaf)).hex().substring(0, 16)))
                .containsExactlyElementsOf(GOLDEN);
        assertThat(HexFormat.of()
                        .formatHex(LeafFormat.encode(new Leaf.Shard(TIME, "2025h2", 1_000_000, Digest.sha256(), 1))))
                .isEqualTo("01" + "08" + "0000019cac0f26fb" + "0006" + "323032356832" + "00000000000f4240"
                        + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" + "0000000000000001");
    }

    /** SHA-256 of each, computed from the format's description by another program. */
    private static final List<String> GOLDEN = List.of(
            "8f83c4a9757bc163",
            "4de585b1831e88e3",
            "2d1bafb1e14a6c24",
            "7eb122a63d1d3e66",
            "3d0c27a25cd79db7",
            "cc43dc14f6004cf3",
            "e8c728d08faa0658",
            "15499fc119dbfd8a");

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void everyTruncationAndEveryTrailingByteIsRefused(Leaf leaf) {
        byte[] bytes = LeafFormat.encode(leaf);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(MalformedLeaf.class).isThrownBy(() -> LeafFormat.decode(cut));
        }
        assertThatExceptionOfType(MalformedLeaf.class)
                .isThrownBy(() -> LeafFormat.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .withMessageContaining("1 bytes after the end of the leaf");
    }

    @Test
    void whateverDecodesFromDamagedBytesEncodesBackToThem() {
        Random random = new Random(9);
        List<byte[]> leaves = oneOfEachKind().map(LeafFormat::encode).toList();
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = leaves.get(i % leaves.size()).clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                Leaf leaf = LeafFormat.decode(bytes);
                read++;
                assertThat(LeafFormat.encode(leaf)).isEqualTo(bytes);
            } catch (MalformedLeaf expected) {
                assertThat(expected).hasMessageContaining("byte");
            }
        }
        assertThat(read).isBetween(1000, 19_000);
    }

    @Test
    void unknownVersionsKindsAndCodesAreNamed() {
        byte[] bytes = LeafFormat.encode(oneOfEachKind().findFirst().orElseThrow());
        assertThatExceptionOfType(MalformedLeaf.class)
                .isThrownBy(() -> LeafFormat.decode(with(bytes, 0, 2)))
                .withMessage("byte 0: leaf version 2 isn't known for kind 1; this reader knows 1, and 2 for 8");
        assertThatExceptionOfType(MalformedLeaf.class)
                .isThrownBy(() -> LeafFormat.decode(with(bytes, 1, 9)))
                .withMessage("byte 1: leaf kind 9 isn't known");
        assertThatExceptionOfType(MalformedLeaf.class)
                .isThrownBy(() -> LeafFormat.decode(with(bytes, 26, 6)))
                .withMessageContaining("request kind 6 isn't known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\nb", "a\u0000", "\uD800", "800101-1234567", "agency 8001011234567", "no:800101-4234567!"})
    void whatMustNotStandInClearIsRefusedWithoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Leaf.Key(TIME, text, "k", "p", "a", Digest.sha256()))
                .withMessageStartingWith("agency ")
                .satisfies(e -> assertThat(text.isEmpty() || !e.getMessage().contains(text))
                        .isTrue());
    }

    @Test
    void textIsMeasuredInBytesOfUtf8() {
        new AgreementVersion("가".repeat(85), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AgreementVersion("가".repeat(86), 1))
                .withMessage("agreement is longer than 255 bytes of UTF-8");
    }

    @Test
    void aLeafHasOneToAThousandItems() {
        List<Outcome> many = IntStream.range(0, 1001)
                .mapToObj(n -> Outcome.left("a", "clear"))
                .toList();
        for (List<Outcome> outcomes : List.of(List.<Outcome>of(), many)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Leaf.Release(TIME, new Position("s", 0), "r1", outcomes, to(Purpose.VALUES)))
                    .withMessageStartingWith("outcomes has 1 to 1000 items");
        }
    }

    @Test
    void aShardWithAGapHasAVersionOfItsOwnAndOneWithoutKeepsTheFirst() {
        Leaf.Shard plain = new Leaf.Shard(TIME, "2025h2", 7, Digest.sha256(), 1);
        Leaf.Shard gap = new Leaf.Shard(TIME, "2025h2", 7, Digest.sha256(), 1, Optional.of("ab\n\n\u2014 c\n"));
        byte[] bytes = LeafFormat.encode(gap);
        assertThat(LeafFormat.decode(bytes)).isEqualTo(gap);
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("02"
                        + HexFormat.of().formatHex(LeafFormat.encode(plain)).substring(2) + "000a" + "61620a0a"
                        + "e28094" + "20630a");
        assertThatExceptionOfType(MalformedLeaf.class).isThrownBy(() -> LeafFormat.decode(with(bytes, 0, 1)));
        assertThatExceptionOfType(MalformedLeaf.class)
                .isThrownBy(() -> LeafFormat.decode(with(LeafFormat.encode(plain), 0, 2)));
        assertThatExceptionOfType(MalformedLeaf.class)
                .as("a note that is empty is no gap")
                .isThrownBy(
                        () -> LeafFormat.decode(with(Arrays.copyOf(bytes, bytes.length - 10), bytes.length - 11, 0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Leaf.Shard(TIME, "2025h2", 7, Digest.sha256(), 1, Optional.of("a\rb\n")));
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        assertThat(new Leaf.Shard(TIME.plusNanos(999_999), "s", 0, Digest.sha256(), 0).time())
                .isEqualTo(TIME);
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static Commitment to(Purpose purpose) {
        return new Opening(purpose, Salt.of(new byte[32]), "x".getBytes(StandardCharsets.UTF_8)).commitment();
    }
}
