package kr.ieum.gateway.agreement.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    private static final Conditions CONDITIONS =
            new Conditions(Map.of(Variable.SUBJECT_RELATION, Set.of("applicant", "obligor")));

    private record Facts(Optional<String> stage, Optional<Boolean> restricted) implements ConditionFacts {
        @Override
        public Optional<String> text(Variable variable) {
            return switch (variable) {
                case CASE_STAGE -> stage;
                case SUBJECT_RELATION -> Optional.of("obligor");
                case CASE_KIND, SUBJECT_LIVES_WITH_APPLICANT -> Optional.empty();
            };
        }

        @Override
        public Optional<Boolean> restrictedTowardsApplicant() {
            return restricted;
        }

        @Override
        public Optional<Instant> moment(TimeVariable variable) {
            return stage.map(known -> Instant.parse("2026-03-01T00:00:00Z"));
        }

        @Override
        public Duration skew() {
            return Duration.ZERO;
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-04-01T00:00:00Z");
        }
    }

    private static final Facts FACTS = new Facts(Optional.of("APPEAL"), Optional.of(true));

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '"', textBlock = """
        case.stage == 'APPEAL' -> TRUE
        'APPEAL' == case.stage -> TRUE
        case.stage != 'APPEAL' -> FALSE
        case.stage in ['INVESTIGATION', 'APPEAL'] -> TRUE
        !(case.stage in ['INVESTIGATION', 'APPEAL']) -> FALSE
        case.stage == 'X' || subject.relation == 'obligor' -> TRUE
        case.stage == 'X' && subject.relation == 'obligor' -> FALSE
        subject.restrictedTowards(case.applicant) -> TRUE
        now < timestamp('2026-04-01T00:00:00Z') -> FALSE
        now <= timestamp('2026-04-01T00:00:00Z') -> TRUE
        now > timestamp('2026-04-01T00:00:00Z') -> FALSE
        now >= timestamp('2026-04-01T00:00:00Z') -> TRUE
        timestamp('2026-03-31T00:00:00Z') < now -> TRUE
        timestamp('2026-04-01T00:00:00Z') > now -> FALSE
        timestamp('2026-04-01T00:00:00Z') >= now -> TRUE
        now < case.opened + duration('2160h') -> TRUE
        now < duration('2160h') + case.opened -> TRUE
        case.opened + duration('24h') > now -> FALSE
        now - case.opened < duration('2160h') -> TRUE
        now - case.opened < duration('744h') -> FALSE
        now - case.opened <= duration('744h') -> TRUE
        now - case.opened > duration('744h') -> FALSE
        now - case.opened >= duration('744h') -> TRUE
        duration('1h30m') > now - case.opened -> FALSE
        now >= case.opened -> TRUE
        true -> TRUE
        case.kind == 'RECHECK' -> UNKNOWN
        !(case.kind == 'RECHECK') -> UNKNOWN
        case.kind == 'RECHECK' && case.stage == 'X' -> FALSE
        case.kind == 'RECHECK' || case.stage == 'APPEAL' -> TRUE
        case.kind == 'RECHECK' && case.stage == 'APPEAL' -> UNKNOWN
        subject.livesWithApplicant == 'no' -> UNKNOWN
        """)
    void aConditionIsEvaluatedThreeValued(String text, Truth expected) {
        assertThat(CONDITIONS.read(text))
                .isInstanceOfSatisfying(
                        Conditions.Read.Accepted.class,
                        accepted ->
                                assertThat(accepted.condition().evaluate(FACTS)).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '"', textBlock = """
        case.stage == 'A' && case.colour == 'B' -> 22
        case.stage.startsWith('A') -> 22
        case.stage == case.kind -> 12
        case.stage + 'A' == 'B' -> 12
        case.stage < 'B' -> 12
        size(case.stage) == 3 -> 18
        case.stage == 'A' ? true : false -> 19
        ['A'].exists(x, x == case.stage) -> 13
        case.stage in [] -> 12
        subject.relation == 'neighbour' -> 21
        now == timestamp('2026-04-01T00:00:00Z') -> 5
        now < timestamp('yesterday') -> 16
        now - duration('1h') < now -> 5
        now < case.opened + duration('1.5h') -> 30
        now < case.opened + duration('-1h') -> 30
        now < case.opened - duration('1h') -> 19
        now < now + duration('1h') -> 21
        now - case.opened < timestamp('2026-04-01T00:00:00Z') - case.opened -> 55
        case.opened < timestamp('2026-04-01T00:00:00Z') -> 13
        now < duration('1h') + duration('1h') -> 5
        case.stage == -> 14
        'A' -> 1
        subject.restrictedTowards(subject) -> 26
        """)
    void whatLiesOutsideTheSubsetIsRefusedWithItsPosition(String text, int column) {
        assertThat(CONDITIONS.read(text))
                .isInstanceOfSatisfying(
                        Conditions.Read.Refused.class,
                        refused -> assertThat(refused.column())
                                .as(refused.message())
                                .isEqualTo(column));
    }

    @Test
    void aConditionSaysWhetherItSpeaksOfARestriction() {
        assertThat(accepted("case.stage == 'A' && !subject.restrictedTowards(case.applicant)")
                        .speaksOfRestriction())
                .isTrue();
        assertThat(accepted("case.stage == 'A' || case.kind == 'B'").speaksOfRestriction())
                .isFalse();
    }

    @Test
    void aConditionNamesItsVariables() {
        assertThat(accepted("case.stage == 'A' && (case.kind == 'B' || !(case.stage == 'C'))")
                        .variables())
                .containsExactlyInAnyOrder(Variable.CASE_STAGE, Variable.CASE_KIND);
    }

    private static Condition accepted(String text) {
        return ((Conditions.Read.Accepted) CONDITIONS.read(text)).condition();
    }
}
