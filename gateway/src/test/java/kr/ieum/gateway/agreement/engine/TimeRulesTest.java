package kr.ieum.gateway.agreement.engine;

import static kr.ieum.gateway.agreement.engine.Drafts.AMOUNT;
import static kr.ieum.gateway.agreement.engine.Drafts.CONSUMER;
import static kr.ieum.gateway.agreement.engine.Drafts.NOON;
import static kr.ieum.gateway.agreement.engine.Drafts.NUMBER;
import static kr.ieum.gateway.agreement.engine.Drafts.engine;
import static kr.ieum.gateway.agreement.engine.Drafts.known;
import static kr.ieum.gateway.agreement.engine.Drafts.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.TimeVariable;
import kr.ieum.gateway.agreement.engine.Drafts.RequestDraft;
import kr.ieum.gateway.agreement.engine.Drafts.TermsDraft;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Design §6 rule 2, time: clocks differ against whoever asks, and hours are those of their zone. */
class TimeRulesTest {

    private static final Duration SKEW = Duration.ofSeconds(2);
    private static final String GIVEN = "clear by agr-test/G1";

    private static TermsDraft terms(Consumer<TermsDraft> change) {
        TermsDraft terms = new TermsDraft();
        terms.grant("G1", AMOUNT, "clear");
        change.accept(terms);
        return terms;
    }

    private static String at(Instant time, Duration skew, Consumer<TermsDraft> change) {
        RequestDraft draft = RequestDraft.asking(AMOUNT);
        draft.time = time;
        draft.about(Relation.APPLICANT).consents = Map.of("agr-test/G1", NOON);
        return outcome(engine(NationalRules.NONE, skew, terms(change)), draft);
    }

    @Nested
    class Skew {

        /** A second after a period begins and a second before it ends it holds by one clock, not by all. */
        private void closesAtBothEnds(String refusal, Consumer<TermsDraft> change) {
            Instant end = NOON.plusSeconds(60);
            assertThat(at(NOON.plusSeconds(1), SKEW, change)).isEqualTo(refusal);
            assertThat(at(NOON.plusSeconds(2), SKEW, change)).isEqualTo(GIVEN);
            assertThat(at(end.minusSeconds(3), SKEW, change)).isEqualTo(GIVEN);
            assertThat(at(end.minusSeconds(1), SKEW, change)).isEqualTo(refusal);
            assertThat(at(NOON.plusSeconds(1), Duration.ZERO, change)).isEqualTo(GIVEN);
            assertThat(at(end.minusSeconds(1), Duration.ZERO, change)).isEqualTo(GIVEN);
        }

        private final Period minute = new Period(NOON, NOON.plusSeconds(60));

        @Test
        void theTermHoldsByEveryClock() {
            closesAtBothEnds("NO_AGREEMENT", terms -> terms.term = minute);
        }

        @Test
        void theAccessionHoldsByEveryClock() {
            closesAtBothEnds("NO_AGREEMENT", terms -> terms.agencies = Map.of(CONSUMER, List.of(minute)));
        }

        @Test
        void theBasisHoldsByEveryClock() {
            closesAtBothEnds(
                    "BASIS_NOT_IN_FORCE",
                    terms -> terms.grants.getFirst().bases = List.of(new Terms.Basis("L1", minute)));
            closesAtBothEnds(
                    "refused: SEARCH_NOT_PERMITTED",
                    terms -> terms.searchBy.put(NUMBER, List.of(new Terms.Basis("L1", minute))));
        }

        @Test
        void theHoursHoldByEveryClock() {
            closesAtBothEnds(
                    "SCHEDULE",
                    terms -> terms.hours = Optional.of(
                            new Hours(EnumSet.allOf(DayOfWeek.class), 3 * 60, 3 * 60 + 1, ZoneId.of("UTC"))));
        }

        @Test
        void theConsentHoldsByEveryClock() {
            Consumer<TermsDraft> consent = terms -> terms.grants.getFirst().consent =
                    Optional.of(new Terms.Consent("agr-test/G1", Duration.ofSeconds(60), Terms.Consent.Of.EACH));
            Instant end = NOON.plusSeconds(60);
            assertThat(at(NOON.plusSeconds(1), SKEW, consent)).isEqualTo("NO_CONSENT");
            assertThat(at(NOON.plusSeconds(2), SKEW, consent)).isEqualTo(GIVEN);
            assertThat(at(end.minusSeconds(2), SKEW, consent)).isEqualTo(GIVEN);
            assertThat(at(end.minusSeconds(1), SKEW, consent)).isEqualTo("NO_CONSENT");
        }

        @Test
        void aConditionOnTheTimeIsUnknownWithinTheSkewSoThatGrantsCloseAndLimitsStay() {
            Condition before = new Condition.Before(NOON);
            assertThat(at(NOON.minusSeconds(1), SKEW, t -> t.grants.getFirst().when(before)))
                    .isEqualTo("CONDITION");
            assertThat(at(NOON.minusSeconds(3), SKEW, t -> t.grants.getFirst().when(before)))
                    .isEqualTo(GIVEN);
            assertThat(at(NOON.plusSeconds(1), SKEW, t -> t.grants.getFirst().when(new Condition.Not(before))))
                    .isEqualTo("CONDITION");
            assertThat(at(NOON.plusSeconds(1), SKEW, t -> t.ceiling("P1", AMOUNT, "absent", before)))
                    .isEqualTo("WITHHELD");
            assertThat(at(NOON.plusSeconds(2), SKEW, t -> t.ceiling("P1", AMOUNT, "absent", before)))
                    .isEqualTo(GIVEN);
        }
    }

    @Nested
    class Hours8To19InBerlin {

        private final Consumer<TermsDraft> office = terms -> terms.hours = Optional.of(new Hours(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), 8 * 60, 19 * 60, ZoneId.of("Europe/Berlin")));

        private String at(String instant) {
            return TimeRulesTest.at(Instant.parse(instant), Duration.ZERO, office);
        }

        @Test
        void theyAreThoseOfTheWallClockInWinterAndInSummer() {
            assertThat(at("2026-03-27T06:59:59Z")).isEqualTo("SCHEDULE");
            assertThat(at("2026-03-27T07:00:00Z")).isEqualTo(GIVEN);
            assertThat(at("2026-03-30T05:59:59Z")).as("summer time has begun").isEqualTo("SCHEDULE");
            assertThat(at("2026-03-30T06:00:00Z")).isEqualTo(GIVEN);
            assertThat(at("2026-03-30T17:00:00Z")).isEqualTo("SCHEDULE");
            assertThat(at("2026-10-26T17:59:59Z")).as("summer time is over").isEqualTo(GIVEN);
        }

        @Test
        void theDayIsTheZonesToo() {
            assertThat(at("2026-03-28T10:00:00Z")).as("a Saturday").isEqualTo("SCHEDULE");
        }

        /** On the day on which the clock goes back the hour from 2 to 3 comes twice, and both are agreed. */
        @Test
        void anHourThatComesTwiceIsAgreedTwiceAndOneThatNeverComesOpensNothing() {
            Consumer<TermsDraft> night = terms -> terms.hours =
                    Optional.of(new Hours(EnumSet.allOf(DayOfWeek.class), 2 * 60, 3 * 60, ZoneId.of("Europe/Berlin")));
            for (String instant : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
                assertThat(TimeRulesTest.at(Instant.parse(instant), Duration.ZERO, night))
                        .isEqualTo(GIVEN);
            }
            for (String instant : List.of("2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z")) {
                assertThat(TimeRulesTest.at(Instant.parse(instant), Duration.ZERO, night))
                        .isEqualTo("SCHEDULE");
            }
        }
    }

    @Test
    void aSpanSinceTheCaseWasOpenedIsCountedFromThereAndAMissingDayClosesTheGrant() {
        TermsDraft terms = terms(
                t -> t.grants.getFirst().when(new Condition.Within(TimeVariable.CASE_OPENED, Duration.ofDays(90))));
        RequestDraft draft = RequestDraft.asking(AMOUNT);
        assertThat(outcome(engine(terms), draft)).isEqualTo("CONDITION");
        draft.opened = known(NOON.minus(Duration.ofDays(90)).plusSeconds(1));
        assertThat(outcome(engine(terms), draft)).isEqualTo(GIVEN);
        draft.opened = known(NOON.minus(Duration.ofDays(90)));
        assertThat(outcome(engine(terms), draft)).isEqualTo("CONDITION");
    }
}
