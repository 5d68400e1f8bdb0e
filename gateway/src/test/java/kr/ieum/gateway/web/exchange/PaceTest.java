package kr.ieum.gateway.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An agency that asks too fast waits, before any work is done for it, and nobody else does. */
class PaceTest {

    private static final String JONGNO = "3000000";
    private static final String SEONGNAM = "3780000";

    @Test
    void after_a_burst_an_agency_is_told_when_to_come_again_and_another_is_let_in() {
        Pace pace = new Pace(new Pace.Limits(1, 3, 100));

        for (int i = 0; i < 3; i++) {
            assertThat(pace.begin(JONGNO)).isInstanceOf(Pace.Entry.Begun.class);
        }

        assertThat(pace.begin(JONGNO)).isEqualTo(new Pace.Entry.TooFast(1));
        assertThat(pace.begin(SEONGNAM)).isInstanceOf(Pace.Entry.Begun.class);
    }

    @Test
    void so_many_are_on_their_way_and_one_more_is_let_in_when_one_has_ended() {
        Pace pace = new Pace(new Pace.Limits(1000, 1000, 2));
        List<Pace.Entry> begun = new ArrayList<>(List.of(pace.begin(JONGNO), pace.begin(JONGNO)));

        assertThat(pace.begin(JONGNO)).isEqualTo(new Pace.Entry.TooMany());
        ((Pace.Entry.Begun) begun.removeLast()).close();

        assertThat(pace.begin(JONGNO)).isInstanceOf(Pace.Entry.Begun.class);
    }

    @Test
    void who_is_too_fast_costs_no_permit() {
        Pace pace = new Pace(new Pace.Limits(1, 1, 1));
        ((Pace.Entry.Begun) pace.begin(JONGNO)).close();

        assertThat(pace.begin(JONGNO)).isInstanceOf(Pace.Entry.TooFast.class);
        assertThat(pace.begin(JONGNO)).isInstanceOf(Pace.Entry.TooFast.class);
    }
}
