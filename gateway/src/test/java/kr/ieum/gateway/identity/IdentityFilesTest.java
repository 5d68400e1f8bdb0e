package kr.ieum.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import kr.ieum.gateway.start.ShippedConfig;
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
        """.formatted(HASH);

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
    void the_demos_officials_have_no_password_of_their_own() throws IOException {
        Agencies agencies = AgenciesFile.read(folder, faults);
        Officials officials = OfficialsFile.readDemo(folder, agencies, faults);
        assertThat(faults.list()).isEmpty();
        assertThat(officials.all()).hasSize(10);
        Official kim = officials.find("kim.jihyun").orElseThrow().official();
        assertThat(kim.system()).isEqualTo("welfare-case");
        assertThat(kim.roles()).containsExactly("investigator");
        assertThat(kim.agencyName().en()).isEqualTo("Jongno-gu, Seoul");
        assertThat(officials.find("bae.junseo").orElseThrow().official().system())
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
        assertThat(officials.find("hong.gildong").orElseThrow().passwordHash()).isEqualTo(HASH);
        assertThat(officials.find("hong.gildong").orElseThrow().toString()).doesNotContain("$2y$");
        assertThat(officials.find("HONG.GILDONG")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        O2 | id: hong.gildong      | id: Hong
        O4 | agency: "3000000"     | agency: "9999999"
        O5 | system: welfare-case  | system: tax-case
        O6 | roles: [investigator] | roles: [spy]
        O7 | assurance: 3          | assurance: 5
        Y8 | assurance: 3          | level: 3
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
