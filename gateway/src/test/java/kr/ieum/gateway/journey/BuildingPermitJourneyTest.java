package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import kr.ieum.gateway.journey.Simulator.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The task building-permit (demo-federation §4.2): about a site; people only as far as the task needs them. */
@OnTheDemoNode
class BuildingPermitJourneyTest {

    private static final String CHOI = "choi.minjun";
    private static final String LOOK_UP = "/api/v1/views/building-permit/lookups";

    private final DemoNode node;

    BuildingPermitJourneyTest(DemoNode node) {
        this.node = node;
    }

    @BeforeEach
    void forget() {
        node.simulator().forgetRequests();
    }

    @Test
    void with_prior_consent_the_applicants_name_and_address_are_there_for_service() {
        Lookup lookup = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT);

        assertThat(lookup.lines()).contains("applicant 0 Person/name: clear 어윤재");
        assertThat(lookup.field("applicant 0", "Residence/address").form()).isEqualTo("clear");
    }

    @Test
    void without_consent_the_register_is_not_asked_and_the_screen_says_to_bring_the_paper() {
        Lookup lookup = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT_NO_CONSENT);

        assertThat(lookup.of("resident")).extracting(Lookup.Field::state).containsOnly("no-consent");
        assertThat(lookup.status("resident")).isEqualTo("not-asked");
        assertThat(node.simulator().requests("resident"))
                .extracting(Request::path)
                .noneMatch(path -> path.contains("inquiry"));
        assertThat(node.screens(CHOI, "ko")
                        .lookUp(Cases.BUILDING_PERMIT_NO_CONSENT)
                        .body())
                .contains("초본 등)를 직접 제출하게");
        assertThat(node.screens(CHOI, "en")
                        .lookUp(Cases.BUILDING_PERMIT_NO_CONSENT)
                        .body())
                .contains("let the person bring the paper");
    }

    /** Case 5 of the demo. */
    @Test
    void tax_and_income_are_refused_without_asking_and_the_page_says_what_would_be_needed() {
        Lookup lookup = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT);

        assertThat(lookup.field("applicant 0", "NationalTax/inArrears").state()).isEqualTo("not-granted");
        assertThat(lookup.field("applicant 0", "Income/amount").state()).isEqualTo("not-granted");
        assertThat(lookup.of("tax-income"))
                .allSatisfy(field -> assertThat(
                                field.json().path("reason").path("code").asString())
                        .isEqualTo("no-agreement"));
        assertThat(lookup.status("tax-income")).isEqualTo("not-asked");
        assertThat(node.screens(CHOI, "ko").lookUp(Cases.BUILDING_PERMIT).body())
                .contains("근거 조문과 함께 협약을 요청하십시오");
    }

    @Test
    void the_site_stands_on_the_case_by_its_lot() {
        assertThat(node.screens(CHOI, "ko").open(Cases.BUILDING_PERMIT).body()).contains("대지", "서울특별시 종로구", "47-3");
    }
}
