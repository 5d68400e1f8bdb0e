package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.model.Value;
import org.junit.jupiter.api.Test;

/** No mapping yields an amount of more digits than the model's schemas allow, whatever unit it came in. */
class AmountBoundTest {

    private static final FieldTransform.Place PLACE = new FieldTransform.Place("amount", 1);
    private static final AmountTransform WON = new AmountTransform(AmountTransform.Notation.PLAIN, BigDecimal.ONE);
    private static final AmountTransform THOUSANDS =
            new AmountTransform(AmountTransform.Notation.PLAIN, BigDecimal.valueOf(1000));

    private static final MappingContext NOBODY =
            new MappingContext("", "", "", Optional.empty(), LocalDate.EPOCH, LocalDate.EPOCH, Optional.empty());

    @Test
    void anAmountInThousandsMayHaveAsManyDigitsOfWonAsAnyOther() {
        assertThat(WON.apply("9".repeat(18), PLACE)).isInstanceOf(MappedField.Present.class);
        assertThat(THOUSANDS.apply("9".repeat(15), PLACE))
                .isEqualTo(new MappedField.Present(new Value.OfAmount(new BigDecimal("9".repeat(15) + "000"))));
        for (String digits : List.of("9".repeat(16), "9".repeat(18), "-" + "9".repeat(16))) {
            assertThat(THOUSANDS.apply(digits, PLACE))
                    .isInstanceOfSatisfying(MappedField.Malformed.class, malformed -> {
                        assertThat(malformed.problem().rule()).isEqualTo("M6");
                        assertThat(malformed.problem().row()).isEqualTo("amount");
                        assertThat(malformed.problem().message())
                                .contains("18 digits")
                                .doesNotContain("999");
                    });
        }
    }

    @Test
    void aSumIsBoundedToo() {
        SumPlan sum = new SumPlan(
                new SourceSlot("amount", Map.of(), Optional.empty(), Optional.empty()),
                WON,
                Optional.empty(),
                List.of(),
                Optional.empty());
        NativeRecord record = new NativeRecord("record", 1, Map.of("amount", "9".repeat(18)), List.of());
        assertThat(sum.map(record, List.of(record), NOBODY, PLACE)).isInstanceOf(MappedField.Present.class);
        assertThat(sum.map(record, List.of(record, record), NOBODY, PLACE)).isInstanceOf(MappedField.Malformed.class);
    }
}
