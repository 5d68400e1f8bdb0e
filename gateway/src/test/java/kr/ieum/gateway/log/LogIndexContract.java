package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Test;

/** Whatever the index covers, the same is found. */
abstract class LogIndexContract extends LogContract {
    private static final Instant BEFORE = Leaves.TIME.plusSeconds(3600);

    private final UUID answered = UUID.randomUUID();
    private final UUID silent = UUID.randomUUID();
    private final UUID refused = UUID.randomUUID();

    LogIndexContract(Supplier<Databases.Database> fresh) {
        super(fresh);
    }

    /** What readers find now, all of it. */
    private List<Object> found() {
        return List.of(
                reader().findByLookup(answered),
                reader().findByLookup(silent),
                reader().findByLookup(refused),
                reader().findByLookup(UUID.randomUUID()),
                reader().listErasures(),
                reader().listOutcomeUnknown(Instant.EPOCH, BEFORE));
    }

    private List<Object> foundAnew() throws SQLException {
        for (String table : List.of("log_indexed", "log_lookup", "log_open", "log_seldom")) {
            execute("DELETE FROM " + table);
        }
        return found();
    }

    private void cover() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            LogIndex.catchUp(connection);
        }
        assertThat(count("SELECT SUM(size) FROM log_indexed")).isEqualTo(count("SELECT SUM(size) FROM log_head"));
    }

    private void released(Position intent, String... registers) {
        log.enqueue(
                Stream.of(registers)
                        .map(register -> Leaves.release(intent, register))
                        .toList(),
                List.of());
        assertThat(log.settle()).isTrue();
    }

    private Position intent(UUID lookup, String... registers) throws CompanionRefused {
        return log.append(List.of(Leaves.intent(lookup, Leaves.TIME, registers)), List.of())
                .position(0);
    }

    @Test
    void theSameIsFoundWhereverTheIndexEnds() throws Exception {
        List<Object> last = List.of();
        for (int covering = 0; covering <= 5; covering++) {
            Position one = intent(answered, "r1", "r2");
            coverIf(covering == 1);
            Position other = intent(silent, "r1", "r2");
            log.append(List.of(Leaves.refusal(refused), Leaves.erasure()), List.of());
            coverIf(covering == 2);
            released(one, "r1");
            coverIf(covering == 3);
            released(one, "r2");
            released(other, "r2", "r2");
            coverIf(covering == 4);
            Position second = intent(answered, "r3");
            released(second, "r3");
            coverIf(covering == 5);

            last = found();
            assertThat(reader().findByLookup(answered)).hasSize(5 * (covering + 1));
            assertThat(reader().findByLookup(silent)).hasSize(3 * (covering + 1));
            assertThat(reader().listErasures()).hasSize(covering + 1);
            assertThat(reader().listOutcomeUnknown(Instant.EPOCH, BEFORE))
                    .as("each time one more that lacks r1")
                    .hasSize(covering + 1)
                    .allSatisfy(unknown -> {
                        assertThat(unknown.lookup()).isEqualTo(silent);
                        assertThat(unknown.registers()).containsExactly("r1");
                    });
            assertClean(reader().shards().getLast().size());
        }
        cover();
        assertThat(found()).isEqualTo(last);
        assertThat(foundAnew()).isEqualTo(last);
        cover();
        assertClean(reader().shards().getLast().size());
    }

    private void coverIf(boolean now) throws SQLException {
        if (now) {
            cover();
        }
    }

    @Test
    void aLookupThatIsAnsweredLeavesNoRowAmongThoseThatLackARelease() throws Exception {
        Position early = intent(answered, "r1", "r2");
        cover();
        assertThat(count("SELECT COUNT(*) FROM log_open")).isOne();
        released(early, "r1");
        cover();
        assertThat(count("SELECT COUNT(*) FROM log_open")).isOne();
        released(early, "r2");
        Position whole = intent(silent, "r1");
        released(whole, "r1");
        cover();
        assertThat(count("SELECT COUNT(*) FROM log_open")).isZero();
        assertClean(5);
    }

    @Test
    void theFollowerCoversALogThatGrowsAndAReaderCoversWhatIsTooMuchToLookThrough() throws Exception {
        List<Leaf> many = new ArrayList<>();
        while (many.size() < DisclosureLog.MAX_LEAVES) {
            many.add(Leaves.intent());
        }
        log.append(many, List.of());
        assertThat(count("SELECT COUNT(*) FROM log_indexed")).isZero();
        assertThat(reader().findByLookup(((Leaf.Intent) many.get(500)).lookup()))
                .extracting(entry -> entry.position().index())
                .containsExactly(500L);
        assertThat(count("SELECT size FROM log_indexed")).isEqualTo(1000);
        for (int i = 0; i < 3; i++) {
            log.append(many, List.of());
        }
        await().until(() -> count("SELECT size FROM log_indexed") > 1000);
        assertClean(4000);
    }

    @Test
    void whoeverCoversAtTheSameTimeCoversOnce() throws Exception {
        for (int i = 0; i < 300; i++) {
            intent(UUID.randomUUID(), "r1");
        }
        inParallel(4, caller -> {
            try (Connection connection = database.dataSource().getConnection()) {
                LogIndex.catchUp(connection);
            }
            return caller;
        });
        cover();
        assertThat(count("SELECT COUNT(*) FROM log_lookup")).isEqualTo(300);
        assertClean(300);
    }

    @Test
    void anIndexThatCannotBeWrittenHidesNothing() throws Exception {
        List<Leaf> many = new ArrayList<>();
        while (many.size() < 400) {
            many.add(Leaves.intent());
        }
        log.append(many, List.of());
        execute("ALTER TABLE log_lookup ADD CONSTRAINT planted CHECK (first_idx < 0)");
        assertThat(reader().findByLookup(((Leaf.Intent) many.get(399)).lookup()))
                .hasSize(1);
        assertThat(reader().listOutcomeUnknown(Instant.EPOCH, BEFORE)).hasSize(400);
        assertThat(count("SELECT COALESCE(SUM(size), 0) FROM log_indexed")).isZero();
    }
}
