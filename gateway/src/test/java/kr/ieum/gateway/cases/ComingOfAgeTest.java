package kr.ieum.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is of age is told by the number that the case names, or by nobody. */
class ComingOfAgeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @CsvSource({
        "0703014000000, YES",
        "0703023000000, NO",
        "9912311000000, YES",
        "9912319000000, YES",
        "2503013000000, NO",
        "0703017000000, YES",
        "0703028000000, NO"
    })
    void theNumberTellsWhoHasTurnedNineteen(String number, Answer adult) {
        assertThat(ComingOfAge.of(SubjectKey.ofPerson(number), DAY))
                .isEqualTo(new Fact.Known<>(adult, "case-system:number"));
    }

    @ParameterizedTest
    @CsvSource({"8500001000000", "8513011000000", "850230-1000000", "8502301"})
    void aNumberThatTellsNoDayOfBirthLeavesItMissing(String number) {
        assertThat(ComingOfAge.of(SubjectKey.ofPerson(number), DAY)).isInstanceOf(Fact.Missing.class);
    }

    @Test
    void aParcelHasNoAge() {
        assertThat(ComingOfAge.of(SubjectKey.ofParcel("1111010100100010000"), DAY))
                .isInstanceOf(Fact.Missing.class);
    }
}
