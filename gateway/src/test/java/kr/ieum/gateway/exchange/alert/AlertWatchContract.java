package kr.ieum.gateway.exchange.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kr.ieum.gateway.exchange.alert.AlertRules.Threshold;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When somebody is told, and how often, on every database. */
abstract class AlertWatchContract {

    private static final AlertRules RULES = new AlertRules(
            new Threshold(10, 4), 5, 20, new Threshold(15, 5), new Threshold(3, 0), Optional.empty(), Optional.empty());

    private final Instant[] now = {Instant.parse("2026-11-26T03:00:00Z")};
    private final long[] measured = {0, 0, 0};
    private final Told mail = new Told("mail");
    private final Told webhook = new Told("webhook");
    private Databases.Database database;

    abstract Databases.Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    /** Remembers what it was told, where it listens. */
    private static final class Told implements Teller {
        private final String name;
        private final List<Alert> alerts = new ArrayList<>();
        private boolean deaf;

        Told(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public synchronized boolean tell(Alert alert) {
            if (!deaf) {
                alerts.add(alert);
            }
            return !deaf;
        }
    }

    private AlertWatch node() {
        Measures measures = new Measures() {
            @Override
            public long failedPercent(int minutes, int atLeast) {
                return measured[0];
            }

            @Override
            public long oldestWaitingMinutes() {
                return measured[1];
            }

            @Override
            public long aside() {
                return measured[2];
            }
        };
        return new AlertWatch(
                database.dataSource(), RULES, measures, List.of(mail, webhook), ChangingClock.showing(now));
    }

    private void measured(AlertWatch watch, long percent) throws InterruptedException {
        measured[0] = percent;
        now[0] = now[0].plusSeconds(30);
        watch.look();
    }

    @Test
    void what_moves_about_the_threshold_is_told_once_and_cleared_only_well_below_it() throws InterruptedException {
        AlertWatch watch = node();
        for (long percent : new long[] {0, 9, 10, 9, 11, 5, 10, 5, 12, 4, 5, 9}) {
            measured(watch, percent);
        }

        assertThat(webhook.alerts)
                .extracting(Alert::cause, Alert::raised, Alert::measured)
                .containsExactly(tuple(Cause.ERROR_RATE, true, 10L), tuple(Cause.ERROR_RATE, false, 4L));
        assertThat(mail.alerts).isEqualTo(webhook.alerts);
        assertThat(watch.raised()).isEmpty();
    }

    @Test
    void each_cause_is_raised_by_itself() throws InterruptedException {
        measured[1] = 15;
        measured[2] = 3;
        AlertWatch watch = node();
        watch.look();

        assertThat(watch.raised()).extracting(Alert::cause).containsExactly(Cause.QUEUE_AGE, Cause.QUARANTINE);
        assertThat(mail.alerts).hasSize(2);
    }

    @Test
    void of_many_nodes_that_look_together_one_tells() throws Exception {
        measured[2] = 5;
        List<Callable<Boolean>> looks = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            looks.add(() -> {
                node().look();
                return true;
            });
        }
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> look : nodes.invokeAll(looks)) {
                assertThat(look.get()).isTrue();
            }
        }
        assertThat(webhook.alerts).hasSize(1);
    }

    @Test
    void what_could_not_be_told_by_one_way_is_tried_again_by_that_way_alone() throws InterruptedException {
        mail.deaf = true;
        AlertWatch watch = node();
        measured(watch, 50);
        assertThat(webhook.alerts).hasSize(1);
        mail.deaf = false;
        measured(watch, 50);
        measured(watch, 50);

        assertThat(mail.alerts).hasSize(1);
        assertThat(webhook.alerts).hasSize(1);
    }

    @Test
    void what_was_raised_and_cleared_while_nobody_could_be_told_is_told_as_cleared_alone() throws InterruptedException {
        mail.deaf = true;
        webhook.deaf = true;
        AlertWatch watch = node();
        measured(watch, 50);
        measured(watch, 0);
        mail.deaf = false;
        measured(watch, 0);

        assertThat(mail.alerts).extracting(Alert::raised).containsExactly(false);
    }

    @Test
    void a_restarted_node_does_not_tell_again_what_was_told() throws InterruptedException {
        measured(node(), 50);
        measured(node(), 50);

        assertThat(webhook.alerts).hasSize(1);
    }
}
