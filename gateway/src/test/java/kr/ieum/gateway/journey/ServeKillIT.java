package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole program as it is shipped, killed with SIGKILL while officials look up and systems report (P1, P7, P8). */
class ServeKillIT {

    private static final Logger LOG = LoggerFactory.getLogger(ServeKillIT.class);
    private static final int FEW = 2;
    private static final int MANY = Integer.getInteger("ieum.kills.gateway", 30);
    private static final int VALUES = 10;

    @Test
    void what_was_received_before_a_kill_is_logged_and_the_simulated_agencies_are_gone(@TempDir Path folder)
            throws Exception {
        kill(folder, FEW);
    }

    /** Some five minutes; {@code -Dieum.kills.gateway} says how many. */
    @Tag("slow")
    @Test
    void after_thirty_kills_everything_that_was_ever_received_is_still_logged(@TempDir Path folder) throws Exception {
        kill(folder, MANY);
    }

    @Test
    void what_was_acknowledged_before_a_kill_is_delivered_once_and_in_order(@TempDir Path folder) throws Exception {
        killMessages(folder, 1);
    }

    /** Some five minutes; {@code -Dieum.kills.gateway} says how many. */
    @Tag("slow")
    @Test
    void after_thirty_kills_each_message_that_was_acknowledged_is_delivered_once_and_in_order(@TempDir Path folder)
            throws Exception {
        killMessages(folder, MANY);
    }

    private static void killMessages(Path folder, int times) throws Exception {
        try (KilledMessages messages = new KilledMessages(folder)) {
            for (int i = 1; i <= times; i++) {
                messages.killAfter(VALUES);
                LOG.info(
                        "{} kills of {}: {} messages acknowledged, {} deliveries came again",
                        i,
                        times,
                        messages.acknowledged(),
                        messages.repeated());
            }
            messages.assertNothingMissingOrTwice();
            assertThat(messages.acknowledged()).isGreaterThanOrEqualTo(VALUES * times);
        }
    }

    private static void kill(Path folder, int times) throws Exception {
        KilledGateway gateway = new KilledGateway(folder);
        for (int i = 1; i <= times; i++) {
            // every third life may end before anything has arrived
            gateway.killAfter(i % 3 == 0 ? 0 : VALUES);
            gateway.assertNothingMissing();
            LOG.info(
                    "{} kills of {}: {} values arrived, {} leaves were acknowledged, {} checkpoints seen, nothing"
                            + " missing",
                    i,
                    times,
                    gateway.seen().values(),
                    gateway.seen().leaves(),
                    gateway.seen().heads());
        }
        assertThat(gateway.fsck()).contains("sound");
        assertThat(gateway.seen().values()).isGreaterThanOrEqualTo(VALUES);
        assertThat(gateway.seen().leaves()).isPositive();
        assertThat(gateway.seen().heads()).isPositive();
    }
}
