package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * P1 and P7 under SIGKILL, the short version: the process that discloses is killed at every named step of the write path and at random,
 * under load, and whatever it told before is found afterwards. The other tests show what the rig would notice.
 */
class RigTest {

    private static final int FEWEST_BUGS = 5;

    /** Lives until chance has shown a bug by each of its rules; one kill in a few misses one. */
    private static final int TRIES = 16;

    @Test
    void aProcessKilledAtAnyStepAndCutOffFromPowerHasToldNothingThatIsntInTheLogOnH2() throws Exception {
        try (Databases.Database database = Databases.h2()) {
            Rig rig = new Rig(database);
            for (Step step : Step.values()) {
                rig.kill(Bug.NONE, Optional.of(step));
                assertThat(rig.findings()).as("killed before %s", step).isEmpty();
            }
            rig.kill(Bug.NONE, Optional.empty());
            assertThat(rig.findings()).isEmpty();
            assertThat(rig.seen().values()).isPositive();
            assertThat(rig.seen().heads()).isPositive();
        }
    }

    @Test
    void aProcessKilledAtAnyStepHasToldNothingThatIsntInTheLogOnPostgres() throws Exception {
        try (Databases.Database database = Databases.postgres()) {
            Rig rig = new Rig(database);
            for (Step step : EnumSet.of(Step.SWAP, Step.COMMIT, Step.ANSWER)) {
                rig.kill(Bug.NONE, Optional.of(step));
                assertThat(rig.findings()).as("killed before %s", step).isEmpty();
            }
            rig.kill(Bug.NONE, Optional.empty());
            assertThat(rig.findings()).isEmpty();
            assertThat(rig.seen().values()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void theRigFindsABug(Bug bug) throws Exception {
        Set<Finding.Rule> broken = EnumSet.noneOf(Finding.Rule.class);
        for (int i = 0; i < TRIES && !broken.containsAll(bug.foundBy()); i++) {
            try (Databases.Database database = Databases.h2()) {
                Rig rig = new Rig(database);
                rig.kill(bug, bug.killAt());
                List<Finding> findings = rig.findings();
                findings.forEach(finding -> broken.add(finding.rule()));
            }
        }
        assertThat(broken).containsAll(bug.foundBy());
    }

    @Test
    void eachRuleFindsAtLeastFiveBugs() {
        assertThat(Finding.Rule.values())
                .allSatisfy(rule -> assertThat(Arrays.stream(Bug.values())
                                .filter(bug -> bug.foundBy().contains(rule))
                                .collect(Collectors.toSet()))
                        .hasSizeGreaterThanOrEqualTo(FEWEST_BUGS));
    }
}
