package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;

/**
 * P7 for records that lie in a folder, under SIGKILL and power cut, the short version: what was dropped is delivered once and in order, whenever the process dies that
 * takes it. The other test shows what the rig would notice.
 */
class FolderRigTest {

    /** Lives until chance has shown a bug; one kill in a few misses it. */
    private static final int TRIES = 16;

    private static final Set<MessageFinding> EXPECTED = EnumSet.of(MessageFinding.LOST, MessageFinding.TWICE);

    @Test
    void aProcessKilledBetweenItsDatabaseAndTheFolderLosesAndRepeatsNothing() throws Exception {
        try (Databases.Database database = Databases.h2();
                IntakeRig rig = new IntakeRig(database, RecordFolder::new)) {
            for (IntakeStep step : List.of(IntakeStep.TAKEN, IntakeStep.SIGNATURE)) {
                rig.kill(1, MessageBug.NONE, Optional.of(step));
            }
            rig.finish();
            assertThat(rig.findings()).isEmpty();
            assertThat(rig.kills()).isEqualTo(2);
            assertThat(rig.known()).as("seen again after a kill").isPositive();
        }
    }

    @Test
    void theRigFindsRecordsThatAreSettledTooSoonAndKeysThatAreForgotten() throws Exception {
        Set<MessageFinding> found = EnumSet.noneOf(MessageFinding.class);
        for (int i = 0; i < TRIES && !found.containsAll(EXPECTED); i++) {
            try (Databases.Database database = Databases.h2();
                    IntakeRig rig = new IntakeRig(database, RecordFolder::new)) {
                rig.kill(1, MessageBug.SETTLES_BEFORE_ACCEPTING, Optional.of(IntakeStep.AWAY));
                rig.kill(1, MessageBug.FORGETS_KEYS, Optional.of(IntakeStep.TAKEN));
                rig.finish();
                found.addAll(rig.findings());
            }
        }
        assertThat(found).containsAll(EXPECTED);
    }
}
