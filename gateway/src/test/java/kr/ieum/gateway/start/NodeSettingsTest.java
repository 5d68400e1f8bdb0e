package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.web.SessionLimits;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSettingsTest {

    private static final String WHOLE = """
        format: ieum-gateway/1
        address: 10.0.0.1
        port: 9000
        sessions:
          idle: PT10M
          longest: PT8H
        database:
          url: jdbc:postgresql://db.example.go.kr:5432/ieum
          user: ieum
          password: secret:database-password
        """;

    private final Path folder;
    private final Faults faults = new Faults();

    NodeSettingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void the_shipped_settings_listen_on_this_machine_alone_and_keep_their_own_database() {
        NodeSettings settings = NodeSettings.read(ShippedConfig.SHIPPED, faults);
        assertThat(faults.list()).isEmpty();
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.database()).isEmpty();
    }

    @Test
    void several_nodes_share_a_database_whose_password_is_a_secret() throws IOException {
        NodeSettings settings = read(WHOLE);
        assertThat(faults.list()).isEmpty();
        assertThat(settings.database())
                .map(NodeSettings.Database::password)
                .contains(new SecretName("database-password"));
    }

    @Test
    void sessions_last_as_the_file_says_and_half_an_hour_in_ten_where_it_says_nothing() throws IOException {
        assertThat(read(WHOLE).sessions()).isEqualTo(new SessionLimits(Duration.ofMinutes(10), Duration.ofHours(8)));
        assertThat(read(WHOLE.replaceAll("(?m)^(sessions:|  idle:|  longest:).*\\R", ""))
                        .sessions())
                .isEqualTo(new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(10)));
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void a_limit_out_of_bounds_is_told_with_its_bounds_and_a_remedy() throws IOException {
        read(WHOLE.replace("PT10M", "PT3H"));
        assertThat(faults.list())
                .singleElement()
                .asString()
                .contains("idle", "PT3H", "whole minutes from PT5M to PT2H", "write one such as PT30M");
    }

    @Test
    void a_session_is_not_shorter_than_its_time_without_use() throws IOException {
        read(WHOLE.replace("PT10M", "PT2H").replace("PT8H", "PT1H"));
        assertThat(faults.list())
                .singleElement()
                .asString()
                .contains("N7", "longest", "is shorter than the time without use, PT2H", "make 'longest' longer");
    }

    @Test
    void without_a_policy_no_witness_is_asked_and_with_one_disclosures_outlast_an_hour_without_it() throws IOException {
        assertThat(read(WHOLE).log().policy()).isEmpty();
        Files.writeString(folder.resolve("log-policy.txt"), "quorum none\n");
        NodeSettings settings = read(WHOLE + "log:\n  policy: log-policy.txt\n");
        assertThat(faults.list()).isEmpty();
        assertThat(settings.log().policy()).isPresent();
        assertThat(settings.log().grace()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
        log-policy.txt  | quorum w                  | rule W6: policy line 1: w isn't defined on a line before
        log-policy.txt  | witness w VKEY; quorum w  | asks for more witnesses than log-policy.txt gives addresses of
        another.txt     | quorum none               | can't be read: NoSuchFileException
        ../policy.txt   | quorum none               | can't be read
        """)
    void a_policy_that_is_none_or_can_never_be_met_is_a_fault_with_its_line(String name, String text, String fault)
            throws IOException {
        String key = NoteSigner.ofWitness("w.example", SigningKey.ofSeed("w", new byte[32]))
                .verifier()
                .text();
        Files.writeString(
                folder.resolve("log-policy.txt"), text.replace("; ", "\n").replace("VKEY", key) + "\n");
        read(WHOLE + "log:\n  policy: " + name + "\n");
        assertThat(faults.list()).singleElement().asString().contains("gateway.yaml:12 ", fault, "[N11]");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        N1 | ieum-gateway/1                               | ieum-gateway/9
        N2 | 10.0.0.1                                     | localhost
        N2 | 10.0.0.1                                     | 10.0.0.999
        N3 | 9000                                         | 90000
        N4 | jdbc:postgresql://db.example.go.kr:5432/ieum | jdbc:postgresql://db/ieum?password=hunter2
        N4 | jdbc:postgresql://db.example.go.kr:5432/ieum | jdbc:h2:mem:x
        N5 | secret:database-password                     | hunter2
        N6 | idle: PT10M                                  | idle: PT4M
        N6 | idle: PT10M                                  | idle: PT2H1M
        N6 | idle: PT10M                                  | idle: PT10M30S
        N6 | idle: PT10M                                  | idle: PT-10M
        N7 | longest: PT8H                                | longest: PT30M
        N7 | longest: PT8H                                | longest: PT25H
        N12 | port: 9000                                  | port: 9000\\nlog: {grace: PT4S}
        N12 | port: 9000                                  | port: 9000\\nlog: {grace: P8D}
        Y8 | longest: PT8H                                | longer: PT8H
        Y9 | longest: PT8H                                | longest: 8h
        Y8 | port: 9000                                   | ports: 9000
        """)
    void every_fault_names_its_line_and_rule(String rule, String text, String by) throws IOException {
        read(WHOLE.replace(text, by.replace("\\n", "\n")));
        assertThat(faults.list()).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.line()).isPositive();
        });
        assertThat(faults.list())
                .allSatisfy(fault -> assertThat(fault.toString())
                        .as("what may be a secret is never repeated")
                        .doesNotContain("hunter2"));
    }

    private NodeSettings read(String text) throws IOException {
        Files.writeString(folder.resolve("gateway.yaml"), text);
        return NodeSettings.read(folder, faults);
    }

    @Test
    void systems_come_in_where_the_file_says_with_what_and_else_not_at_all() throws IOException {
        assertThat(read(WHOLE).systems()).isEmpty();
        assertThat(read(WHOLE + SYSTEMS).systems())
                .contains(new SystemsSettings(
                        8443,
                        Path.of("/etc/ieum/server.pem"),
                        Path.of("/etc/ieum/key.pem"),
                        Path.of("/etc/ieum/ca.pem")));
        assertThat(faults.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8443, 9000, N17",
        "8443, 70000, N17",
        "/etc/ieum/key.pem, key.pem, N18",
        "/etc/ieum/ca.pem, ../ca.pem, N18"
    })
    void a_port_that_is_taken_and_a_path_that_begins_nowhere_are_faults(String good, String bad, String rule)
            throws IOException {
        assertThat(read(WHOLE + SYSTEMS.replace(good, bad)).systems().filter(settings -> rule.equals("N18")))
                .isEmpty();
        assertThat(faults.list())
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString()).contains(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "exchange.example.go.kr, true",
        "exchange, true",
        "'[fd00::1]', true",
        "10.0.0.7, true",
        "Exchange.example, false",
        "exchange.example:8443, false",
        "https://exchange.example, false",
        "'a b', false",
        "'fd00::1', false"
    })
    void systems_call_by_names_of_hosts_as_they_stand_in_an_address(String name, boolean isOne) throws IOException {
        NodeSettings settings = read(WHOLE + SYSTEMS + "  names: [\"" + name + "\"]\n");
        if (isOne) {
            assertThat(settings.systems().orElseThrow().names()).containsExactly(name);
            assertThat(faults.list()).isEmpty();
        } else {
            assertThat(faults.list())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.toString()).contains("N20"));
        }
    }

    @Test
    void a_file_that_is_missing_or_something_else_refuses_the_start_and_is_named() throws IOException {
        Path missing = folder.resolve("missing.pem");
        SystemsSettings settings = new SystemsSettings(0, missing, missing, missing);
        assertThatThrownBy(settings::properties)
                .isInstanceOfSatisfying(
                        StartRefusedException.class,
                        refused -> assertThat(refused.reasons())
                                .singleElement()
                                .satisfies(reason ->
                                        assertThat(reason).contains("systems.certificate", "missing.pem", "PEM")));
        Path empty = Files.writeString(folder.resolve("empty.pem"), "secret\n");
        assertThatThrownBy(new SystemsSettings(0, empty, empty, empty)::properties)
                .isInstanceOfSatisfying(
                        StartRefusedException.class,
                        refused -> assertThat(refused.reasons().toString())
                                .contains("empty.pem")
                                .doesNotContain("secret"));
    }

    private static final String SYSTEMS = """
        systems:
          port: 8443
          certificate: /etc/ieum/server.pem
          key: /etc/ieum/key.pem
          trust: /etc/ieum/ca.pem
        """;
}
