package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kr.ieum.gateway.exchange.kafka.RealKafka;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** P7 for records that lie in a folder, a queue or a topic, the long version: every second kill at a named step, the others at random. */
@Tag("slow")
class IntakeRigLongTest {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeRigLongTest.class);
    private static final int KILLS = Integer.getInteger("ieum.kills.intake", 100);

    /** Lives of one database and one place; then everything is counted. */
    private static final int LIVES = 10;

    @Test
    void aHundredKillsAtAFolderWithPowerCutLoseAndRepeatNothingOnH2() throws Exception {
        kill(Databases::h2, 1, RecordFolder::new);
    }

    @Test
    void aHundredKillsOfTwoNodesAtOneFolderLoseAndRepeatNothingOnPostgres() throws Exception {
        kill(Databases::postgres, 2, RecordFolder::new);
    }

    @Test
    void aHundredKillsAtAQueueWithPowerCutLoseAndRepeatNothingOnH2() throws Exception {
        kill(Databases::h2, 1, RecordQueue::new);
    }

    @Test
    void aHundredKillsOfTwoNodesAtOneQueueLoseAndRepeatNothingOnPostgres() throws Exception {
        kill(Databases::postgres, 2, RecordQueue::new);
    }

    @Test
    void aHundredKillsAtATopicWithPowerCutLoseAndRepeatNothingOnH2(@TempDir Path folder) throws Exception {
        try (RealKafka kafka = new RealKafka(folder, RecordTopic.settings())) {
            kill(Databases::h2, 1, watch -> new RecordTopic(kafka, watch));
        }
    }

    @Test
    void aHundredKillsOfTwoNodesAtOneTopicLoseAndRepeatNothingOnPostgres(@TempDir Path folder) throws Exception {
        try (RealKafka kafka = new RealKafka(folder, RecordTopic.settings())) {
            kill(Databases::postgres, 2, watch -> new RecordTopic(kafka, watch));
        }
    }

    private static void kill(Supplier<Databases.Database> fresh, int processes, IntakeRig.Maker place)
            throws Exception {
        int left = 0;
        int known = 0;
        for (int done = 0; done < KILLS; ) {
            try (Databases.Database database = fresh.get();
                    IntakeRig rig = new IntakeRig(database, place)) {
                List<IntakeStep> steps = rig.steps();
                for (int life = 0; life < LIVES && done + rig.kills() < KILLS; life++) {
                    IntakeStep step = steps.get((done + life) / 2 % steps.size());
                    rig.kill(processes, MessageBug.NONE, life % 2 == 0 ? Optional.of(step) : Optional.empty());
                }
                done += rig.kills();
                rig.finish();
                assertThat(rig.findings()).as("after kill %d", done).isEmpty();
                left += rig.left();
                known += rig.known();
            }
            LOG.info(
                    "{} kills of {}: {} records left, {} of them seen again after they were accepted, none lost,"
                            + " none twice",
                    done,
                    KILLS,
                    left,
                    known);
        }
        assertThat(left).isGreaterThan(KILLS);
        assertThat(known).isPositive();
    }
}
