package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.gateway.journey.Visitor.Answer;
import org.junit.jupiter.api.Test;

/** What an operator's collector reads: how the node fares, per agency, agreement and register, and nothing of anybody. */
@OnTheDemoNode
class MetersJourneyTest {

    private static final String KIM = "kim.jihyun";
    private static final Pattern METER = Pattern.compile("(ieum|jvm)_[a-z_]+(?=[\\[{)])");
    private static final Pattern TAG = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private final DemoNode node;

    MetersJourneyTest(DemoNode node) throws IOException {
        this.node = node;
        node.address();
        Files.writeString(node.data().resolve("secrets/metrics"), "collector-of-the-test");
    }

    @Test
    void a_collector_with_the_token_reads_what_look_ups_registers_and_the_log_did() {
        node.program(KIM).lookUp(Cases.HEALTHY);
        node.program(KIM).refused(Cases.NOBODYS);

        Answer meters = read("collector-of-the-test");

        assertThat(meters.status()).isEqualTo(200);
        assertThat(meters.contentType()).startsWith("text/plain;version=0.0.4");
        assertThat(meters.body())
                .containsPattern(
                        "ieum_lookup_started_total\\{agency=\"3000000\",outcome=\"running\",task=\"basic-livelihood\",way=\"screen\"\\}"
                            + " [1-9]")
                .containsPattern("ieum_lookup_started_total\\{agency=\"3000000\",outcome=\"refused\",[^}]*\\} [1-9]")
                .containsPattern(
                        "ieum_register_answer_seconds_count\\{outcome=\"found\",register=\"resident\"\\} [1-9]")
                .containsPattern(
                        "ieum_field_total\\{agreement=\"agr-bl-resident\",register=\"resident\",state=\"value\"\\}"
                                + " [1-9]")
                .contains("ieum_log_writable 1.0");
    }

    @Test
    void nobody_else_reads_them() {
        assertThat(read("another").status()).isEqualTo(401);
        assertThat(node.program(KIM)
                        .visitor()
                        .send(node.program(KIM).visitor().to("/metrics"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void no_tag_says_anything_of_a_person_a_case_or_an_official() throws Exception {
        node.program(KIM).lookUp(Cases.CANARY);
        node.program(KIM).refused("8502131104958");
        turnedAway();

        String text = read("collector-of-the-test").body();

        assertThat(text).doesNotContain(KIM, "8502131104958", Cases.CANARY, "0099001");
        Set<String> ours = TAG.matcher(
                        text.lines().filter(line -> line.startsWith("ieum_")).collect(Collectors.joining("\n")))
                .results()
                .map((MatchResult tag) -> tag.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ours)
                .containsExactly(
                        "agency",
                        "agreement",
                        "destination",
                        "le",
                        "outcome",
                        "problem",
                        "register",
                        "state",
                        "task",
                        "way");
    }

    @Test
    void every_meter_that_the_shipped_dashboard_names_is_told() throws Exception {
        node.program(KIM).lookUp(Cases.HEALTHY);
        turnedAway();
        String text = read("collector-of-the-test").body();
        String dashboard =
                Files.readString(Path.of(System.getProperty("ieum.root"), "docs/operations/grafana-dashboard.json"));

        Set<String> named = METER.matcher(dashboard)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named)
                .hasSizeGreaterThan(6)
                .allSatisfy(meter -> assertThat(text).contains("\n" + meter));
    }

    /** A system comes in with a certificate that isn't in force yet. */
    private void turnedAway() throws Exception {
        try (SystemConnection connection = SystemConnection.open(
                node.systemsAddress(), new Rotation(node).signed().identity())) {
            assertThat(connection.get("/exchange/v1/self").status()).isEqualTo(403);
        }
    }

    private Answer read(String token) {
        Visitor visitor = new Visitor(node.address());
        return visitor.send(visitor.to("/metrics").header("Authorization", "Bearer " + token));
    }
}
