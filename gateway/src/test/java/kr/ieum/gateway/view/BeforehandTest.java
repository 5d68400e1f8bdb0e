package kr.ieum.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.Obligation.Owed;
import kr.ieum.gateway.agreement.engine.Obligation.Type;
import org.junit.jupiter.api.Test;

/** Which duties an official meets by what was done before a look-up (design §6 rule 9). */
class BeforehandTest {

    private static final Optional<StatedReason> REASON = StatedReason.of("수급자의 이의에 답하기 위하여");
    private static final List<Owed> OWED = Stream.of(Type.CONFIRM_PURPOSE, Type.STATE_REASON)
            .map(type -> new Owed("agr-a", new Obligation("O-" + type.spelling(), type, Optional.empty())))
            .toList();

    @Test
    void eachDutyIsMetByItsOwnAct() {
        assertThat(Beforehand.NOTHING.met(OWED, Optional.empty())).isEmpty();
        assertThat(new Beforehand(true, Optional.empty()).met(OWED, Optional.empty()))
                .containsExactly("agr-a/O-confirm-purpose");
        assertThat(new Beforehand(false, REASON).met(OWED, Optional.empty())).containsExactly("agr-a/O-state-reason");
        assertThat(new Beforehand(true, REASON).met(OWED, Optional.empty())).hasSize(2);
    }

    @Test
    void theWordThatItIsAnEmergencyIsAReasonToo() {
        assertThat(Beforehand.NOTHING.met(OWED, BreakGlass.of("화재로 집을 잃고 오늘 잘 곳이 없음")))
                .containsExactly("agr-a/O-state-reason");
    }

    @Test
    void aDutyAfterwardsIsMetByNothingBeforehand() {
        for (Type type : List.of(Type.DELETE, Type.HEAR_BEFORE_ADVERSE, Type.NOTIFY_SUBJECT, Type.REPORT_USE)) {
            Owed owed = new Owed("agr-a", new Obligation("O1", type, Optional.empty()));
            assertThat(new Beforehand(true, REASON).met(List.of(owed), Optional.empty()))
                    .isEmpty();
        }
    }

    @Test
    void aReasonSaysSomethingAndNamesNobodyByANumber() {
        assertThat(REASON).isPresent();
        assertThat(StatedReason.of("확인")).isEmpty();
        assertThat(StatedReason.of("대상자 850230-1234567 확인을 위하여")).isEmpty();
        assertThat(REASON.orElseThrow().toString()).doesNotContain("수급자");
    }

    @Test
    void theOfferSaysWhatIsAskedBeforehand() {
        Offer offer = new Offer(true, Optional.empty(), OWED.subList(0, 1));
        assertThat(offer.asks(Type.CONFIRM_PURPOSE)).isTrue();
        assertThat(offer.asks(Type.STATE_REASON)).isFalse();
    }
}
