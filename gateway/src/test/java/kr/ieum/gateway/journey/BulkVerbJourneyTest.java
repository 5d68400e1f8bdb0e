package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.command.TypedVerb;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/ieum client bulk} does with a file of subjects, against a node. */
@OnTheDemoNode
class BulkVerbJourneyTest {

    private static final String ALIVE = "8502131104958";
    private static final int PEOPLE = 150;
    private static final String ORDER = """
        {"task":"livelihood-screening","screening":"3000000-2026-S-0000001","register":"resident",\
        "attributes":["Person/deathDate",{"attribute":"Person/birthDate","form":"age-at-least:65"}],\
        "file":{"format":"csv","charset":"UTF-8","separator":",","header":true,"column":"resident_number"}}\
        """;

    private final DemoNode node;

    @TempDir
    Path folder;

    BulkVerbJourneyTest(DemoNode node) {
        this.node = node;
        node.address();
    }

    @BeforeEach
    void pin() {
        assertThat(typed("pin").exit()).isZero();
    }

    @Test
    void a_file_is_handed_in_watched_and_its_result_kept_once_it_is_whole() throws IOException {
        Path people = people("people.csv");

        TypedVerb bulk = bulk(people, "--delete");

        assertThat(bulk.exit()).as(bulk.err()).isZero();
        Path result = folder.resolve("people.csv.result.csv");
        assertThat(bulk.out()).contains(result.toString());
        assertThat(Files.readAllLines(result))
                .hasSize(PEOPLE + 2)
                .anyMatch(line -> line.startsWith("2,answered,") && line.contains("agr-ls-resident:1:G1"))
                .allMatch(line -> line.startsWith("line,") || line.contains(",answered,"));
        assertThat(bulk.err())
                .contains("Idempotency-Key: ", "open: 1 parts are there", "done: " + (PEOPLE + 2) + " of ", "signed");

        TypedVerb again = bulk(people);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out()).contains("urn:ieum:problem:bulk-deleted");
    }

    @Test
    void the_journal_has_its_steps_and_the_agreements_under_which_lines_were_answered() throws IOException {
        TypedVerb bulk = bulk(people("journal.csv"), "--key", "journalled-1", "--delete");
        String file = bulk.err()
                .lines()
                .filter(line -> line.startsWith("file: "))
                .findFirst()
                .orElseThrow()
                .substring("file: ".length());

        Awaitility.await().untilAsserted(() -> {
            Visitor visitor = node.program("moon.garam").visitor();
            String entries = visitor.send(visitor.to("/api/v1/journal/entries?kind=bulk&id=" + file))
                    .body();
            assertThat(entries)
                    .contains("OPENED", "PART", "CLOSED", "DONE", "DELETED", "agr-ls-resident", "livelihood-screening")
                    .doesNotContain(ALIVE);
        });
    }

    @Test
    void typed_again_it_goes_on_where_it_was_broken_off_and_sends_nothing_twice() throws Exception {
        Path people = people("broken.csv");
        String key = "broken-off-1";
        try (IeumClient client = DemoClients.welfare(node)) {
            // what broke off had opened the file and sent its only part
            Outcome opened = client.post(
                    "/exchange/v1/bulk",
                    ORDER.getBytes(UTF_8),
                    Fields.NONE.with("content-type", "application/json").with("idempotency-key", '"' + key + '"'));
            String file = ((Outcome.Answered) opened).text().replaceAll(".*\"file\":\"([0-9a-f-]+)\".*", "$1");
            client.put(
                    "/exchange/v1/bulk/" + file + "/parts/1",
                    Files.readAllBytes(people),
                    Fields.NONE.with("content-type", "application/octet-stream"));

            TypedVerb bulk = bulk(people, "--key", key);

            assertThat(bulk.exit()).as(bulk.err()).isZero();
            assertThat(bulk.err().lines().filter(line -> line.startsWith("open:")))
                    .as("the part that was there isn't sent again")
                    .containsExactly("open: 1 parts are there");
            assertThat(Files.readAllLines(folder.resolve("broken.csv.result.csv")))
                    .hasSize(PEOPLE + 2);
            assertThat(((Outcome.Answered) client.delete("/exchange/v1/bulk/" + file)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void another_file_under_the_same_key_is_refused_and_no_result_is_kept() throws IOException {
        Path first = people("first.csv");
        assertThat(bulk(first, "--key", "one-key").exit()).isZero();
        TypedVerb other = typed(
                "bulk",
                first.toString(),
                "--task",
                "livelihood-screening",
                "--approval",
                "3000000-2026-S-0000001",
                "--register",
                "resident",
                "--attribute",
                "Person/deathDate",
                "--key",
                "one-key",
                "--result",
                folder.resolve("other.csv").toString());

        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.out()).contains("urn:ieum:problem:idempotency-key-reused");
        assertThat(folder.resolve("other.csv")).doesNotExist();
        assertThat(bulk(first, "--key", "one-key", "--delete").exit()).isZero();
    }

    @Test
    void what_the_gateway_refuses_of_a_file_is_printed_and_nothing_is_kept() throws IOException {
        Path few = Files.writeString(folder.resolve("few.csv"), "resident_number\n" + ALIVE + "\n");

        TypedVerb refused = bulk(few);

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("\"code\":\"too-few\"");
        assertThat(folder.resolve("few.csv.result.csv")).doesNotExist();
        assertThat(bulk(folder.resolve("none.csv")).err()).contains("The file isn't handed in", "none.csv");
        assertThat(bulk(few, "--key", "not a key").exit()).isEqualTo(2);
        assertThat(bulk(few, "--fixed", "40:13").exit()).isEqualTo(2);
    }

    private Path people(String name) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                Stream.concat(
                                Stream.of("resident_number", ALIVE),
                                IntStream.range(0, PEOPLE).mapToObj(i -> "70010%08d".formatted(10_000_000 + i)))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private TypedVerb bulk(Path file, String... more) {
        List<String> words = new ArrayList<>(List.of(
                file.toString(),
                "--task",
                "livelihood-screening",
                "--approval",
                "3000000-2026-S-0000001",
                "--register",
                "resident",
                "--attribute",
                "Person/deathDate",
                "--attribute",
                "Person/birthDate=age-at-least:65"));
        words.addAll(List.of(more));
        return typed("bulk", words.toArray(String[]::new));
    }

    private TypedVerb typed(String verb, String... more) {
        Path demo = node.data().resolve("demo-systems");
        List<String> words = new ArrayList<>(List.of(
                "client",
                verb,
                "--gateway",
                "https://localhost:" + node.systemsAddress().getPort(),
                "--files",
                demo.resolve("3000000-welfare-case").toString(),
                "--pinned",
                folder.resolve("gateway-keys.json").toString()));
        words.addAll(List.of(more));
        return TypedVerb.of(words.toArray(String[]::new));
    }
}
