package kr.ieum.schemas.mapping;

import static kr.ieum.schemas.mapping.RegisterAnswers.MS949;
import static kr.ieum.schemas.mapping.RegisterAnswers.SUBJECT;
import static kr.ieum.schemas.mapping.RegisterAnswers.about;
import static kr.ieum.schemas.mapping.RegisterAnswers.ascii;
import static kr.ieum.schemas.mapping.RegisterAnswers.join;
import static kr.ieum.schemas.mapping.RegisterAnswers.keys;
import static kr.ieum.schemas.mapping.RegisterAnswers.mapped;
import static kr.ieum.schemas.mapping.RegisterAnswers.mapping;
import static kr.ieum.schemas.mapping.RegisterAnswers.taxLine;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R3, the nightly tax file: fixed width, MS949, CRLF. */
class TaxIncomeFileTest {

    private static final String NO_ARREARS = "          Y0000000000000000000000000000020261014    ";
    private static final String ARREARS = "1234567890Y0020000001230000000000004500020261014    ";
    private static final String UNSETTLED = "1234567890N0000000000000000000000000000020261014    ";

    private static final byte[] WAGE =
            taxLine("2025", "윤정우".getBytes(MS949), "01", "+0000036000000", "+0000025650000", NO_ARREARS);
    private static final byte[] LOSS =
            taxLine("2025", "윤정우".getBytes(MS949), "02", "+0000010000000", "-0000003200000", ARREARS);
    private static final byte[] NOTHING =
            taxLine("2025", "윤정우".getBytes(MS949), "  ", "+0000000000000", "+0000000000000", NO_ARREARS);
    private static final byte[] OPEN =
            taxLine("2025", "윤정우".getBytes(MS949), "02", "+0000010000000", "+0000009000000", UNSETTLED);

    @Test
    void eachDetailRecordIsAnEntryAndTheYearsTotalOneOfItsOwn() {
        assertThat(mapped(
                        "tax-income",
                        join(WAGE, LOSS),
                        about(SUBJECT),
                        "Income/kind",
                        "Income/year",
                        "Income/receipts",
                        "Income/amount",
                        "Income/yearTotal"))
                .containsExactly(
                        Map.of(
                                "Income/kind", "EARNED",
                                "Income/year", "2025",
                                "Income/receipts", "36000000",
                                "Income/amount", "25650000"),
                        Map.of(
                                "Income/kind", "BUSINESS",
                                "Income/year", "2025",
                                "Income/receipts", "10000000",
                                "Income/amount", "-3200000"),
                        Map.of("Income/yearTotal", "22450000"));
    }

    @Test
    void arrearsAndRefundsAreSummedOverAllRecordsAndZeroMeansThereAreNone() {
        assertThat(mapped(
                        "tax-income", join(WAGE, LOSS), about(SUBJECT), "NationalTax/arrears", "NationalTax/refundDue"))
                .containsExactly(Map.of("NationalTax/arrears", "1230000", "NationalTax/refundDue", "45000"));
        assertThat(mapped("tax-income", WAGE, about(SUBJECT), "NationalTax/arrears"))
                .containsExactly(Map.of("NationalTax/arrears", "known-empty"));
    }

    @Test
    void aPersonKnownWithNothingHasKnownEmptyIncomesAndATotalOfZero() {
        assertThat(mapped(
                        "tax-income",
                        NOTHING,
                        about(SUBJECT),
                        "Income/kind",
                        "Income/year",
                        "Income/amount",
                        "Income/yearTotal"))
                .containsExactly(
                        Map.of(
                                "Income/kind", "known-empty",
                                "Income/year", "known-empty",
                                "Income/amount", "known-empty"),
                        Map.of("Income/yearTotal", "0"));
    }

    @Test
    void anUnsettledRecordMakesTheTotalUnknownForASmallerOneWouldBeWrong() {
        assertThat(mapped("tax-income", join(WAGE, OPEN), about(SUBJECT), "Income/amount", "Income/yearTotal"))
                .containsExactly(
                        Map.of("Income/amount", "25650000"),
                        Map.of("Income/amount", "unknown"),
                        Map.of("Income/yearTotal", "unknown"));
    }

    @Test
    void columnsAreCutByBytesAndOnlyPermittedOnesAreDecoded() {
        Mapping file = mapping("tax-income");
        assertThat(file.sourceFields(keys("Income/amount"))).containsExactlyInAnyOrder("소득금액", "소득구분", "확정여부");
        assertThat(file.sourceFields(keys("NationalTax/arrears"))).containsExactly("체납금액");
        Decoded decoded = file.decoder().decode(LOSS, Set.of("체납금액"));
        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Records.class,
                        records -> assertThat(records.records().getFirst().fields())
                                .containsExactly(Map.entry("체납금액", "0000001230000")));
    }

    @Test
    void aNameCutAmidACharacterLosesTheHalfCharacterAndSyllablesOutsideEucKrSurvive() {
        byte[] longName = "똠방각하펲시콜라한".getBytes(MS949);
        byte[] cut = Arrays.copyOf(join(ascii("A"), longName, "끝".getBytes(MS949)), 20);
        assertThat(mapped(
                        "tax-income",
                        taxLine("2025", cut, "01", "+0000036000000", "+0000025650000", NO_ARREARS),
                        about(SUBJECT),
                        "Person/name"))
                .containsExactly(Map.of("Person/name", "A똠방각하펲시콜라한"));
    }

    @Test
    void aLineOfAnotherLengthTypeOrCharsetIsRefusedWithItsPosition() {
        assertThat(rule(join(WAGE, Arrays.copyOf(WAGE, 121)))).isEqualTo("M17 at 2");
        assertThat(rule(Arrays.copyOf(WAGE, 119))).isEqualTo("M17 at 1");
        assertThat(rule(join(Arrays.copyOf(WAGE, 120), ascii("\n\r")))).isEqualTo("M17 at 1");
        byte[] strange = WAGE.clone();
        strange[0] = 'X';
        assertThat(rule(strange)).isEqualTo("M18 at 1");
        byte[] broken = WAGE.clone();
        broken[38] = (byte) 0xff;
        assertThat(rule(broken)).isEqualTo("M11 at 1");
    }

    private static String rule(byte[] payload) {
        Decoded decoded = mapping("tax-income").decoder().decode(payload, Set.of("소득구분"));
        return decoded instanceof Decoded.Unreadable unreadable
                ? unreadable.problem().rule() + " at " + unreadable.problem().position()
                : decoded.toString();
    }

    @Test
    void withoutALineThePersonIsNotHeldAndTheLastLineNeedsNoEnd() {
        assertThat(mapping("tax-income").decoder().decode(new byte[0], Set.of("소득구분")))
                .isEqualTo(new Decoded.NotHeld());
        assertThat(mapping("tax-income").decoder().decode(Arrays.copyOf(WAGE, 120), Set.of("소득구분")))
                .isInstanceOf(Decoded.Records.class);
    }

    @Test
    void aDeliveryIsCutCheckedAndIndexedWithoutDecodingItsRecords() {
        FileLayout layout = mapping("tax-income").fileLayout().orElseThrow();
        byte[] header = padded("H1210000" + "20261015" + "20261014" + "NTS_INCOME_20261014.dat");
        byte[] trailer = padded("T" + "000002043");
        byte[] detail = Arrays.copyOf(WAGE, 120);
        assertThat(layout.lineLength()).isEqualTo(120);
        assertThat(layout.terminator()).isEqualTo(ascii("\r\n"));
        assertThat(layout.kind(header)).contains(FileLayout.LineKind.HEADER);
        assertThat(layout.kind(detail)).contains(FileLayout.LineKind.DETAIL);
        assertThat(layout.kind(trailer)).contains(FileLayout.LineKind.TRAILER);
        assertThat(layout.kind(padded("X"))).isEmpty();
        assertThat(layout.kind(WAGE)).isEmpty();
        assertThat(layout.key(detail)).isEqualTo(SUBJECT);
        assertThat(layout.assertedOn(header)).contains(LocalDate.of(2026, 10, 14));
        assertThat(layout.assertedOn(padded("H1210000" + "20261015" + "20261314")))
                .isEmpty();
        assertThat(layout.declaredCount(trailer)).isEqualTo(2043);
        assertThat(layout.declaredCount(padded("T" + "00000204X"))).isEqualTo(-1);
    }

    @Test
    void aWholeDeliverySpeaksAsOfItsHeadersDay() {
        byte[] delivery = join(
                padded("H1210000" + "20261015" + "20261014"), ascii("\r\n"), WAGE, padded("T000000001"), ascii("\r\n"));
        assertThat(mapping("tax-income").decoder().decode(delivery, Set.of("소득구분")))
                .isInstanceOfSatisfying(Decoded.Records.class, records -> {
                    assertThat(records.records()).hasSize(1);
                    assertThat(records.assertedAt()).contains(Instant.parse("2026-10-13T15:00:00Z"));
                });
    }

    private static byte[] padded(String text) {
        return ascii(text + " ".repeat(120 - text.length()));
    }
}
