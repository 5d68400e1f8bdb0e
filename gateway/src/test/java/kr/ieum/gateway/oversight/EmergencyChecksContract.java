package kr.ieum.gateway.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.oversight.EmergencyChecks.Answered;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.yaml.Localized;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is promised of look-ups that an official called an emergency, on every database (design P10). */
abstract class EmergencyChecksContract {

    private static final Official KIM = official("kim.jihyun", "통합조사팀", "investigator");
    private static final Official PARK = official("park.doyun", "통합조사팀", "team-head");
    private static final Official LIM = official("lim.seoyun", "통합조사팀", "team-head");
    private static final Official CHOI = official("choi.minjun", "건축과", "team-head");
    private static final String CASE = "3000000-2026-11-0000301";
    private static final String REASON = "한파에 난방이 끊긴 가구의 현장 확인";
    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");

    private final Pseudonyms pseudonyms = new Pseudonyms(new SecretKeySpec(new byte[32], "AES"));
    private final Seal seal = new Seal(new SecretKeySpec(new byte[32], "AES"), new SecureRandom());

    private final Instant[] now = {START};
    private final Clock clock = ChangingClock.showing(now);

    private Databases.Database database;
    private DisclosureLog log;
    private LookupRecords records;
    private EmergencyChecks checks;

    abstract Databases.Database open();

    @BeforeEach
    void openRoom() {
        database = open();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        records =
                new LookupRecords(database.dataSource(), log, pseudonyms, seal, id -> "통합조사팀", ZoneId.of("Asia/Seoul"));
        checks = checks(clock);
    }

    private EmergencyChecks checks(Clock shown) {
        return new EmergencyChecks(
                database.dataSource(), new Acts(log, shown, new SecureRandom()), pseudonyms, seal, records);
    }

    @AfterEach
    void closeRoom() {
        log.close();
        database.close();
    }

    private static Official official(String id, String team, String role) {
        return new Official(
                id,
                new Localized(id, id),
                "3000000",
                new Localized("종로구", "Jongno-gu"),
                new Localized(team, team),
                "welfare-case",
                Set.of(role),
                3);
    }

    private LookupBegin begin(UUID id, String official) {
        return new LookupBegin(
                id,
                official,
                "3000000",
                Optional.of(CASE),
                Optional.empty(),
                now[0],
                "emergency-aid",
                "emergency-aid",
                List.of("household"));
    }

    private UUID emergency(String official, Duration within) throws Exception {
        UUID id = UUID.randomUUID();
        LookupBegin begin = begin(id, official);
        try (Connection connection = database.dataSource().getConnection()) {
            records.begun(begin).write(connection);
            checks.begun(begin, REASON, List.of("RELATION", "CONSENT"), now[0].plus(within))
                    .write(connection);
        }
        return id;
    }

    private UUID emergency() throws Exception {
        return emergency(KIM.id(), Duration.ofDays(3));
    }

    private List<Leaf.Admin> acts() {
        return new LogReader(database.dataSource())
                .list(0, 100).stream()
                        .flatMap(entry -> entry.leaf() instanceof Leaf.Admin act
                                ? java.util.stream.Stream.of(act)
                                : java.util.stream.Stream.empty())
                        .toList();
    }

    @Test
    void an_emergency_waits_for_the_head_of_the_team_with_its_reason_and_until_when() throws Exception {
        UUID id = emergency();

        assertThat(checks.waiting(PARK)).singleElement().satisfies(check -> {
            assertThat(check.lookup().id()).isEqualTo(id);
            assertThat(check.lookup().caseNumber()).contains(CASE);
            assertThat(check.reason()).isEqualTo(REASON);
            assertThat(check.deferred()).containsExactly("RELATION", "CONSENT");
            assertThat(check.due()).isEqualTo(START.plus(Duration.ofDays(3)));
            assertThat(check.answer()).isEmpty();
        });
        assertThat(records.find(id).orElseThrow().checkDue()).contains(START.plus(Duration.ofDays(3)));
        assertThat(records.find(id).orElseThrow().checked()).isEmpty();
    }

    @Test
    void nobody_else_is_told() throws Exception {
        emergency();
        assertThat(checks.waiting(CHOI)).isEmpty();
        assertThat(checks.waiting(KIM)).isEmpty();
        assertThat(checks.ofAgency("3780000")).isEmpty();
        assertThat(checks.ofAgency("3000000")).hasSize(1);
    }

    @Test
    void what_is_due_first_comes_first_and_says_when_it_is_overdue() throws Exception {
        UUID later = emergency();
        UUID sooner = emergency(KIM.id(), Duration.ofHours(4));
        assertThat(checks.waiting(PARK))
                .extracting(check -> check.lookup().id())
                .containsExactly(sooner, later);
        assertThat(checks.waiting(PARK).getFirst().isOverdue(START.plus(Duration.ofHours(4))))
                .isFalse();
        assertThat(checks.waiting(PARK)
                        .getFirst()
                        .isOverdue(START.plus(Duration.ofHours(4)).plusMillis(1)))
                .isTrue();
    }

    @Test
    void the_head_answers_once_and_the_log_says_so() throws Exception {
        UUID id = emergency();
        now[0] = START.plus(Duration.ofHours(5));

        assertThat(checks.answer(PARK, id, EmergencyVerdict.JUSTIFIED, "")).isEqualTo(Answered.DONE);
        assertThat(checks.answer(PARK, id, EmergencyVerdict.NOT_JUSTIFIED, "다시 보니 아님"))
                .isEqualTo(Answered.ALREADY);

        assertThat(checks.waiting(PARK)).isEmpty();
        assertThat(checks.answered(PARK)).singleElement().satisfies(check -> {
            assertThat(check.answer()).contains(new EmergencyCheck.Answer(EmergencyVerdict.JUSTIFIED, "", now[0]));
            assertThat(check.reason()).isEqualTo(REASON);
            assertThat(check.isOverdue(START.plus(Duration.ofDays(30)))).isFalse();
        });
        assertThat(records.find(id).orElseThrow().checked()).contains(EmergencyVerdict.JUSTIFIED);
        assertThat(acts()).singleElement().satisfies(act -> {
            assertThat(act.action()).isEqualTo("emergency-checked");
            assertThat(act.object()).isEqualTo(id.toString());
        });
    }

    @Test
    void of_two_heads_who_answer_at_once_one_counts_and_the_other_is_told_so() throws Exception {
        UUID id = emergency();
        // the clock is asked between reading and writing: there the other head is faster
        boolean[] answered = {false};
        Clock overtaken = ChangingClock.showing(() -> {
            if (!answered[0]) {
                answered[0] = true;
                assertThat(checks.answer(LIM, id, EmergencyVerdict.JUSTIFIED, ""))
                        .isEqualTo(Answered.DONE);
            }
            return now[0];
        });
        EmergencyChecks slower = checks(overtaken);

        assertThat(slower.answer(PARK, id, EmergencyVerdict.NOT_JUSTIFIED, "관계가 사실과 다름"))
                .isEqualTo(Answered.ALREADY);

        assertThat(checks.answered(PARK))
                .singleElement()
                .satisfies(check -> assertThat(check.answer())
                        .contains(new EmergencyCheck.Answer(EmergencyVerdict.JUSTIFIED, "", now[0])));
        assertThat(acts()).as("the log says what happened, and nothing else").hasSize(1);
    }

    @Test
    void whoever_finds_it_not_justified_says_why() throws Exception {
        UUID id = emergency();
        assertThat(checks.answer(PARK, id, EmergencyVerdict.NOT_JUSTIFIED, " ")).isEqualTo(Answered.NOTE_MISSING);
        assertThat(acts()).isEmpty();
        assertThat(checks.answer(PARK, id, EmergencyVerdict.NOT_JUSTIFIED, "가구의 관계가 사실과 다름"))
                .isEqualTo(Answered.DONE);
        assertThat(checks.answered(PARK).getFirst().answer().orElseThrow().note())
                .isEqualTo("가구의 관계가 사실과 다름");
    }

    @Test
    void nobody_checks_ones_own_or_another_teams() throws Exception {
        UUID own = emergency(PARK.id(), Duration.ofDays(3));
        UUID others = emergency();
        assertThat(checks.answer(PARK, own, EmergencyVerdict.JUSTIFIED, "")).isEqualTo(Answered.OWN);
        assertThat(checks.answer(CHOI, others, EmergencyVerdict.JUSTIFIED, "")).isEqualTo(Answered.NOT_YOURS);
        assertThat(checks.answer(KIM, others, EmergencyVerdict.JUSTIFIED, "")).isEqualTo(Answered.NOT_YOURS);
        assertThat(checks.answer(PARK, UUID.randomUUID(), EmergencyVerdict.JUSTIFIED, ""))
                .isEqualTo(Answered.NOT_YOURS);
        assertThat(checks.waiting(PARK)).hasSize(2);
        assertThat(acts()).isEmpty();
    }

    @Test
    void an_answer_that_can_not_be_logged_is_none() throws Exception {
        UUID id = emergency();
        log.close();
        assertThatThrownBy(() -> checks.answer(PARK, id, EmergencyVerdict.JUSTIFIED, ""))
                .isInstanceOf(LogUnavailable.class);
        assertThat(checks.waiting(PARK)).hasSize(1);
    }

    @Test
    void look_ups_from_before_the_upgrade_are_no_emergencies_and_later_ones_wait() throws Exception {
        FluentConfiguration migrations = Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .cleanDisabled(false);
        log.close();
        migrations.load().clean();
        migrations.target("80").load().migrate();
        UUID before = UUID.randomUUID();
        try (Connection connection = database.dataSource().getConnection()) {
            records.begun(begin(before, KIM.id())).write(connection);
        }
        migrations.target(MigrationVersion.LATEST).load().migrate();

        assertThat(records.find(before).orElseThrow().checkDue()).isEmpty();
        assertThat(checks.waiting(PARK)).isEmpty();
        UUID after = emergency();
        assertThat(checks.waiting(PARK))
                .extracting(check -> check.lookup().id())
                .containsExactly(after);
    }

    @Test
    void neither_reason_nor_note_nor_who_stands_readable_in_the_table() throws Exception {
        UUID id = emergency();
        assertThat(checks.answer(PARK, id, EmergencyVerdict.NOT_JUSTIFIED, "관계가 다름"))
                .isEqualTo(Answered.DONE);
        List<Object> columns = JdbcClient.create(database.dataSource())
                .sql("SELECT * FROM emergency_check")
                .query()
                .singleRow()
                .values()
                .stream()
                .toList();
        assertThat(columns)
                .extracting(value -> value instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.UTF_8)
                        : String.valueOf(value))
                .noneMatch(text -> text.contains("난방")
                        || text.contains("관계가 다름")
                        || text.contains("park.doyun")
                        || text.contains("kim.jihyun")
                        || text.contains("통합조사팀")
                        || text.contains(CASE));
    }
}
