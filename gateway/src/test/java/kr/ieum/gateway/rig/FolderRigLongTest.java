package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** P7 for records that lie in a folder, the long version: every second kill at a named step, the others at random. */
@Tag("slow")
class FolderRigLongTest {

    private static final Logger LOG = LoggerFactory.getLogger(FolderRigLongTest.class);
    private static final int KILLS = Integer.getInteger("ieum.kills.intake", 100);

    /** Lives of one database and one folder; then everything is counted. */
    private static final int LIVES = 10;

    @Test
    void aHundredKillsWithPowerCutLoseAndRepeatNothingOnH2() throws Exception {
        kill(Databases::h2, 1);
    }

    @Test
    void aHundredKillsOfTwoNodesAtOneFolderLoseAndRepeatNothingOnPostgres() throws Exception {
        kill(Databases::postgres, 2);
    }

    private static void kill(Supplier<Databases.Database> fresh, int processes) throws Exception {
        int dropped = 0;
        int known = 0;
        for (int done = 0; done < KILLS; ) {
            try (Databases.Database database = fresh.get();
                    FolderRig rig = new FolderRig(database)) {
                for (int life = 0; life < LIVES && done + rig.kills() < KILLS; life++) {
                    FolderStep step = FolderStep.values()[(done + life) / 2 % FolderStep.values().length];
                    rig.kill(processes, MessageBug.NONE, life % 2 == 0 ? Optional.of(step) : Optional.empty());
                }
                done += rig.kills();
                rig.finish();
                assertThat(rig.findings()).as("after kill %d", done).isEmpty();
                dropped += rig.dropped();
                known += rig.known();
            }
            LOG.info(
                    "{} kills of {}: {} records dropped, {} of them seen again after they were accepted, none lost,"
                            + " none twice",
                    done,
                    KILLS,
                    dropped,
                    known);
        }
        assertThat(dropped).isGreaterThan(KILLS);
        assertThat(known).isPositive();
    }
}
