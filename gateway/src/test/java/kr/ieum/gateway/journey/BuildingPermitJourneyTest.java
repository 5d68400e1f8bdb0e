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
    void the_site_is_asked_by_its_number_and_owners_are_told_by_count_and_share_alone() {
        Lookup own = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT);
        Lookup anothers = node.program(CHOI).lookUp(LOOK_UP, Cases.BUILDING_PERMIT_NO_CONSENT);

        assertThat(own.of("property")).extracting(Lookup.Field::line).containsExactlyInAnyOrder("""
            site 1 Parcel/landCategory: clear SITE
            site 1 Parcel/area: clear 231.40
            site 1 Parcel/zone: clear 제1종일반주거지역
            site 1 Parcel/districts: clear 국가유산 보존구역
            site 1 Parcel/inHeritageZone: clear yes
            site 1 Parcel/inMilitaryZone: clear no
            site 1 Parcel/inGreenbelt: clear no
            site 1 Parcel/ownerIsApplicant: clear yes
            site 1 Parcel/coOwners: clear 2 (2/3, 1/3)
            site 1 Building/mainUse: clear DETACHED_HOUSE
            site 1 Building/floorArea: clear 118.70
            site 1 Building/coverageRatio: clear 57.40
            site 1 Building/floorAreaRatio: clear 148.20
            site 1 Building/isViolating: clear no
            """.lines()
                .toArray(String[]::new));
        assertThat(anothers.lines())
                .contains(
                        "site 1 Parcel/landCategory: clear FOREST",
                        "site 1 Parcel/inMilitaryZone: clear yes",
                        "site 1 Parcel/inGreenbelt: clear yes",
                        // one owner is entered without a number and could be the applicant
                        "site 1 Parcel/ownerIsApplicant: undetermined",
                        "site 1 Parcel/coOwners: clear 3 (1/2, 1/4, 1/4)",
                        "site 1 Building/mainUse: clear NEIGHBOURHOOD_2",
                        "site 1 Building/isViolating: clear yes");
        assertThat(own.json().toString() + anothers.json()).doesNotContain("진용택", "육가상", "민병탁");
    }

    @Test
    void where_owners_come_from_the_ledger_the_screen_says_that_it_is_not_the_registry() {
        assertThat(node.screens(CHOI, "ko").lookUp(Cases.BUILDING_PERMIT).body())
                .contains("대지의 소유", "토지대장에 따른 것이며 등기가 아닙니다", "2 (2/3, 1/3)");
        assertThat(node.screens(CHOI, "en").lookUp(Cases.BUILDING_PERMIT).body())
                .contains("Ownership of the site", "not of the court’s registry");
    }

    @Test
    void the_site_stands_on_the_case_by_its_lot() {
        assertThat(node.screens(CHOI, "ko").open(Cases.BUILDING_PERMIT).body()).contains("대지", "서울특별시 종로구", "47-3");
    }
}
