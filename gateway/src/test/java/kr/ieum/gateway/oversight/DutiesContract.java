package kr.ieum.gateway.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.oversight.Duties.Answered;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is promised of the duties that disclosures bring about, on every database (design §6 rule 9). */
abstract class DutiesContract {

    private static final Official KIM = official("kim.jihyun");
    private static final Official LEE = official("lee.sua");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Duties.Owed REPORT =
            new Duties.Owed("agr-x", 1, "O1", DutyKind.REPORT_USE, Optional.of(Duration.ofDays(10)));
    private static final Duties.Owed DELETE =
            new Duties.Owed("agr-x", 1, "O2", DutyKind.DELETE, Optional.of(Duration.ofDays(30)));
    private static final Duties.Owed HEAR =
            new Duties.Owed("agr-x", 1, "O3", DutyKind.HEAR_BEFORE_ADVERSE, Optional.empty());

    private final Instant[] now = {Instant.parse("2026-11-25T03:00:00Z")};
    private final Clock clock = ChangingClock.showing(now);
    private final Pseudonyms pseudonyms = new Pseudonyms(new SecretKeySpec(new byte[32], "AES"));
    private Databases.Database database;
    private DisclosureLog log;
    private Duties duties;

    abstract Databases.Database open();

    @BeforeEach
    void openRoom() {
        database = open();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        Seal seal = new Seal(new SecretKeySpec(new byte[32], "AES"), new SecureRandom());
        duties = new Duties(
                database.dataSource(),
                new Acts(log, clock, new SecureRandom()),
                pseudonyms,
                new LookupRecords(database.dataSource(), log, pseudonyms, seal, id -> "통합조사팀", SEOUL),
                SEOUL);
    }

    @AfterEach
    void closeRoom() {
        log.close();
        database.close();
    }

    private static Official official(String id) {
        return new Official(
                id,
                new Localized(id, id),
                "3000000",
                new Localized("종로구", "Jongno-gu"),
                new Localized("통합조사팀", "team"),
                "welfare-case",
                Set.of("investigator"),
                3);
    }

    private UUID disclosed(Duties.Owed... owed) throws Exception {
        UUID lookup = UUID.randomUUID();
        append(lookup, PolicyEpoch.expect(0), owed);
        return lookup;
    }

    private void append(UUID lookup, kr.ieum.gateway.log.Companion beside, Duties.Owed... owed) throws Exception {
        Opening opening = Opening.fresh(Purpose.OFFICIAL, "x", new SecureRandom());
        log.append(
                List.of(new Leaf.Admin(now[0], "3000000", "intent", "x", opening.commitment(), opening.commitment())),
                List.of(duties.arise(new Duties.Occasion(lookup, "3000000", KIM.id(), now[0]), List.of(owed)), beside));
    }

    private Duty only() {
        List<Duty> open = duties.open(KIM);
        assertThat(open).hasSize(1);
        return open.getFirst();
    }

    @Test
    void aDutyIsPendingFromTheIntentOnAndItsOfficialFulfilsItOnce() throws Exception {
        disclosed(REPORT);
        Duty duty = only();
        assertThat(duty.state(now[0])).isEqualTo(Duty.State.PENDING);
        assertThat(duty.due()).hasValue(now[0].plus(Duration.ofDays(10)));
        assertThat(duties.open(LEE)).isEmpty();
        assertThat(duties.fulfil(LEE, duty.id(), DutyWord.REPORTED)).isEqualTo(Answered.NOT_YOURS);
        assertThat(duties.fulfil(KIM, duty.id(), DutyWord.DELETED)).isEqualTo(Answered.UNFIT);
        assertThat(duties.fulfil(KIM, duty.id(), DutyWord.REPORTED)).isEqualTo(Answered.DONE);
        assertThat(duties.fulfil(KIM, duty.id(), DutyWord.REPORTED)).isEqualTo(Answered.ALREADY);
        assertThat(duties.open(KIM)).isEmpty();
        assertThat(duties.violated("3000000")).isEmpty();
        assertThat(new LogReader(database.dataSource())
                        .list(0, LogReader.MAX_COUNT).stream()
                                .flatMap(entry -> entry.leaf() instanceof Leaf.Admin leaf
                                        ? Stream.of(leaf.action() + " " + leaf.object())
                                        : Stream.empty()))
                .containsExactly("intent x", "duty-fulfilled " + duty.id());
    }

    @Test
    void anIntentThatFailsOwesNothing() {
        assertThatThrownBy(() -> append(UUID.randomUUID(), PolicyEpoch.expect(7), REPORT))
                .isInstanceOf(PolicyEpoch.Moved.class);
        assertThat(duties.open(KIM)).isEmpty();
    }

    @Test
    void aLaterStageOfTheSameLookUpOwesNothingTwice() throws Exception {
        UUID lookup = disclosed(REPORT);
        append(lookup, PolicyEpoch.expect(0), REPORT, HEAR);
        assertThat(duties.open(KIM)).extracting(Duty::obligation).containsExactly("O1", "O3");
    }

    @Test
    void whatIsNotFulfilledInTimeIsViolatedAndNoLaterWordMendsIt() throws Exception {
        disclosed(REPORT, HEAR);
        now[0] = now[0].plus(Duration.ofDays(10)).plusSeconds(1);
        assertThat(duties.violated("3000000")).extracting(Duty::kind).containsExactly(DutyKind.REPORT_USE);
        assertThat(duties.violated("3780000")).isEmpty();
        Duty late = duties.open(KIM).getFirst();
        assertThat(late.state(now[0])).isEqualTo(Duty.State.VIOLATED);
        assertThat(duties.fulfil(KIM, late.id(), DutyWord.REPORTED)).isEqualTo(Answered.DONE);
        assertThat(duties.violated("3000000")).singleElement().satisfies(duty -> {
            assertThat(duty.fulfilment()).isPresent();
            assertThat(duty.state(now[0])).isEqualTo(Duty.State.VIOLATED);
        });
    }

    @Test
    void theTimeToDeleteRunsFromTheEndOfTheCase() throws Exception {
        disclosed(DELETE);
        Duty duty = only();
        assertThat(duty.awaitsTheCasesEnd()).isTrue();
        LocalDate arose = LocalDate.of(2026, 11, 25);
        assertThat(duties.caseEnded(KIM, duty.id(), arose.plusDays(1))).isEqualTo(Answered.UNFIT);
        assertThat(duties.caseEnded(KIM, duty.id(), arose.minusDays(1))).isEqualTo(Answered.UNFIT);
        assertThat(duties.caseEnded(LEE, duty.id(), arose)).isEqualTo(Answered.NOT_YOURS);
        assertThat(duties.caseEnded(KIM, duty.id(), arose)).isEqualTo(Answered.DONE);
        assertThat(duties.caseEnded(KIM, duty.id(), arose)).isEqualTo(Answered.ALREADY);
        assertThat(only().due()).hasValue(Instant.parse("2026-12-25T15:00:00Z"));
        now[0] = Instant.parse("2026-12-25T15:00:01Z");
        assertThat(only().state(now[0])).isEqualTo(Duty.State.VIOLATED);
    }

    @Test
    void noRowSaysWhoTheOfficialIs() throws Exception {
        disclosed(REPORT);
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("SELECT official FROM duty")
                        .query(String.class)
                        .single())
                .doesNotContain("kim")
                .isEqualTo(pseudonyms.ofOfficial(KIM.id()));
    }
}
