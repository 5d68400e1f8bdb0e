package kr.ieum.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTimeTest {

    @Test
    void theFirstAnswerCountsWholeAndEachFurtherOneAnEighth() {
        AnswerTime time = new AnswerTime();
        assertThat(time.nanos()).isZero();
        time.took(800);
        assertThat(time.nanos()).isEqualTo(800);
        time.took(1_600);
        assertThat(time.nanos()).isEqualTo(900);
    }
}
