package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.RequestKind;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A list of recipients, handed in by an agency's system over its signed edge: a screening is told yes or no about each line. */
@OnTheDemoNode
class BulkJourneyTest {

    private static final String WELFARE = "3000000/welfare-case";
    private static final String SCREENING = "3000000-2026-S-0000001";
    private static final String ALIVE = "8502131104958";
    private static final String DEAD = "6801101163366";
    private static final Pattern FILE = Pattern.compile("\"file\":\"([0-9a-f-]{36})\"");
    private static final int PEOPLE = 110;

    private final DemoNode node;
    private final IeumClient client;
    private final List<String> opened = new ArrayList<>();

    BulkJourneyTest(DemoNode node) {
        this.node = node;
        this.client = SystemProgram.of(node, WELFARE);
    }

    /** A system may have few files under way. */
    @AfterEach
    void closeClient() throws InterruptedException {
        for (String file : opened) {
            told(client.delete("/exchange/v1/bulk/" + file));
        }
        client.close();
    }

    @Test
    void each_line_of_a_list_is_told_yes_or_no_in_its_own_line_and_nothing_is_lost() throws Exception {
        String list = list("resident_number,name", ALIVE + ",윤정우", DEAD + ",탁영배", "850213-1104958,x", ALIVE + ",윤정우");
        String file = handedIn(list);

        awaitDone(file);
        List<String> result = lines(file, 1, 10_000);

        assertThat(result).hasSize((int) list.lines().count());
        assertThat(result.subList(0, 5))
                .containsExactly(
                        "line,outcome,why,Person/deathDate,Person/deathDate.state,Person/deathDate.authority,"
                                + "Person/birthDate,Person/birthDate.state,Person/birthDate.authority",
                        "2,answered,,,known-empty,agr-ls-resident:1:G1,no,reduced,agr-ls-resident:1:G1",
                        "3,answered,,exists,reduced,agr-ls-resident:1:G1,no,reduced,agr-ls-resident:1:G1",
                        "4,unreadable,B8,,,,,,",
                        "5,repeated,B9,,,,,,");
        assertThat(lines(file, 3, 2)).isEqualTo(result.subList(2, 4));
        assertThat(lines(file, 49, 4)).as("over the border of two batches").isEqualTo(result.subList(48, 52));
        assertThat(told(client.get("/exchange/v1/bulk/" + file)))
                .contains("\"state\":\"done\"", "\"unreadable\":2", "\"rest\":0", "\"answered\":" + (PEOPLE + 2));
    }

    @Test
    void a_screenings_intents_stand_in_the_log_before_its_lines_are_told_and_each_has_its_release() throws Exception {
        int before = intents().size();

        awaitDone(handedIn(list("resident_number", ALIVE)));

        List<LogEntry> intents = intents();
        assertThat(intents).hasSize(before + PEOPLE + 1);
        Leaf.Intent last = (Leaf.Intent) intents.getLast().leaf();
        assertThat(last.asked()).extracting(Leaf.Asked::form).containsExactlyInAnyOrder("exists", "age-at-least:65");
        assertThat(node.log().findByLookup(last.lookup()))
                .filteredOn(entry -> entry.leaf() instanceof Leaf.Release)
                .isNotEmpty();
    }

    @Test
    void a_file_of_another_system_reads_like_one_that_is_not_there() throws Exception {
        String file =
                opened(order(SCREENING, "{\"format\":\"csv\",\"charset\":\"UTF-8\",\"header\":false,\"column\":1}"));

        try (IeumClient other = SystemProgram.of(node, "3000000/permit-case")) {
            for (String path : List.of("", "/result?from=1&count=1")) {
                assertThat(problem(other.get("/exchange/v1/bulk/" + file + path)))
                        .isEqualTo(problem(other.get("/exchange/v1/bulk/" + UUID.randomUUID() + path)))
                        .contains("urn:ieum:problem:not-found");
            }
            assertThat(problem(other.delete("/exchange/v1/bulk/" + file))).contains("not-found");
        }
    }

    @Test
    void a_handful_of_people_is_no_screening() throws Exception {
        String few = "resident_number\n" + ALIVE + "\n" + (ALIVE + "\n").repeat(200);

        assertThat(problem(closed(sent(few), few))).contains("\"code\":\"too-few\"");
    }

    @Test
    void a_whole_that_is_not_what_was_signed_is_not_taken() throws Exception {
        String list = list("resident_number", ALIVE);

        assertThat(problem(closed(sent(list), list.replace("0000", "0001")))).contains("\"code\":\"digest-wrong\"");
    }

    @Test
    void another_agencys_screening_one_that_does_not_exist_and_one_for_fewer_people_open_nothing() throws Exception {
        String csv = "{\"format\":\"csv\",\"charset\":\"UTF-8\",\"header\":true,\"column\":\"resident_number\"}";
        String others = problem(client.post("/exchange/v1/bulk", order("3780000-2026-S-0000001", csv), json()));
        String none = problem(client.post("/exchange/v1/bulk", order("3000000-2026-S-9999999", csv), json()));

        assertThat(withoutId(others)).isEqualTo(withoutId(none)).contains("case-not-accessible");
        String list =
                list("resident_number", Stream.generate(() -> ALIVE).limit(200).toArray(String[]::new));
        String small = opened(order("3000000-2026-S-0000003", csv));
        part(small, 1, list.getBytes(UTF_8));
        assertThat(problem(closed(small, list))).contains("\"code\":\"too-many-lines\"");
    }

    @Test
    void lines_of_a_screening_that_is_over_are_refused_with_their_reason_and_no_register_is_asked() throws Exception {
        node.simulator().forgetRequests();
        String list = list("resident_number", ALIVE);
        String file = opened(order(
                "3000000-2026-S-0000002",
                "{\"format\":\"csv\",\"charset\":\"UTF-8\",\"header\":true,\"column\":\"resident_number\"}"));
        part(file, 1, list.getBytes(UTF_8));
        closed(file, list);

        awaitDone(file);

        assertThat(lines(file, 2, 200)).hasSize(PEOPLE + 1).allMatch(line -> line.contains(",refused,condition,"));
        assertThat(node.simulator().requests("resident")).isEmpty();
    }

    @Test
    void what_was_deleted_is_gone() throws Exception {
        String file = handedIn(list("resident_number", ALIVE));
        awaitDone(file);

        assertThat(told(client.delete("/exchange/v1/bulk/" + file))).contains("\"state\":\"deleted\"");

        assertThat(problem(client.get("/exchange/v1/bulk/" + file + "/result?from=1&count=1")))
                .contains("bulk-deleted");
    }

    @Test
    void parts_make_one_file_whatever_order_they_come_in_and_however_often() throws Exception {
        byte[] list = list("resident_number", ALIVE, DEAD).getBytes(UTF_8);
        String file = opened(order(
                SCREENING,
                "{\"format\":\"csv\",\"charset\":\"UTF-8\",\"header\":true,\"column\":\"resident_number\"}"));
        byte[] first = Arrays.copyOf(list, 700);
        byte[] second = Arrays.copyOfRange(list, 700, list.length);
        part(file, 2, second);
        part(file, 1, first);
        part(file, 2, second);
        assertThat(problem(client.put("/exchange/v1/bulk/" + file + "/parts/1", second, octets())))
                .contains("\"code\":\"other-bytes\"");
        assertThat(told(client.post("/exchange/v1/bulk/" + file + "/close", closing(2, list.length, list), json())))
                .contains("\"parts\":2");

        awaitDone(file);
        assertThat(lines(file, 3, 1))
                .containsExactly("3,answered,,exists,reduced,agr-ls-resident:1:G1,no,reduced,agr-ls-resident:1:G1");
    }

    /** The lines given, and as many people as nobody has on a roll. */
    private static String list(String header, String... lines) {
        return Stream.of(
                        Stream.of(header),
                        Stream.of(lines),
                        IntStream.range(0, PEOPLE)
                                .mapToObj(i -> "70010%08d".formatted(10_000_000 + i)
                                        + ",x".repeat(header.length() > 15 ? 1 : 0)))
                .flatMap(one -> one)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String handedIn(String list) throws InterruptedException {
        String file = sent(list);
        told(closed(file, list));
        return file;
    }

    private String sent(String list) throws InterruptedException {
        String file = opened(order(
                SCREENING,
                "{\"format\":\"csv\",\"charset\":\"UTF-8\",\"header\":true,\"column\":\"resident_number\"}"));
        part(file, 1, list.getBytes(UTF_8));
        return file;
    }

    private static byte[] order(String screening, String form) {
        return """
            {"task":"livelihood-screening","screening":"%s","register":"resident",
             "attributes":["Person/deathDate","Person/birthDate"],"file":%s}
            """.formatted(screening, form).getBytes(UTF_8);
    }

    private String opened(byte[] order) throws InterruptedException {
        String answer = told(client.post("/exchange/v1/bulk", order, json()));
        Matcher file = FILE.matcher(answer);
        assertThat(file.find()).as(answer).isTrue();
        opened.add(file.group(1));
        return file.group(1);
    }

    private void part(String file, int number, byte[] bytes) throws InterruptedException {
        told(client.put("/exchange/v1/bulk/" + file + "/parts/" + number, bytes, octets()));
    }

    private Outcome closed(String file, String list) throws InterruptedException {
        byte[] bytes = list.getBytes(UTF_8);
        return client.post("/exchange/v1/bulk/" + file + "/close", closing(1, bytes.length, bytes), json());
    }

    private static byte[] closing(int parts, int length, byte[] whole) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole);
            return "{\"parts\":%d,\"bytes\":%d,\"digest\":\"sha-256=:%s:\"}"
                    .formatted(parts, length, Base64.getEncoder().encodeToString(digest))
                    .getBytes(UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitDone(String file) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> told(client.get("/exchange/v1/bulk/" + file)).contains("\"state\":\"done\""));
    }

    private List<String> lines(String file, int from, int count) throws InterruptedException {
        return told(client.get("/exchange/v1/bulk/" + file + "/result?from=" + from + "&count=" + count))
                .lines()
                .toList();
    }

    private List<LogEntry> intents() {
        return node.log().shards().stream()
                .flatMap(shard -> LongStream.iterate(0, from -> from < shard.size(), from -> from + LogReader.MAX_COUNT)
                        .boxed()
                        .flatMap(from -> node.log().list(shard.shard(), from, LogReader.MAX_COUNT).stream()))
                .filter(entry -> entry.leaf() instanceof Leaf.Intent intent && intent.kind() == RequestKind.SCREENING)
                .toList();
    }

    private static Fields json() {
        return Fields.NONE.with("content-type", "application/json").with("accept-language", "en");
    }

    private static Fields octets() {
        return Fields.NONE.with("content-type", "application/octet-stream").with("accept-language", "en");
    }

    private static String told(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).text();
    }

    private static String problem(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Problem.class);
        return ((Outcome.Problem) outcome).details();
    }

    private static String withoutId(String problem) {
        return problem.replaceAll("\"lookup\":\"[^\"]*\"", "");
    }
}
