package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.start.RunningNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P7 on a disk that can't force what was written, through the web: nobody is told that it is durable, and the same node goes on from what the disk holds. */
class FailedForceIT {

    private static final int AS_LONG_AS_THE_DISK_FAILS = 1_000_000;

    @BeforeEach
    void failingDisk() {
        FailingForces.install();
    }

    @AfterEach
    void healthyDisk() {
        FailingForces.remove();
    }

    @Test
    void a_force_that_fails_refuses_its_look_up_and_the_next_ones_go_on_over_the_file_opened_anew(@TempDir Path data)
            throws Exception {
        AfterTheDisk after = new AfterTheDisk(data);
        try (RunningNode node = RunningNode.demo(data)) {
            ApiOfficial kim = after.signIn(node);
            after.answered(kim.lookUpOnce(Cases.HEALTHY));
            for (int failures : List.of(1, 2, 1)) {
                FailingForces.failNext(failures);
                after.untilRefused(kim);
                after.lookUpsGoOn(node, kim);
                assertThat(FailingForces.left()).isZero();
            }
        }
        after.assertSound();
    }

    @Test
    void while_forces_fail_nothing_is_looked_up_and_afterwards_it_is_again(@TempDir Path data) throws Exception {
        AfterTheDisk after = new AfterTheDisk(data);
        try (RunningNode node = RunningNode.demo(data)) {
            ApiOfficial kim = after.signIn(node);
            after.answered(kim.lookUpOnce(Cases.HEALTHY));
            FailingForces.failNext(AS_LONG_AS_THE_DISK_FAILS);
            Answer refused = after.untilRefused(kim);
            assertThat(refused.body()).contains("urn:ieum:problem:log-unavailable");
            for (int i = 0; i < 3; i++) {
                assertThat(kim.refused(Cases.HEALTHY).status()).isEqualTo(503);
            }
            assertThat(AfterTheDisk.health(node)).isEqualTo("DISCLOSURES_STOPPED");
            ApiOfficial again = after.signIn(node);

            FailingForces.failNext(0);
            after.lookUpsGoOn(node, again);
        }
        after.assertSound();
    }
}
