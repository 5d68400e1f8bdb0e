package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** P7 for messages under SIGKILL, the long version: every second kill at a named step, the others at random. It takes some ten minutes. */
@Tag("slow")
class MessageRigLongTest {

    private static final Logger LOG = LoggerFactory.getLogger(MessageRigLongTest.class);
    private static final int KILLS = Integer.getInteger("ieum.kills.messages", 300);

    /** Lives of one database; then everything is counted. */
    private static final int LIVES = 10;

    @Test
    void threeHundredKillsWithPowerCutLoseAndRepeatNothingOnH2() throws Exception {
        kill(Databases::h2, 1);
    }

    @Test
    void threeHundredKillsOfTwoNodesLoseAndRepeatNothingOnPostgres() throws Exception {
        kill(Databases::postgres, 2);
    }

    private static void kill(Supplier<Databases.Database> fresh, int processes) throws Exception {
        int acknowledged = 0;
        int repeated = 0;
        for (int done = 0; done < KILLS; ) {
            try (Databases.Database database = fresh.get();
                    MessageRig rig = new MessageRig(database)) {
                for (int life = 0; life < LIVES && done < KILLS; life++, done += processes) {
                    MessageStep step = MessageStep.values()[done / 2 % MessageStep.values().length];
                    rig.kill(processes, MessageBug.NONE, life % 2 == 0 ? Optional.of(step) : Optional.empty());
                }
                rig.finish();
                assertThat(rig.findings()).as("after kill %d", done).isEmpty();
                acknowledged += rig.acknowledged();
                repeated += rig.receiver().repeated();
            }
            LOG.info(
                    "{} kills of {}: {} messages acknowledged, {} deliveries came again, none lost, none twice",
                    done,
                    KILLS,
                    acknowledged,
                    repeated);
        }
        assertThat(acknowledged).isGreaterThan(KILLS);
    }
}
