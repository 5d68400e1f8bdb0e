package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * P7 for messages under SIGKILL, the short version: nothing that was acknowledged is lost, nothing has its effect twice, and a conversation keeps
 * its order, whenever the process dies. The other tests show what the rig would notice.
 */
class MessageRigTest {

    /** Lives until chance has shown a bug; one kill in a few misses it. */
    private static final int TRIES = 16;

    @Test
    void aProcessKilledAndCutOffFromPowerLosesAndRepeatsNothingOnH2() throws Exception {
        try (Databases.Database database = Databases.h2();
                MessageRig rig = new MessageRig(database)) {
            for (MessageStep step : EnumSet.of(
                    MessageStep.COMMIT, MessageStep.TELL, MessageStep.CLAIM, MessageStep.SENT, MessageStep.COUNT)) {
                rig.kill(1, MessageBug.NONE, Optional.of(step));
            }
            rig.finish();
            assertThat(rig.findings()).isEmpty();
            assertThat(rig.acknowledged()).isPositive();
        }
    }

    @Test
    void twoProcessesKilledOnOneDatabaseLoseAndRepeatNothing() throws Exception {
        try (Databases.Database database = Databases.postgres();
                MessageRig rig = new MessageRig(database)) {
            rig.kill(2, MessageBug.NONE, Optional.empty());
            rig.kill(2, MessageBug.NONE, Optional.of(MessageStep.SENT));
            rig.finish();
            assertThat(rig.findings()).isEmpty();
            assertThat(rig.acknowledged()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "SETTLES_BEFORE_ACCEPTING"})
    void theRigFindsABug(MessageBug bug) throws Exception {
        Set<MessageFinding> found = EnumSet.noneOf(MessageFinding.class);
        for (int i = 0; i < TRIES && !found.contains(bug.found().orElseThrow()); i++) {
            try (Databases.Database database = Databases.h2();
                    MessageRig rig = new MessageRig(database)) {
                rig.kill(1, bug, bug.killAt());
                rig.finish();
                found.addAll(rig.findings());
            }
        }
        assertThat(found).contains(bug.found().orElseThrow());
    }
}
