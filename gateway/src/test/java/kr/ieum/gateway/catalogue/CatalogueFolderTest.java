package kr.ieum.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.identity.AgenciesFile;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.gateway.start.ShippedConfig;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFolderTest {

    private final ShippedConfig config;
    private final Faults faults = new Faults();

    CatalogueFolderTest(@TempDir Path folder) throws IOException {
        config = ShippedConfig.copyTo(folder);
    }

    @Test
    void the_shipped_catalogue_has_its_registers_and_the_case_system() {
        Catalogue catalogue = read();
        assertThat(faults.list()).isEmpty();
        assertThat(catalogue.registers())
                .extracting(Register::id)
                .contains("family", "property", "resident", "tax-income", "vehicle");
        Register family = catalogue.findRegister("family").orElseThrow();
        assertThat(family.template()).isEqualTo("soap");
        assertThat(family.parameters()).containsEntry("fixedElements", "증명서구분=일반");
        assertThat(family.credential()).contains(new CredentialReference.Bearer(new SecretName("simulator-key")));
        assertThat(catalogue.caseSystemOf("3780000")).map(CaseSystemEntry::id).contains("cases");
        assertThat(catalogue.caseSystemOf("1741000")).isEmpty();
    }

    @Test
    void every_secret_is_named_once_with_all_who_need_it() {
        assertThat(read().secrets())
                .containsEntry(
                        new SecretName("simulator-sftp-password"),
                        List.of(
                                "register tax-income",
                                "register welfare",
                                "subscriber B550928/eligibility-events",
                                "announcer Z000001/family-reports"))
                .hasEntrySatisfying(
                        new SecretName("simulator-key"),
                        users -> assertThat(users).contains("register resident", "case system cases"));
    }

    @Test
    void the_demo_moves_endpoints_and_leaves_the_rest() {
        Catalogue moved = read().withEndpoints(
                        List.of(new EndpointAddress("family", URI.create("http://127.0.0.1:9"), Optional.empty())));
        assertThat(moved.findEndpoint("family")).map(EndpointAddress::url).contains(URI.create("http://127.0.0.1:9"));
        assertThat(moved.findEndpoint("resident"))
                .map(EndpointAddress::url)
                .contains(URI.create("http://127.0.0.1:18080"));
    }

    @Test
    void systems_leave_files_in_folders_of_sftp_servers() throws IOException {
        String drop = """
            format: ieum-drops/1
            drops:
              - {system: 3000000/welfare-case, endpoint: welfare, directory: /ieum/in, interval: PT1M, credential: {user: ieum, password: "secret:drop-password"}}
            """;
        config.add("drops.yaml", drop);
        Catalogue catalogue = read();
        assertThat(faults.list()).isEmpty();
        assertThat(catalogue.drops()).extracting(DropEntry::directory).containsExactly("/ieum/in");
        assertThat(catalogue.secrets())
                .containsEntry(new SecretName("drop-password"), List.of("folder of 3000000/welfare-case"));

        config.add(
                "drops.yaml",
                drop.replace("endpoint: welfare", "endpoint: resident")
                        .replace("/ieum/in", "/ieum/../in")
                        .replace("user: ieum, password", "bearer")
                        .replace("3000000/welfare-case", "3000000/nobody"));
        read();
        assertThat(faults.list()).extracting(Fault::rule).containsExactlyInAnyOrder("C15", "C12", "C8", "C11");
    }

    @Test
    void systems_leave_what_they_announce_in_queues_and_folders() throws IOException {
        String announcers = """
            format: ieum-announcers/1
            announcers:
              - {system: Z000001/family-reports, event: death, transport: jms, endpoint: employment, queue: FAMILY.REPORTS, deadLetters: FAMILY.DEAD, credential: {user: ieum, password: "secret:queue-password"}}
              - {system: Z000001/family-reports, event: death, transport: sftp, endpoint: welfare, directory: /ieum/records, interval: PT1M, credential: {user: ieum, password: "secret:folder-password"}}
            """;
        config.add("announcers.yaml", announcers);
        Catalogue catalogue = read();
        assertThat(faults.list()).isEmpty();
        assertThat(catalogue.announcers())
                .extracting(announcer -> announcer.leaving().place())
                .containsExactly("FAMILY.REPORTS", "/ieum/records");
        assertThat(catalogue.secrets())
                .containsEntry(new SecretName("queue-password"), List.of("announcer Z000001/family-reports"));

        for (String[] broken : new String[][] {
            {"C2", "ieum-announcers/1", "ieum-announcers/9"},
            {"C6", "endpoint: employment", "endpoint: nowhere"},
            {"C8", "user: ieum, password: \"secret:queue", "bearer: \"secret:queue"},
            {"C9", "PT1M", "P2D"},
            {"C11", "Z000001/family-reports, event: death, transport: jms", "Z000001/x, event: death, transport: jms"},
            {"C12", "/ieum/records", "/ieum/../records"},
            {"C13", "queue: FAMILY.REPORTS", "queue: \"FAMILY>\""},
            {"C14", "endpoint: employment", "endpoint: family"},
            {"C15", "endpoint: welfare", "endpoint: family"},
            {"C16", "event: death, transport: jms", "event: birth, transport: jms"},
            {
                "C17",
                "Z000001/family-reports, event: death, transport: jms",
                "Z000002/pension-events, event: death, transport: jms"
            },
            {"C18", "deadLetters: FAMILY.DEAD", "deadLetters: FAMILY.REPORTS"},
            {
                "C14",
                "transport: jms, endpoint: employment, queue: FAMILY.REPORTS, deadLetters",
                "transport: kafka, endpoint: employment, topic: family.reports, deadLetters"
            },
            {"Y9", "transport: sftp", "transport: pigeon"},
        }) {
            config.add("announcers.yaml", announcers.replace(broken[1], broken[2]));
            Faults found = new Faults();
            CatalogueFolder.read(config.folder(), AgenciesFile.read(config.folder(), found), found);
            assertThat(found.list()).as(broken[0]).anySatisfy(fault -> {
                assertThat(fault.rule()).isEqualTo(broken[0]);
                assertThat(fault.file()).isEqualTo("announcers.yaml");
                assertThat(fault.line()).isPositive();
            });
        }
    }

    @Test
    void a_fault_found_later_is_placed_at_the_line_of_its_key() {
        Register resident = read().findRegister("resident").orElseThrow();
        Fault fault = resident.written().fault("parameters.path", "R4", "…", "…");
        assertThat(fault.file()).isEqualTo("registers/resident.yaml");
        assertThat(fault.line()).isEqualTo(10);
        assertThat(resident.written().fault("parameters.absent", "R3", "…", "…").line())
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        C2 | registers/family.yaml | ieum-register/1              | ieum-register/9
        C2 | endpoints.yaml        | ieum-endpoints/1             | ieum-endpoints/9
        C2 | case-systems.yaml     | ieum-case-systems/1          | ieum-case-systems/9
        C3 | registers/family.yaml | id: family                   | id: famille
        C3 | case-systems.yaml     | id: cases                    | id: Cases
        C4 | case-systems.yaml     | ["3000000", "3780000"]       | ["3000000", "3000000"]
        C5 | registers/family.yaml | keeper: Z000001              | keeper: Z000009
        C5 | case-systems.yaml     | ["3000000", "3780000"]       | []
        C6 | registers/family.yaml | endpoint: family             | endpoint: famille
        C7 | endpoints.yaml        | http://127.0.0.1:18081       | 127.0.0.1
        C7 | endpoints.yaml        | http://127.0.0.1:18081       | http://user:hunter2@127.0.0.1
        C7 | endpoints.yaml        | http://127.0.0.1:18081       | http://127.0.0.1/?key=hunter2
        C8 | registers/family.yaml | bearer: "secret:simulator-key"   | bearer: "hunter2"
        C8 | registers/tax-income.yaml | user: ieum, password     | password
        C8 | registers/family.yaml | {bearer: "secret:simulator-key"} | {}
        C9 | registers/family.yaml | deadline: PT1.5S             | deadline: PT0S
        C9 | registers/family.yaml | deadline: PT1.5S             | deadline: PT11M
        C9 | case-systems.yaml     | maxAge: PT30M                | maxAge: PT1M
        C8 | subscribers.yaml      | endpoint: pension-events, path: /events | endpoint: employment, transport: jms, queue: Q.1
        C12 | subscribers.yaml     | endpoint: pension-events, path: /events | endpoint: pension-events, path: events
        C13 | subscribers.yaml     | endpoint: pension-events, path: /events | endpoint: employment, transport: jms, queue: "Q>1"
        C13 | subscribers.yaml     | endpoint: pension-events, path: /events | endpoint: employment, transport: kafka, topic: ".."
        C14 | subscribers.yaml     | endpoint: pension-events, path: /events | endpoint: pension-events, transport: kafka, topic: t.1
        C14 | subscribers.yaml     | endpoint: pension-events, path: /events | endpoint: pension-events, transport: jms, queue: Q.1
        C12 | subscribers.yaml     | endpoint: pension-events, path: /events | endpoint: welfare, transport: sftp, path: /a/../b
        C15 | subscribers.yaml     | endpoint: pension-events, path: /events | endpoint: pension-events, transport: sftp, path: /in
        C26 | subscribers.yaml     | endpoint: pension-events, path: /events | endpoint: pension-events, transport: soap, path: /events
        C26 | subscribers.yaml     | transport: soap, path: /events/soap | transport: soap, soapVersion: "1.3", path: /events/soap
        C26 | subscribers.yaml     | soapAction: "urn:nts:events:notify" | soapAction: "a b"
        C14 | subscribers.yaml     | endpoint: pension-events, path: /events | endpoint: welfare, path: /events
        Y9 | case-systems.yaml     | kind: saeol                  | kind: other
        Y8 | registers/family.yaml | deadline: PT1.5S             | deadlines: PT1.5S
        """)
    void every_fault_names_its_file_line_and_rule(String rule, String file, String text, String by) throws IOException {
        config.replace(file, text, by);
        read();
        assertThat(faults.list()).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.line()).isPositive();
            assertThat(fault.remedy()).isNotBlank();
        });
        assertThat(faults.list())
                .as("what may be a secret is never repeated")
                .allSatisfy(fault -> assertThat(fault.toString()).doesNotContain("hunter2"));
    }

    @Test
    void an_unreadable_endpoints_file_is_one_fault_and_not_one_at_every_use() throws IOException {
        config.remove("endpoints.yaml");
        read();
        assertThat(faults.list()).hasSize(1);
    }

    @Test
    void a_missing_folder_of_registers_is_a_fault() throws IOException {
        for (Register register : read().registers()) {
            config.remove("registers/" + register.id() + ".yaml");
        }
        config.remove("registers");
        read();
        assertThat(faults.list()).extracting(Fault::rule).containsExactly("C1");
    }

    private Catalogue read() {
        return CatalogueFolder.read(config.folder(), AgenciesFile.read(config.folder(), faults), faults);
    }
}
