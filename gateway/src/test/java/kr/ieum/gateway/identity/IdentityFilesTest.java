package kr.ieum.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import kr.ieum.gateway.identity.Officials.Standing;
import kr.ieum.gateway.start.ShippedConfig;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityFilesTest {

    private static final String HASH = "{bcrypt}$2y$12$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private static final String OFFICIAL = """
        officials:
          - id: hong.gildong
            name: {ko: 홍길동, en: Hong Gildong}
            agency: "3000000"
            team: {ko: 통합조사팀, en: Investigation}
            system: welfare-case
            roles: [investigator]
            assurance: 3
            passwordHash: "%s"
            person: "hmac-sha256:%s"
            from: 2026-01-01
            until: 2027-12-31
            absences: [{from: 2026-08-03, until: 2026-08-14}, {from: 2026-09-01, until: 2026-09-01}]
            transfers:
              - {on: 2026-07-01, agency: "3000000", team: {ko: 복지정책팀, en: Welfare}, roles: [team-head]}
        """.formatted(HASH, "1".repeat(64));

    /** {@code printf %s 8502131104958 | openssl dgst -sha256 -hmac the-made-up-people-of-the-demo}. */
    private static final String OPENSSL = "71fb5526dcd78472980f1e4f0ffd90c52804979ac3e3ebb3bf86c4c78e9b7c43";

    private static final LocalDate WORKDAY = LocalDate.of(2026, 3, 2);

    private final ShippedConfig config;
    private final Path folder;
    private final Faults faults = new Faults();

    IdentityFilesTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        config = ShippedConfig.copyTo(folder);
    }

    @Test
    void the_shipped_agencies_join_the_class_of_cities_counties_and_districts() {
        Agencies agencies = AgenciesFile.read(folder, faults);
        assertThat(faults.list()).isEmpty();
        assertThat(agencies.find("3000000")).map(agency -> agency.name().ko()).contains("서울특별시 종로구");
        AgencyClass districts = agencies.findClass("si-gun-gu").orElseThrow();
        assertThat(districts.membersOn(LocalDate.of(2026, 1, 1))).containsExactlyInAnyOrder("3000000", "3780000");
        assertThat(districts.membersOn(LocalDate.of(2025, 12, 31))).isEmpty();
    }

    @Test
    void an_accession_ends_with_its_last_day() throws IOException {
        config.replace(
                "agencies.yaml", "\"3780000\", from: 2026-01-01", "\"3780000\", from: 2026-01-01, until: 2026-06-30");
        AgencyClass districts =
                AgenciesFile.read(folder, faults).findClass("si-gun-gu").orElseThrow();
        assertThat(faults.list()).isEmpty();
        assertThat(districts.membersOn(LocalDate.of(2026, 6, 30))).contains("3780000");
        assertThat(districts.membersOn(LocalDate.of(2026, 7, 1))).doesNotContain("3780000");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        I1 | ieum-agencies/1                                | ieum-agencies/9
        I2 | code: "3780000"                                | code: "378"
        I3 | - id: si-gun-gu                                | - id: Si Gun Gu
        I4 | code: "3780000"                                | code: "3000000"
        I4 | id: permit-case                                | id: welfare-case
        I5 | {agency: "3780000", from: 2026-01-01}          | {agency: "9999999", from: 2026-01-01}
        I6 | {agency: "3780000", from: 2026-01-01}          | {agency: "3780000", from: 2026-01-01, until: 2025-01-01}
        I7 | zone: Asia/Seoul                               | zone: Asia/Soul
        Y8 | zone: Asia/Seoul                               | zoneId: Asia/Seoul
        """)
    void every_fault_of_the_agencies_names_its_line_and_rule(String rule, String text, String by) throws IOException {
        config.replace("agencies.yaml", text, by);
        AgenciesFile.read(folder, faults);
        assertThat(faults.list()).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.file()).isEqualTo("agencies.yaml");
            assertThat(fault.line()).isPositive();
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @Test
    void a_system_is_answered_in_formats_that_can_be_written_alone() throws IOException {
        Agencies agencies = AgenciesFile.read(folder, "jongno-benefit-file"::equals, faults);
        assertThat(faults.list()).isEmpty();
        assertThat(agencies.find("3000000").orElseThrow().systems().getFirst().formats())
                .containsExactly("jongno-benefit-file");

        AgenciesFile.read(folder, "another"::equals, faults);
        assertThat(faults.list()).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("I8");
            assertThat(fault.line()).isPositive();
            assertThat(fault.message()).contains("jongno-benefit-file");
        });
    }

    @Test
    void the_demos_officials_have_no_password_of_their_own() throws IOException {
        Agencies agencies = AgenciesFile.read(folder, faults);
        Officials officials = OfficialsFile.readDemo(folder, agencies, faults);
        assertThat(faults.list()).isEmpty();
        assertThat(officials.inOffice(WORKDAY)).hasSize(11);
        Official kim = officials.find("kim.jihyun", WORKDAY).orElseThrow().official();
        assertThat(kim.system()).isEqualTo("welfare-case");
        assertThat(kim.roles()).containsExactly("investigator");
        assertThat(kim.agencyName().en()).isEqualTo("Jongno-gu, Seoul");
        assertThat(officials
                        .find("bae.junseo", WORKDAY)
                        .orElseThrow()
                        .official()
                        .system())
                .isEqualTo(Official.SCREENS);

        config.replace(
                "demo/officials.yaml", "- id: kim.jihyun", "- id: kim.jihyun\n    passwordHash: \"" + HASH + "\"");
        OfficialsFile.readDemo(folder, agencies, faults);
        assertThat(faults.list()).extracting(Fault::rule).containsExactly("Y8");
    }

    @Test
    void officials_of_a_node_sign_in_with_hashes_of_their_own() throws IOException {
        Officials officials = read(OFFICIAL);
        assertThat(faults.list()).isEmpty();
        assertThat(officials.find("hong.gildong", WORKDAY).orElseThrow().passwordHash())
                .isEqualTo(HASH);
        assertThat(officials.find("hong.gildong", WORKDAY).orElseThrow().toString())
                .doesNotContain("$2y$");
        assertThat(officials.find("HONG.GILDONG", WORKDAY)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        O2 | id: hong.gildong      | id: Hong
        O4 | agency: "3000000"     | agency: "9999999"
        O5 | system: welfare-case  | system: tax-case
        O6 | roles: [investigator] | roles: [spy]
        O7 | assurance: 3          | assurance: 5
        Y8 | assurance: 3          | level: 3
        O9 | until: 2027-12-31     | until: 2025-12-31
        O9 | until: 2026-08-14     | until: 2026-08-02
        O10 | {from: 2026-09-01    | {from: 2026-08-14
        O11 | on: 2026-07-01       | on: 2026-01-01
        O6 | roles: [team-head]    | roles: [spy]
        O12 | "hmac-sha256:1       | "8502131104958
        O14 | from: 2026-01-01     | relatives: ["hmac-sha256:1111111111111111111111111111111111111111111111111111111111111111"]
        Y6 | person:               | persona:
        """)
    void every_fault_of_an_official_names_its_line_and_rule(String rule, String text, String by) throws IOException {
        read(OFFICIAL.replace(text, by));
        assertThat(faults.list()).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.file()).isEqualTo("officials.yaml");
            assertThat(fault.line()).isPositive();
        });
    }

    @Test
    void an_official_stands_once() throws IOException {
        read(OFFICIAL + OFFICIAL.replace("officials:\n", ""));
        assertThat(faults.list()).extracting(Fault::rule).contains("O3");
    }

    @Test
    void a_person_is_one_official() throws IOException {
        read(OFFICIAL + OFFICIAL.replace("officials:\n", "").replace("hong.gildong", "hong.other"));
        assertThat(faults.list()).extracting(Fault::rule).contains("O13");
    }

    @Test
    void what_may_be_a_resident_number_is_not_repeated() throws IOException {
        read(OFFICIAL.replace("hmac-sha256:" + "1".repeat(64), "8502131104958"));
        assertThat(faults.list()).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("O12");
            assertThat(fault.toString()).doesNotContain("8502131");
        });
    }

    @Test
    void service_begins_and_ends_with_its_days() throws IOException {
        Officials officials = read(OFFICIAL);
        assertThat(officials.standing("hong.gildong", LocalDate.of(2025, 12, 31)))
                .isEqualTo(new Standing.NotYet(LocalDate.of(2026, 1, 1)));
        assertThat(officials.find("hong.gildong", LocalDate.of(2026, 1, 1))).isPresent();
        assertThat(officials.find("hong.gildong", LocalDate.of(2027, 12, 31))).isPresent();
        assertThat(officials.standing("hong.gildong", LocalDate.of(2028, 1, 1)))
                .isEqualTo(new Standing.Left(LocalDate.of(2027, 12, 31)));
        assertThat(officials.standing("nobody", WORKDAY)).isEqualTo(new Standing.Unknown());
    }

    @Test
    void an_absence_includes_its_first_and_last_day() throws IOException {
        Officials officials = read(OFFICIAL);
        assertThat(officials.find("hong.gildong", LocalDate.of(2026, 8, 2))).isPresent();
        for (int day : new int[] {3, 14}) {
            assertThat(officials.standing("hong.gildong", LocalDate.of(2026, 8, day)))
                    .isEqualTo(new Standing.Absent(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 14)));
        }
        assertThat(officials.find("hong.gildong", LocalDate.of(2026, 8, 15))).isPresent();
        assertThat(officials.find("hong.gildong", LocalDate.of(2026, 9, 1))).isEmpty();
    }

    @Test
    void a_transfer_holds_from_its_day_on() throws IOException {
        Officials officials = read(OFFICIAL);
        Official before = officials
                .find("hong.gildong", LocalDate.of(2026, 6, 30))
                .orElseThrow()
                .official();
        Official after = officials
                .find("hong.gildong", LocalDate.of(2026, 7, 1))
                .orElseThrow()
                .official();
        assertThat(before.team().ko()).isEqualTo("통합조사팀");
        assertThat(before.system()).isEqualTo("welfare-case");
        assertThat(after.team().ko()).isEqualTo("복지정책팀");
        assertThat(after.roles()).containsExactly("team-head");
        assertThat(after.system()).isEqualTo(Official.SCREENS);
        assertThat(officials.team("3000000", "통합조사팀", LocalDate.of(2026, 7, 1))).isEmpty();
        assertThat(officials.team("3000000", "복지정책팀", LocalDate.of(2026, 8, 3)))
                .as("absent, and still of the team")
                .hasSize(1);
    }

    @Test
    void the_roll_goes_by_the_day_in_seoul_and_takes_a_changed_file_up() throws IOException {
        Officials atStart = read(OFFICIAL);
        Instant[] now = {Instant.parse("2026-06-30T14:59:59Z")};
        OfficialsRoll roll = new OfficialsRoll(
                atStart,
                folder.resolve("officials.yaml"),
                faulty -> OfficialsFile.read(folder, AgenciesFile.read(folder, faulty), faulty),
                ChangingClock.showing(now),
                ZoneId.of("Asia/Seoul"));
        assertThat(teamOf(roll)).isEqualTo("통합조사팀");
        now[0] = now[0].plusSeconds(1);
        assertThat(teamOf(roll)).as("the moment the day begins in Seoul").isEqualTo("복지정책팀");

        Files.writeString(
                folder.resolve("officials.yaml"),
                "format: ieum-officials/1\n" + OFFICIAL.replace("assurance: 3", "assurance: many"));
        assertThat(teamOf(roll)).as("the former officials stay").isEqualTo("복지정책팀");
        assertThat(roll.faults()).extracting(Fault::rule).contains("Y9");

        Files.writeString(
                folder.resolve("officials.yaml"),
                "format: ieum-officials/1\n" + OFFICIAL.replace("until: 2027-12-31", "until: 2026-06-30"));
        assertThat(roll.standing("hong.gildong")).isEqualTo(new Standing.Left(LocalDate.of(2026, 6, 30)));
        assertThat(roll.faults()).isEmpty();

        config.remove("officials.yaml");
        assertThat(roll.standing("hong.gildong"))
                .as("an unreadable file is a fault too")
                .isInstanceOf(Standing.Left.class);
        assertThat(roll.faults()).extracting(Fault::rule).contains("Y1");
    }

    @Test
    void a_reference_is_the_hmac_that_openssl_prints() {
        PersonReferences references =
                new PersonReferences(() -> Optional.of(new Secret("the-made-up-people-of-the-demo")));
        assertThat(references.of("8502131104958").orElseThrow().hex()).isEqualTo(OPENSSL);
        assertThat(references.of("8502131104958").toString()).doesNotContain("8502131");
        assertThat(new PersonReferences(Optional::empty).of("8502131104958")).isEmpty();
    }

    private static String teamOf(OfficialsRoll roll) {
        return roll.standing("hong.gildong") instanceof Standing.InOffice(var account)
                ? account.official().team().ko()
                : "";
    }

    @ParameterizedTest
    @CsvSource({"hunter2", "{noop}hunter2", "{bcrypt}$2y$04$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"})
    void a_password_in_place_of_its_hash_is_refused_and_not_repeated(String text) throws IOException {
        read(OFFICIAL.replace(HASH, text));
        assertThat(faults.list()).hasSize(1).allSatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo("O8");
            assertThat(fault.toString()).doesNotContain("hunter2").doesNotContain("N9qo8");
        });
    }

    @Test
    void an_unreadable_agencies_file_is_one_fault_and_not_one_at_every_official() throws IOException {
        config.remove("agencies.yaml");
        Agencies agencies = AgenciesFile.read(folder, faults);
        OfficialsFile.readDemo(folder, agencies, faults);
        assertThat(faults.list()).hasSize(1);
    }

    private Officials read(String officials) throws IOException {
        Files.writeString(folder.resolve("officials.yaml"), "format: ieum-officials/1\n" + officials);
        return OfficialsFile.read(folder, AgenciesFile.read(folder, faults), faults);
    }
}
