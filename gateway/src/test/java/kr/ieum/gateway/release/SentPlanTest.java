package kr.ieum.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.Test;

/** What is asked by another register's key is asked with both permissions, or denied for the reason of its key (decision 0016). */
class SentPlanTest {

    private static final AttributeKey DECEASED = new AttributeKey("Parcel/ownerDeceased");
    private static final AttributeKey NUMBER = new AttributeKey("Parcel/ownerResidentNumber");
    private static final Authority OF_ITEM = new Authority("agr-resident", 1, "G1", "C1", "L1");
    private static final Authority OF_KEY = new Authority("agr-land", 1, "G9", "C9", "L1");
    private static final Plan.Permitted ITEM = new Plan.Permitted(0, DECEASED, "resident", Form.CLEAR, OF_ITEM);

    @Test
    void with_both_permissions_the_key_is_sent_on_under_its_own_authority() {
        SentPlan plan = plan(decided(new Decision.Outcome.Permitted(Form.CLEAR, OF_KEY)), Set.of());

        assertThat(plan.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.attribute()).isEqualTo(ITEM);
            assertThat(sent.key().attribute()).isEqualTo(NUMBER);
            assertThat(sent.key().register()).isEqualTo("property");
            assertThat(sent.key().authority()).isEqualTo(OF_KEY);
        });
        assertThat(plan.denied()).isEmpty();
    }

    @Test
    void a_key_that_is_denied_denies_what_is_asked_by_it_and_says_why() {
        SentPlan plan = plan(decided(new Decision.Outcome.Denied(Reason.NO_GRANT, Optional.of(OF_KEY))), Set.of());

        assertThat(plan.sent()).isEmpty();
        assertThat(plan.attributes()).containsExactly(ITEM);
        assertThat(plan.denied())
                .containsExactly(new Plan.Denied(0, DECEASED, "resident", Reason.NO_GRANT, Optional.of(OF_KEY)));
    }

    @Test
    void keys_that_are_refused_altogether_deny_it_too() {
        assertThat(plan(new Decision.Refused(0, Reason.SEARCH_NOT_PERMITTED, Optional.empty()), Set.of())
                        .denied())
                .extracting(Plan.Denied::reason)
                .containsExactly(Reason.SEARCH_NOT_PERMITTED);
    }

    @Test
    void an_agreement_whose_volume_is_spent_gives_no_key() {
        SentPlan plan = plan(decided(new Decision.Outcome.Permitted(Form.CLEAR, OF_KEY)), Set.of("agr-land"));

        assertThat(plan.sent()).isEmpty();
        assertThat(plan.denied()).extracting(Plan.Denied::reason).containsExactly(Reason.VOLUME);
    }

    private static Decision decided(Decision.Outcome key) {
        return new Decision.Decided(0, List.of(key), List.of());
    }

    private static SentPlan plan(Decision keys, Set<String> exhausted) {
        return SentPlan.of(List.of(ITEM), Optional.of(keys), request(), exhausted);
    }

    private static ReleaseRequest request() {
        Asked item = new Asked(DECEASED, "resident", Optional.empty());
        Asked key = new Asked(NUMBER, "property", Optional.empty());
        List<SubjectKey> parcel = List.of(SubjectKey.ofParcel("1111018100100470003"));
        ReleaseRequest plain =
                Requests.of(UUID.randomUUID(), Relation.SITE, parcel, List.of(item), Instant.EPOCH, Instant.EPOCH);
        return new ReleaseRequest(
                plain.lookup(),
                plain.decision(),
                plain.caseNumber(),
                plain.subjectKeys(),
                plain.wanted(),
                plain.keysWithin(),
                Optional.of(new SentKeys(plain.decision(), List.of(new SentKeys.Link(item, key)))),
                plain.applied(),
                plain.asOf(),
                false,
                plain.finalAt());
    }
}
