package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A person whose number was changed (Resident Registration Act art. 7-4), some of whose records are still kept under the old one. */
@OnTheDemoNode
class ChangedNumberJourneyTest {

    private static final String KIM = "kim.jihyun";

    private final DemoNode node;

    ChangedNumberJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void what_the_ledgers_keep_under_her_former_number_joins() {
        Lookup lookup = node.program(KIM).lookUp(Cases.CHANGED_NUMBER);
        assertThat(lookup.field("applicant 0", "Vehicle/modelYear").line())
                .isEqualTo("applicant 0 Vehicle/modelYear: clear 2015");
        assertThat(lookup.field("applicant 0", "Land/share").line()).isEqualTo("applicant 0 Land/share: clear 1/2");
    }
}
