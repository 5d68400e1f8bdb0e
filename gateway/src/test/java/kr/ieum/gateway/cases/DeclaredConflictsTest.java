package kr.ieum.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.cases.ConflictOfInterest.Finding;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.AgenciesFile;
import kr.ieum.gateway.identity.OfficialsFile;
import kr.ieum.gateway.identity.OfficialsRoll;
import kr.ieum.gateway.identity.PersonReferences;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.start.ShippedConfig;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.simulator.Settings;
import kr.ieum.simulator.Simulator;
import kr.ieum.simulator.cases.CaseFile;
import kr.ieum.simulator.cases.KnownCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's officials against the cases of the simulated case system. */
class DeclaredConflictsTest {

    private static final Optional<Secret> KEY = Optional.of(new Secret("the-made-up-people-of-the-demo"));
    private static Simulator simulator;

    private final ShippedConfig config;
    private final Instant[] now = {Instant.parse("2026-11-25T03:00:00Z")};

    DeclaredConflictsTest(@TempDir Path folder) throws IOException {
        config = ShippedConfig.copyTo(folder);
    }

    @BeforeAll
    static void start() {
        simulator = Simulator.start(Settings.defaults());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private DeclaredConflicts conflicts(Optional<Secret> key) {
        Faults faults = new Faults();
        Agencies agencies = AgenciesFile.read(config.folder(), faults);
        Clock clock = ChangingClock.showing(now);
        OfficialsRoll roll = new OfficialsRoll(
                OfficialsFile.readDemo(config.folder(), agencies, faults),
                config.folder().resolve("demo/officials.yaml"),
                more -> OfficialsFile.readDemo(config.folder(), agencies, more),
                clock,
                ZoneId.of("Asia/Seoul"));
        assertThat(faults.list()).isEmpty();
        return new DeclaredConflicts(roll, new PersonReferences(() -> key));
    }

    private Finding of(String official, KnownCase known) {
        return conflicts(KEY).of(official, subjects(known));
    }

    private static List<CaseSubject> subjects(KnownCase known) {
        CaseFile file = simulator.population().cases().stream()
                .filter(each -> each.number().equals(known.number()))
                .findFirst()
                .orElseThrow();
        return file.subjects().stream()
                .map(subject ->
                        new CaseSubject(0, subject.name(), SubjectKey.ofPerson(subject.number()), Relation.APPLICANT))
                .toList();
    }

    @Test
    void the_three_kinds_are_told_apart_and_others_are_free() {
        assertThat(of("kim.jihyun", KnownCase.OWN_CASE)).isEqualTo(Finding.SELF);
        assertThat(of("kim.jihyun", KnownCase.RELATIVES_CASE)).isEqualTo(Finding.RELATIVE);
        assertThat(of("kim.jihyun", KnownCase.COLLEAGUES_CASE)).isEqualTo(Finding.COLLEAGUE);
        assertThat(of("kim.jihyun", KnownCase.HEALTHY)).isEqualTo(Finding.NONE);
        assertThat(of("lee.sua", KnownCase.OWN_CASE)).isEqualTo(Finding.COLLEAGUE);
        assertThat(of("lee.sua", KnownCase.RELATIVES_CASE)).isEqualTo(Finding.NONE);
        assertThat(of("seo.ian", KnownCase.OWN_CASE)).as("of another team").isEqualTo(Finding.NONE);
    }

    @Test
    void who_moves_into_the_team_becomes_a_colleague_on_that_day() throws IOException {
        config.replace("demo/officials.yaml", "- id: seo.ian\n", """
            - id: seo.ian
                transfers:
                  - {on: 2026-11-26, agency: "3000000", team: {ko: 통합조사팀, en: Team}, roles: [investigator]}
            """.stripTrailing() + "\n");
        DeclaredConflicts conflicts = conflicts(KEY);
        assertThat(conflicts.of("seo.ian", subjects(KnownCase.OWN_CASE))).isEqualTo(Finding.NONE);
        now[0] = Instant.parse("2026-11-25T15:00:00Z");
        assertThat(conflicts.of("seo.ian", subjects(KnownCase.OWN_CASE))).isEqualTo(Finding.COLLEAGUE);
    }

    @Test
    void without_the_key_or_a_line_in_the_roll_nobody_is_free() {
        assertThat(conflicts(Optional.empty()).of("kim.jihyun", subjects(KnownCase.HEALTHY)))
                .isEqualTo(Finding.UNKNOWN);
        assertThat(of("nobody", KnownCase.HEALTHY)).isEqualTo(Finding.UNKNOWN);
        assertThat(Finding.UNKNOWN.closes()).isTrue();
    }
}
