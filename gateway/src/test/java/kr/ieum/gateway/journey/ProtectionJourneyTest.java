package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.gateway.journey.Lookup.Field;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A protected person in the case of the one she is protected from (Resident Registration Act art. 29): nothing that leaves
 * tells that anything is protected, nor what she did (design §6 rule 10).
 */
@OnTheDemoNode
class ProtectionJourneyTest {

    private static final String KIM = "kim.jihyun";
    private static final String WIFE = "8311172152323";
    private static final Set<String> PROTECTED =
            Set.of("Residence/address", "Residence/sameAsApplicant", "Residence/since");

    /** Words by which a page would tell; the act's name is none of them. */
    private static final Pattern TELLING =
            Pattern.compile("교부\\s*제한|제한\\s*대상|신변|폭력|피해자|restricted|protected|protection|victim|violence");

    private final DemoNode node;

    ProtectionJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void of_her_residence_nothing_leaves_not_even_since_when() {
        node.simulator().forgetRequests();
        Lookup lookup = node.program(KIM).lookUp(Cases.PROTECTED);

        List<Field> hers = lookup.of("resident").stream()
                .filter(field -> field.who().equals("benefit-unit 1"))
                .filter(field -> field.attribute().startsWith("Residence/"))
                .toList();
        assertThat(hers).extracting(Field::attribute).containsExactlyInAnyOrderElementsOf(PROTECTED);
        assertThat(hers).allSatisfy(field -> {
            assertThat(field.state()).isEqualTo("withheld");
            assertThat(new TreeSet<>(field.json().propertyNames()))
                    .as("no reason, authority or date that would tell a cause")
                    .containsExactly("attribute", "entry", "register", "state", "subject");
        });
        assertThat(askedFields()).doesNotContain("trnsinYmd", "rdnmAdr", "rdnmDtlAdr", "bjdCd", "isncLmtYn");
    }

    @Test
    void where_her_land_lies_does_not_leave_either_and_reads_as_of_a_member_whose_household_is_undetermined() {
        Lookup lookup = node.program(KIM).lookUp(Cases.PROTECTED);

        Field district = lookup.field("benefit-unit 1", "Land/district");
        assertThat(district.state()).isEqualTo("withheld");
        assertThat(new TreeSet<>(district.json().propertyNames()))
                .containsExactly("attribute", "entry", "register", "state", "subject");
        assertThat(lookup.field("benefit-unit 1", "Land/share").line()).endsWith("clear 1/2");
        assertThat(node.program("han.seoyeon")
                        .lookUp(Cases.PROTECTED_HER_OWN)
                        .field("applicant 0", "Land/district")
                        .line())
                .contains("경기도 성남시 ");
    }

    @Test
    void no_page_answer_or_event_says_that_anything_is_protected() {
        for (String language : List.of("ko", "en")) {
            ScreenOfficial screens = node.screens(KIM, language);
            assertThat(TELLING.matcher(screens.open(Cases.PROTECTED).body()).results())
                    .isEmpty();
            String page = screens.lookUp(Cases.PROTECTED).body();
            assertThat(TELLING.matcher(page)
                            .results()
                            .map(found -> page.substring(
                                    Math.max(0, found.start() - 60), Math.min(page.length(), found.end() + 60))))
                    .isEmpty();
            assertThat(page).doesNotContain("성남", "Seongnam", "class=\"conflict");
        }
        for (String accept : List.of("application/json", "text/event-stream")) {
            String answer = node.program(KIM)
                    .ask(ApiOfficial.LOOK_UP, Cases.PROTECTED, accept, "en")
                    .body();
            assertThat(TELLING.matcher(answer).find()).isFalse();
            assertThat(answer).doesNotContain("성남", "conflicts");
        }
    }

    @Test
    void the_registers_are_asked_as_often_about_her_as_about_an_ordinary_wife() {
        assertThat(questionsAbout(Cases.PROTECTED, WIFE)).isEqualTo(questionsAbout(Cases.HEALTHY, "8309212181495"));
    }

    @Test
    void her_own_case_shows_her_residence_to_her_own_official() {
        Lookup lookup = node.program("han.seoyeon").lookUp(Cases.PROTECTED_HER_OWN);

        assertThat(lookup.field("applicant 0", "Residence/address").line()).contains("경기도 성남시 ");
        assertThat(lookup.field("applicant 0", "Residence/since").state()).isEqualTo("value");
    }

    /** How many questions each register got, whatever they asked for. */
    private List<String> questionsAbout(String caseNumber, String number) {
        node.simulator().forgetRequests();
        node.program(KIM).lookUpOnce(caseNumber);
        return List.of("resident", "family").stream()
                .map(register -> register + " "
                        + node.simulator().requests(register).stream()
                                .filter(request -> request.body().contains(number))
                                .count())
                .toList();
    }

    private Set<String> askedFields() {
        Set<String> fields = node.simulator().requests("resident").stream()
                .filter(request -> request.body().contains(WIFE))
                .flatMap(request -> JsonMapper.shared()
                        .readTree(request.body())
                        .path("fields")
                        .valueStream()
                        .map(JsonNode::asString))
                .collect(Collectors.toSet());
        assertThat(fields).isNotEmpty();
        return fields;
    }
}
