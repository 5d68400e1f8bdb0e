package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.gateway.journey.Visitor.Answer;
import org.junit.jupiter.api.Test;

/**
 * A person whose number was changed (Resident Registration Act art. 7-4) and whose car and land still stand under the number she
 * had: they are shown as hers, and neither that number nor that there was one is told to anybody (design §6 rule 11).
 */
@OnTheDemoNode
class ChangedNumberJourneyTest {

    private static final String KIM = "kim.jihyun";
    private static final String NUMBER = "9304122147379";
    private static final String FORMER = "9304122100515";

    /** Every way in which it might be written, its last seven digits among them. */
    private static final Set<String> SPELLINGS = Spellings.onDisk(FORMER);

    /** Words by which a page would tell that there was another number. */
    private static final Pattern TELLING = Pattern.compile("(옛|이전|종전|변경 전|변경된)\\s*(주민등록)?번호|번호.{0,4}변경|7조의4|"
            + "(?i)former|formerResidentNumber|(changed|previous|old) (resident )?number");

    private final DemoNode node;

    ChangedNumberJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void what_the_ledgers_keep_under_her_former_number_is_shown_as_hers() {
        Lookup lookup = node.program(KIM).lookUp(Cases.CHANGED_NUMBER);

        assertThat(lookup.lines())
                .contains(
                        "applicant 0 Vehicle/class: clear PASSENGER",
                        "applicant 0 Vehicle/modelYear: clear 2015",
                        "applicant 0 Land/share: clear 1/2",
                        "applicant 0 Land/officialPrice: clear 182133000",
                        "applicant 0 Person/residentNumber: first7 930412-2******");
        assertThat(lookup.fields()).noneMatch(field -> field.attribute().equals("Person/formerResidentNumber"));
    }

    @Test
    void by_her_former_number_the_registers_are_asked_that_the_agreements_name_and_no_other() {
        node.simulator().forgetRequests();
        node.program(KIM).lookUp(Cases.CHANGED_NUMBER);

        for (String register : List.of("resident", "family", "employment", "health-insurance", "cases")) {
            String asked = requests(register);
            assertThat(asked).as(register).isNotEmpty().doesNotContain(FORMER);
        }
        for (String register : List.of("vehicle", "property")) {
            assertThat(requests(register)).as(register).contains(FORMER, NUMBER);
        }
    }

    @Test
    void neither_the_number_nor_that_there_was_one_is_told_in_any_answer() {
        List<Answer> hers = answersTo(Cases.CHANGED_NUMBER);

        assertThat(hers).hasSizeGreaterThan(10).allSatisfy(answer -> {
            String all = new String(
                    (answer.headers() + answer.body()).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            assertThat(SPELLINGS).as(answer.question()).noneMatch(all::contains);
        });
        assertThat(telling(hers))
                .as("what her pages say of changed numbers is what anybody's say, who never had another")
                .isEqualTo(telling(answersTo(Cases.HEALTHY)));
    }

    /** Everything that an official and a program are answered about a case, in both languages. */
    private List<Answer> answersTo(String caseNumber) {
        List<Answer> answers = new ArrayList<>();
        for (String language : List.of("ko", "en")) {
            ApiOfficial program = node.program(KIM);
            program.visitor().answers().clear();
            for (String accept : List.of("application/json", "text/event-stream")) {
                program.ask(ApiOfficial.LOOK_UP, caseNumber, accept, language);
            }
            answers.addAll(program.visitor().answers());
            ScreenOfficial screens = node.screens(KIM, language);
            screens.visitor().answers().clear();
            screens.open(caseNumber);
            screens.lookUp(caseNumber);
            answers.addAll(screens.visitor().answers());
        }
        return answers;
    }

    private static Set<String> telling(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> TELLING.matcher(answer.body()).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void it_rests_in_no_file_of_the_node() throws IOException {
        node.program(KIM).lookUp(Cases.CHANGED_NUMBER);

        Map<String, byte[]> files = NodeFiles.read(node.data());
        assertThat(files).hasSizeGreaterThan(2);
        files.forEach((name, bytes) -> {
            String content = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(SPELLINGS).as(name).noneMatch(content::contains);
        });
    }

    @Test
    void nobody_is_asked_for_another_number_of_somebody_whose_relation_is_not_verified() {
        node.simulator().forgetRequests();
        node.program(KIM).lookUp(Cases.UNDETERMINED_OBLIGOR);
        node.program(KIM).refused(Cases.UNRELATED_MEMBER);

        assertThat(linksAsked())
                .as("the applicant's, and neither the father's who is linked by name only nor the stranger's")
                .containsExactly("740127");
        assertThat(requests("resident"))
                .as("before the relation is known the register isn't asked about an obligor at all")
                .doesNotContain("\"440508");
    }

    @Test
    void the_link_rides_with_a_question_that_is_asked_anyway_once_everybody_is_verified() {
        node.simulator().forgetRequests();
        node.program(KIM).lookUp(Cases.HEALTHY);

        List<String> asked = node.simulator().requests("resident").stream()
                .map(Simulator.Request::body)
                .filter(body -> body.contains("\"rrn\""))
                .toList();
        int verified = asked.stream()
                .filter(body -> !body.contains("chgBfRrn"))
                .map(asked::lastIndexOf)
                .reduce(-1, Math::max);
        assertThat(asked)
                .filteredOn(body -> body.contains("chgBfRrn"))
                .hasSize(5)
                .allSatisfy(body -> {
                    assertThat(body).contains("\"nm\"");
                    assertThat(asked.indexOf(body)).isGreaterThan(verified);
                });
        assertThat(asked).as("four whose life is verified, five who are shown").hasSize(9);
    }

    /** The birth dates in the numbers of those about whom the link was asked for. */
    private List<String> linksAsked() {
        return node.simulator().requests("resident").stream()
                .map(Simulator.Request::body)
                .filter(body -> body.contains("chgBfRrn"))
                .map(body -> body.replaceAll("(?s).*\"rrn\":\"(\\d{6}).*", "$1"))
                .distinct()
                .toList();
    }

    private String requests(String register) {
        return node.simulator().requests(register).stream()
                .map(Simulator.Request::text)
                .reduce("", String::concat);
    }
}
