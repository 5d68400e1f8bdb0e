package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * P7 for records that lie in a queue, under SIGKILL and power cut, the short version: what was put there is delivered once and in order, and what can't be accepted lies
 * among the dead letters once, whenever the process dies that takes it. The other test, a slow one, shows what the rig would notice.
 */
class QueueRigTest {

    /** Lives until chance has shown a bug; one kill in a few misses it. */
    private static final int TRIES = 16;

    private static final Set<MessageFinding> EXPECTED = EnumSet.of(MessageFinding.LOST, MessageFinding.TWICE);

    @Test
    void aProcessKilledBetweenItsDatabaseAndTheBrokerLosesAndRepeatsNothing() throws Exception {
        try (Databases.Database database = Databases.h2();
                IntakeRig rig = new IntakeRig(database, RecordQueue::new)) {
            rig.kill(1, MessageBug.NONE, Optional.of(IntakeStep.TAKEN));
            rig.finish();
            assertThat(rig.findings()).isEmpty();
            assertThat(rig.kills()).isEqualTo(1);
            assertThat(rig.known()).as("seen again after the kill").isPositive();
        }
    }

    @Test
    @Tag("slow")
    void theRigFindsRecordsThatAreSettledTooSoonAndKeysThatAreForgotten() throws Exception {
        Set<MessageFinding> found = EnumSet.noneOf(MessageFinding.class);
        for (int i = 0; i < TRIES && !found.containsAll(EXPECTED); i++) {
            try (Databases.Database database = Databases.h2();
                    IntakeRig rig = new IntakeRig(database, RecordQueue::new)) {
                rig.kill(1, MessageBug.SETTLES_BEFORE_ACCEPTING, Optional.of(IntakeStep.RECEIVED));
                rig.kill(1, MessageBug.FORGETS_KEYS, Optional.of(IntakeStep.TAKEN));
                rig.finish();
                found.addAll(rig.findings());
            }
        }
        assertThat(found).containsAll(EXPECTED);
    }
}
