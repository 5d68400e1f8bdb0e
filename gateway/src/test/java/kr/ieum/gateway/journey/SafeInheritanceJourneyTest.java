package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import kr.ieum.gateway.journey.Simulator.Request;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.log.leaf.Leaf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The task safe-inheritance at the counter (demo-federation §4.3): who may ask, and nothing of what was owned or owed. */
@OnTheDemoNode
class SafeInheritanceJourneyTest {

    private static final String JEONG = "jeong.haeun";
    private static final String LOOK_UP = "/api/v1/views/safe-inheritance/lookups";

    private final DemoNode node;

    SafeInheritanceJourneyTest(DemoNode node) {
        this.node = node;
    }

    @BeforeEach
    void forget() {
        node.simulator().forgetRequests();
    }

    @Test
    void the_counter_sees_death_relation_rank_and_term_and_no_property() {
        Lookup lookup = node.program(JEONG).lookUp(LOOK_UP, Cases.INHERITANCE);

        assertThat(lookup.lines()).containsExactlyInAnyOrder("""
            deceased 1 Person/deathDate: clear 2026-09-28
            deceased 1 Person/deathDate: clear 2026-09-29
            deceased 1 Person/deathRegistered: clear yes
            deceased 1 Inheritance/appliedInTime: clear yes
            applicant 0 Family/relationToDeceased: clear CHILD
            applicant 0 Family/priorRankHeirExists: clear no
            deceased 1 NationalTax/arrears: not-granted
            deceased 1 NationalTax/refundDue: not-granted
            """.lines().toArray(String[]::new));
        assertThat(lookup.of("family"))
                .extracting(Lookup.Field::line)
                .contains("deceased 1 Person/deathDate: clear 2026-09-28");
        assertThat(lookup.of("resident"))
                .extracting(Lookup.Field::line)
                .containsExactly("deceased 1 Person/deathDate: clear 2026-09-29");
        assertThat(lookup.status("tax-income")).isEqualTo("not-asked");
        assertThat(lookup.of("tax-income"))
                .allSatisfy(field -> assertThat(
                                field.json().path("reason").path("code").asString())
                        .isEqualTo("recipient"));
    }

    @Test
    void an_heir_of_second_rank_is_refused_before_any_property_is_asked_for_and_the_child_is_not_named() {
        Answer refused = node.program(JEONG).refused(LOOK_UP, Cases.INHERITANCE_SECOND_RANK);
        String page =
                node.screens(JEONG, "ko").lookUp(Cases.INHERITANCE_SECOND_RANK).body();

        assertThat(refused.body()).contains("prior-rank-heir");
        assertThat(page).contains("앞선 순위의 상속인이 있어");
        assertThat(refused.body() + page).doesNotContain("민가온", "자녀", "child", "CHILD");
        assertThat(node.log().findByLookup(id(refused)))
                .filteredOn(entry -> entry.leaf() instanceof Leaf.Intent)
                .allSatisfy(entry -> assertThat(((Leaf.Intent) entry.leaf()).asked())
                        .extracting(Leaf.Asked::register)
                        .isSubsetOf("resident", "family"));
        assertThat(node.log().findByLookup(id(refused)))
                .filteredOn(entry -> entry.leaf() instanceof Leaf.Refusal)
                .hasSize(1);
    }

    @Test
    void a_deceased_who_lives_by_a_register_refuses_and_a_silent_register_is_made_up_for_by_the_other() {
        node.simulator().behave("resident", "dead");

        Lookup lookup = node.program(JEONG)
                                .ask(LOOK_UP, Cases.INHERITANCE, "application/json", "ko")
                                .status()
                        == 200
                ? Lookup.read(node.program(JEONG)
                        .ask(LOOK_UP, Cases.INHERITANCE, "application/json", "ko")
                        .body())
                : Lookup.read("{}");

        // whether the applicant lives is known to the register of residents alone, so what rests on that is closed
        assertThat(lookup.field("applicant 0", "Family/relationToDeceased")
                        .json()
                        .path("reason")
                        .path("code")
                        .asString())
                .isEqualTo("relation-unverified");
        assertThat(lookup.lines()).contains("deceased 1 Person/deathRegistered: clear yes");
    }

    @Test
    void the_family_register_is_asked_for_no_name_of_an_heir_but_those_that_tell_relation_and_rank() {
        node.program(JEONG).lookUp(LOOK_UP, Cases.INHERITANCE);

        List<Request> resident = node.simulator().requests("resident");
        assertThat(resident)
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.body()).doesNotContain("rdnmAdr", "\"nm\"", "hshldNo", "birthYmd"));
    }

    @Test
    void another_officials_counter_case_reads_like_no_case() {
        Answer others = node.program("kim.jihyun").refused(LOOK_UP, Cases.INHERITANCE);
        Answer nobodys = node.program("kim.jihyun").refused(LOOK_UP, Cases.NOBODYS);

        assertThat(neutral(others)).isEqualTo(neutral(nobodys)).contains("case-not-accessible");
    }

    private static String neutral(Answer answer) {
        return answer.body().replace(id(answer).toString(), "");
    }

    private static UUID id(Answer refused) {
        return UUID.fromString(Pattern.compile("\"lookup\":\"([^\"]+)\"")
                .matcher(refused.body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1));
    }
}
