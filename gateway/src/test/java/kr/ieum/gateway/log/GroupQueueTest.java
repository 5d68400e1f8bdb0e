package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes into a group: whoever waits for it first. */
class GroupQueueTest {

    private static final QueuedWrite WRITE = new QueuedWrite(Optional.empty(), List.of(connection -> {}));

    private final GroupQueue queue =
            new GroupQueue(new LogSettings(4, Duration.ZERO, Duration.ofMillis(900), Duration.ofSeconds(5), 100, 100));

    @Test
    void whatIsQueuedHoldsUpNoIntentBeforeItIsDue() throws Exception {
        queue.addQueued(List.of(WRITE));
        queue.add(append());

        assertThat(queue.awaitWork()).isTrue();
        Group first = queue.collect();
        assertThat(first.appends()).hasSize(1);
        assertThat(first.queued()).isEmpty();
        assertThat(queue.backlog()).as("it stays").isOne();
    }

    @Test
    void whatIsDueGoesWithTheIntents() throws Exception {
        queue.addQueued(List.of(WRITE, WRITE));
        queue.add(append());
        queue.close();

        assertThat(queue.awaitWork()).isTrue();
        Group group = queue.collect();
        assertThat(group.appends()).hasSize(1);
        assertThat(group.queued()).hasSize(2);
    }

    @Test
    void aGroupTakesNoMoreOfTheQueueThanItsSize() throws Exception {
        queue.addQueued(List.of(WRITE, WRITE, WRITE, WRITE, WRITE, WRITE));
        queue.close();

        assertThat(queue.awaitWork()).isTrue();
        assertThat(queue.collect().queued()).hasSize(4);
        queue.written(4);
        assertThat(queue.backlog()).isEqualTo(2);
    }

    private static PendingAppend append() {
        return new PendingAppend(
                List.of(new PendingLeaf(Leaves.intent(UUID.randomUUID(), Leaves.TIME, "r1"))), List.of());
    }
}
