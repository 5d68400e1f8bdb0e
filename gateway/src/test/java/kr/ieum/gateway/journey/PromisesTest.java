package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.gateway.journey.Lookup.Field;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.leaf.Leaf;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of design §1 that a person at the screen, or the operator, would notice. */
@OnTheDemoNode
class PromisesTest {

    private static final String KIM = "kim.jihyun";
    /** Her deputy, who may do the same. */
    private static final String LEE = "lee.sua";

    /** Time enough for a register that answers at once, well under the slow register's three seconds. */
    private static final Duration HEALTHY_PANEL = Duration.ofMillis(1200);

    private static final Duration VIEW_DEADLINE = Duration.ofSeconds(2);
    private static final int TRIES = 4;

    private final DemoNode node;

    PromisesTest(DemoNode node) {
        this.node = node;
    }

    @AfterEach
    void nothing_is_left_running() {
        Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> node.inFlight() == 0);
    }

    @Test
    void p1_every_released_field_stands_in_an_intent_that_names_agreement_grant_and_attribute() {
        Lookup lookup = node.program(KIM).lookUp(Cases.HEALTHY);

        Set<String> intended = new TreeSet<>();
        for (LogEntry entry : node.log().findByLookup(lookup.id())) {
            if (entry.leaf() instanceof Leaf.Intent intent) {
                intent.asked()
                        .forEach(asked -> intended.add(String.join(
                                " ",
                                intent.agreement().id(),
                                Integer.toString(intent.agreement().version()),
                                asked.grant(),
                                asked.clause(),
                                asked.attribute(),
                                asked.form(),
                                asked.register())));
                assertThat(intent.agency()).isEqualTo("3000000");
                assertThat(intent.task()).isEqualTo("basic-livelihood");
            }
        }
        Set<String> released = lookup.fields().stream()
                .filter(Field::isReleased)
                .map(PromisesTest::cited)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(released).hasSizeGreaterThan(10);
        assertThat(intended).containsAll(released);
    }

    private static String cited(Field field) {
        var authority = field.json().path("authority");
        return String.join(
                " ",
                authority.path("agreement").asString(),
                authority.path("version").asString(),
                authority.path("grant").asString(),
                authority.path("clause").asString(),
                field.attribute(),
                field.form(),
                field.has("register"));
    }

    @Test
    void p1_what_left_follows_within_a_second_one_leaf_for_each_intent_and_register() {
        Lookup lookup = node.program(KIM).lookUp(Cases.HEALTHY);

        Awaitility.await().atMost(Duration.ofSeconds(1)).untilAsserted(() -> {
            List<LogEntry> entries = node.log().findByLookup(lookup.id());
            Map<String, Integer> left = new TreeMap<>();
            Set<String> expected = new TreeSet<>();
            for (LogEntry entry : entries) {
                if (entry.leaf() instanceof Leaf.Intent intent) {
                    intent.asked().forEach(asked -> expected.add(entry.position() + " " + asked.register()));
                }
                if (entry.leaf() instanceof Leaf.Release release) {
                    left.merge(release.intent() + " " + release.register(), 1, Integer::sum);
                }
            }
            assertThat(expected).isNotEmpty();
            assertThat(left.keySet()).isEqualTo(expected);
            assertThat(left.values()).containsOnly(1);
        });
        assertThat(attributesThatLeft(lookup))
                .containsAll(lookup.fields().stream()
                        .filter(Field::isReleased)
                        .map(field -> field.attribute() + " " + field.form())
                        .toList());
    }

    private Set<String> attributesThatLeft(Lookup lookup) {
        Set<String> left = new TreeSet<>();
        for (LogEntry entry : node.log().findByLookup(lookup.id())) {
            if (entry.leaf() instanceof Leaf.Release release) {
                release.outcomes().stream()
                        .filter(Leaf.Outcome::left)
                        .forEach(outcome -> left.add(outcome.attribute() + " " + outcome.text()));
            }
        }
        return left;
    }

    @Test
    void p1_a_refused_look_up_leaves_its_refusal_and_no_intent() {
        String problem = node.program(KIM).refused(Cases.NOBODYS).body();

        String id = Pattern.compile("\"lookup\":\"([^\"]+)\"")
                .matcher(problem)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(node.log().findByLookup(java.util.UUID.fromString(id)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.leaf()).isInstanceOf(Leaf.Refusal.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {Cases.HEALTHY, Cases.PROTECTED, Cases.UNDETERMINED_OBLIGOR, Cases.RECEIVED_ONLY})
    void p5_no_field_is_empty_without_words(String caseNumber) {
        for (String language : List.of("ko", "en")) {
            Lookup lookup = Lookup.read(node.program(KIM)
                    .ask(ApiOfficial.LOOK_UP, caseNumber, "application/json", language)
                    .body());
            assertThat(lookup.fields())
                    .isNotEmpty()
                    .allSatisfy(field -> assertThat(field.isReleased() ? field.value() : field.state())
                            .as(field.who() + " " + field.attribute())
                            .isNotBlank());
            assertThat(lookup.fields())
                    .filteredOn(field -> field.state().equals("not-granted"))
                    .allSatisfy(field -> assertThat(
                                    field.json().path("reason").path("text").asString(""))
                            .isNotBlank());
            assertNoBlankCell(node.screens(KIM, language).lookUp(caseNumber).body());
        }
    }

    /** Every cell has a text of its own beside the owner's name, and says why in its details. */
    private static void assertNoBlankCell(String page) {
        List<String> cells = Pattern.compile("<td role=\"cell\"(?:(?!</td>).)*</td>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group())
                .toList();
        assertThat(cells).isNotEmpty().allSatisfy(cell -> {
            String shown = text(cell.replaceAll("(?s)<p class=\"label\".*?</p>", "")
                    .replaceAll("(?s)<span class=\"hidden\">.*?</span>", "")
                    .replaceAll("(?s)<dl>.*?</dl>", ""));
            assertThat(shown).isNotBlank().doesNotContain("??");
            assertThat(text(cell.replaceAll("(?s)^.*<dl>", "<dl>"))).isNotBlank();
        });
        assertThat(page).contains("</html>").doesNotContain("<dd></dd>", "<p></p>", "<!--stream-->");
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ").strip();
    }

    /** Noise of a busy machine only ever makes things later, so one run in time shows that nobody waits for the slow one. */
    @Test
    void p6_a_slow_register_holds_up_nobody_and_nothing_runs_on() {
        ScreenOfficial kim = node.screens(KIM, "ko");
        node.simulator().slow("family", Duration.ofSeconds(3));
        List<String> tries = new ArrayList<>();
        boolean inTime = false;
        for (int i = 0; i < TRIES && !inTime; i++) {
            Arrival residence = new Arrival("id=\"panel-residence\"");
            Arrival end = new Arrival("</html>");
            String page = kim.lookUp(Cases.HEALTHY, (text, after) -> {
                        residence.look(text, after);
                        end.look(text, after);
                    })
                    .body();
            assertThat(page).contains("panel-family", "</html>");
            tries.add("residence after " + residence.at + ", final after " + end.at);
            inTime = residence.before(HEALTHY_PANEL) && end.before(VIEW_DEADLINE.plusMillis(300));
            assertThat(node.simulator().active("family")).isZero();
            assertThat(node.inFlight()).isZero();
        }
        assertThat(inTime).as(tries.toString()).isTrue();
    }

    /** When a text was first seen in what had come. */
    private static final class Arrival {
        private final String text;
        private Optional<Duration> at = Optional.empty();

        Arrival(String text) {
            this.text = text;
        }

        void look(String soFar, Duration after) {
            if (at.isEmpty() && soFar.contains(text)) {
                at = Optional.of(after);
            }
        }

        boolean before(Duration bound) {
            return at.filter(moment -> moment.compareTo(bound) < 0).isPresent();
        }
    }

    @Test
    void p6_api_clients_get_each_register_as_it_answers() {
        node.simulator().slow("family", Duration.ofSeconds(3));
        Arrival shell = new Arrival("event: shell");
        Arrival residence = new Arrival("\"panel\":\"residence\",\"register\":\"resident\",\"status\"");
        Arrival end = new Arrival("event: end");

        node.program(KIM).ask(ApiOfficial.LOOK_UP, Cases.HEALTHY, "text/event-stream", "ko", (text, after) -> {
            shell.look(text, after);
            residence.look(text, after);
            end.look(text, after);
        });

        assertThat(residence.at.orElseThrow()).isLessThan(end.at.orElseThrow());
        assertThat(shell.at.orElseThrow()).isLessThan(residence.at.orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "resident, dead",
        "family, dead",
        "resident, wrong",
        "family, wrong",
        "resident, huge",
        "family, huge",
        "resident, charset",
        "family, charset",
        "resident, truncated",
        "family, truncated",
        "resident, other-person",
        "family, other-person",
        "resident, drip",
        "family, drip",
        "vehicle, dead",
        "health-insurance, dead",
        "vehicle, wrong",
        "health-insurance, wrong",
        "vehicle, huge",
        "health-insurance, huge",
        "vehicle, charset",
        "health-insurance, charset",
        "vehicle, truncated",
        "health-insurance, truncated",
        "vehicle, other-person",
        "health-insurance, other-person",
        "vehicle, drip",
        "health-insurance, drip",
        "property, dead",
        "employment, dead",
        "property, wrong",
        "employment, wrong",
        "property, huge",
        "employment, huge",
        "property, truncated",
        "employment, truncated",
        "property, other-person",
        "employment, other-person",
    })
    void a_broken_register_never_breaks_the_page(String register, String mode) {
        ApiOfficial program = node.program(KIM);
        ScreenOfficial lee = node.screens(LEE, "ko");
        node.simulator().behave(register, mode);

        // both at once: each waits until the deadline where the register is silent
        CompletableFuture<Visitor.Answer> screen =
                CompletableFuture.supplyAsync(() -> lee.lookUp(Cases.HEALTHY), Thread::startVirtualThread);
        Lookup lookup = lookUpWithout(register, program);
        String page = screen.join().body();

        assertThat(lookup.of(register)).isNotEmpty().noneMatch(Field::isReleased);
        assertThat(lookup.missing()).containsExactly(register);
        assertThat(lookup.isComplete()).isFalse();
        assertNoBlankCell(page);
        assertThat(page)
                .contains("panel-residence", "panel-family", "panel-income", "panel-health-insurance", "panel-vehicle");
    }

    /** A look-up in which this register alone fails; on a busy machine another may be late once, which is told and done again. */
    private static Lookup lookUpWithout(String register, ApiOfficial program) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> program.lookUpOnce(Cases.HEALTHY),
                        lookup -> lookup.missing().equals(List.of(register)));
    }

    @Test
    void a_delivery_that_is_not_whole_leaves_the_one_before_in_use() {
        node.simulator().behave("tax-income", "truncated");
        node.simulator().deliverNextNight();
        node.fetch("tax-income");

        assertThat(node.program(KIM).lookUp(Cases.HEALTHY).lines())
                .contains("obligor 4 Income/yearTotal: over:130000000 no");
        assertThat(node.operatorsLog()).anyMatch(line -> line.contains("tax-income") && line.contains("WARN"));
    }

    @Test
    void a_malformed_record_is_told_to_the_operator_by_row_and_rule_without_a_value() {
        int before = node.operatorsLog().size();
        node.simulator().wrong("resident", "dates");

        Lookup lookup = node.program(KIM).lookUpOnce(Cases.HEALTHY);

        assertThat(lookup.field("applicant 0", "Residence/since").state()).isEqualTo("source-error");
        assertThat(lookup.lines()).contains("applicant 0 Person/name: clear 윤정우");
        List<String> told =
                node.operatorsLog().subList(before, node.operatorsLog().size());
        assertThat(told)
                .anyMatch(line -> line.contains("resident") && line.contains("row since") && line.contains("M7"))
                .noneMatch(line -> line.contains("19801350") || line.contains("8502131104958") || line.contains("윤정우"));
    }

    @ParameterizedTest
    @CsvSource({
        "vehicle, other-person, syntax, T3",
        "health-insurance, other-person, syntax, T3",
        "vehicle, huge, syntax, T1",
        "health-insurance, huge, syntax, T1",
        "vehicle, wrong, syntax, M12",
        "health-insurance, wrong, syntax, M12",
        "vehicle, wrong, duplicate, M15",
        "health-insurance, wrong, duplicate, M15",
        "health-insurance, wrong, doctype, M13",
        "property, other-person, syntax, T3",
        "employment, other-person, syntax, T3",
        "property, wrong, duplicate, T14",
        "employment, wrong, syntax, M12",
    })
    void an_answer_that_breaks_a_rule_is_told_to_the_operator_without_a_value_and_harms_no_other_panel(
            String register, String mode, String variant, String rule) {
        int before = node.operatorsLog().size();
        node.simulator().behave(register, mode, variant);

        Lookup lookup = lookUpWithout(register, node.program(KIM));

        assertThat(lookup.of(register))
                .anySatisfy(field -> assertThat(field.state()).isEqualTo("source-error"))
                // an empty list can't hold a record twice
                .allSatisfy(field -> assertThat(field.state())
                        .isIn("source-error", variant.equals("duplicate") ? "known-empty" : "source-error"));
        assertThat(lookup.missing()).containsExactly(register);
        assertThat(node.operatorsLog().subList(before, node.operatorsLog().size()))
                .anyMatch(
                        line -> line.contains("register " + register + " question") && line.contains("[" + rule + "]"))
                .noneMatch(line -> line.contains("850213") || line.contains("윤정우") || line.contains("1104958"));
    }

    @Test
    void a_share_of_nothing_and_a_lot_number_of_18_digits_spoil_their_fields_and_nothing_else() {
        int before = node.operatorsLog().size();
        node.simulator().wrong("property", "dates");

        Lookup lookup = node.program(KIM).lookUpOnce(Cases.HEALTHY);

        assertThat(lookup.field("applicant 0", "Land/share").state()).isEqualTo("source-error");
        assertThat(lookup.field("applicant 0", "Land/district").state()).isEqualTo("source-error");
        assertThat(lookup.field("applicant 0", "Land/officialPrice").isReleased())
                .isTrue();
        assertThat(lookup.field("obligor 4", "Property/assetTotal").state()).isEqualTo("source-error");
        assertThat(lookup.missing()).containsExactly("property");
        assertThat(node.operatorsLog().subList(before, node.operatorsLog().size()))
                .anyMatch(line -> line.contains("row share") && line.contains("M10"))
                .anyMatch(line -> line.contains("row district") && line.contains("M3"))
                .noneMatch(line -> line.contains("0/0") || line.contains("8502131104958") || line.contains("윤정우"));
    }

    @Test
    void an_answer_that_nobody_asked_for_reaches_no_screen() {
        node.program(KIM).lookUp(Cases.HEALTHY);
        node.simulator()
                .unasked("GYEOLGWA=00|GIJUN_ILSI=20261125120000|GEONSU=1|\nPIBO_JUMIN=8502131104958|WOL_BOSU=777777|");

        Lookup lookup = node.program(KIM).lookUp(Cases.HEALTHY);

        assertThat(lookup.of("employment"))
                .isNotEmpty()
                .noneMatch(field -> field.value().contains("777777"));
        assertThat(node.operatorsLog()).noneMatch(line -> line.contains("777777"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "charset", "truncated"})
    void a_welfare_file_that_is_not_whole_is_not_taken_and_the_one_before_stays(String mode) {
        int before = node.operatorsLog().size();
        node.simulator().behave("welfare", mode);
        node.simulator().deliver("welfare");
        node.fetch("welfare");

        assertThat(node.program(KIM).lookUp(Cases.RECHECK).of("welfare")).anyMatch(Field::isReleased);
        assertThat(node.operatorsLog().subList(before, node.operatorsLog().size()))
                .anyMatch(line -> line.contains("welfare") && line.contains("WARN"))
                .noneMatch(line -> line.contains("7804281143722"));
    }

    @ParameterizedTest
    @CsvSource({
        "vehicle, Vehicle/modelYear, Vehicle/class, row modelYear, M7",
        "health-insurance, HealthInsurance/monthlyPay, HealthInsurance/insuredType, row monthlyPay, M6"
    })
    void a_value_that_breaks_its_row_spoils_no_other_field_of_its_register(
            String register, String broken, String whole, String row, String rule) {
        int before = node.operatorsLog().size();
        node.simulator().wrong(register, "dates");

        Lookup lookup = node.program(KIM).lookUpOnce(Cases.HEALTHY);

        assertThat(lookup.field("applicant 0", broken).state()).isEqualTo("source-error");
        assertThat(lookup.field("applicant 0", whole).isReleased()).isTrue();
        assertThat(node.operatorsLog().subList(before, node.operatorsLog().size()))
                .anyMatch(line -> line.contains(register) && line.contains(row) && line.contains(rule))
                .noneMatch(line -> line.contains("이천십구") || line.contains("천원") || line.contains("8502131104958"));
    }
}
