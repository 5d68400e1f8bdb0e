package kr.ieum.gateway.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** P1 and P7 under SIGKILL, the long version: every second kill at a named step, the others at random. It takes half an hour. */
@Tag("slow")
class RigLongTest {

    private static final Logger LOG = LoggerFactory.getLogger(RigLongTest.class);
    private static final int ON_H2 = Integer.getInteger("ieum.kills.h2", 1_000);
    private static final int ON_POSTGRES = Integer.getInteger("ieum.kills.postgres", 300);

    /** Lives of one database; what was seen in any of them must still be true after the last. */
    private static final int LIVES = 20;

    /** Steps that PostgreSQL doesn't have. */
    private static final Set<Step> OF_H2 = Set.of(Step.FORCE);

    @Test
    void aThousandKillsWithPowerCutLoseNothingOnH2() throws Exception {
        kill(Databases::h2, ON_H2, Arrays.asList(Step.values()));
    }

    @Test
    void threeHundredKillsLoseNothingOnPostgres() throws Exception {
        kill(
                Databases::postgres,
                ON_POSTGRES,
                Arrays.stream(Step.values())
                        .filter(step -> !OF_H2.contains(step))
                        .toList());
    }

    private static void kill(Supplier<Databases.Database> fresh, int kills, List<Step> steps) throws Exception {
        int values = 0;
        int acknowledged = 0;
        int heads = 0;
        for (int done = 0; done < kills; ) {
            try (Databases.Database database = fresh.get()) {
                Rig rig = new Rig(database);
                for (int life = 0; life < LIVES && done < kills; life++, done++) {
                    rig.kill(
                            Bug.NONE,
                            done % 2 == 0 ? Optional.of(steps.get(done / 2 % steps.size())) : Optional.empty());
                    assertThat(rig.findings()).as("after kill %d", done + 1).isEmpty();
                }
                values += rig.seen().values();
                acknowledged += rig.seen().leaves();
                heads += rig.seen().heads();
            }
            LOG.info(
                    "{} kills of {}: {} values arrived, {} leaves were acknowledged, {} heads seen, nothing missing",
                    done,
                    kills,
                    values,
                    acknowledged,
                    heads);
        }
        assertThat(values).isGreaterThan(kills);
    }
}
