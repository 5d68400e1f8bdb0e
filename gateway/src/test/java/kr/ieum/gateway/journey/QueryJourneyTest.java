package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.exchange.journal.ExchangeKind;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.exchange.query.Query;
import kr.ieum.gateway.exchange.query.QueryAnswer;
import kr.ieum.gateway.exchange.query.QueryOutcome;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.Beforehand;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.Test;

/** What an agency's system may ask for an official's case, beneath its edge (design §6 rule 14, §8). */
@OnTheDemoNode
class QueryJourneyTest {

    private static final String AGENCY = "3000000";
    private static final String SYSTEM = "welfare-case";
    private static final String KIM = "kim.jihyun";
    private static final SubjectKey APPLICANT = SubjectKey.ofPerson("8502131104958");
    private static final SubjectKey STRANGER = SubjectKey.ofPerson("9304122147379");

    private final DemoNode node;

    QueryJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void what_is_granted_is_answered_of_the_subject_that_is_named_and_of_nobody_else() {
        QueryAnswer answer = answered(asked(KIM, Query.Mode.REJECT, APPLICANT, "Person/name", "Person/residentNumber"));

        assertThat(answer.fields())
                .extracting(field -> field.attribute().text())
                .containsOnly("Person/name", "Person/residentNumber");
        assertThat(answer.fields())
                .extracting(ReleasedField::subject)
                .containsOnly(answer.indexOf(APPLICANT).orElseThrow());
        assertThat(answer.fields())
                .filteredOn(field -> field.attribute().text().equals("Person/name"))
                .allSatisfy(
                        field -> assertThat(field.value().orElseThrow().text()).isEqualTo("윤정우"));
    }

    @Test
    void of_a_subject_who_is_not_named_no_register_is_asked_for_the_attributes() {
        node.simulator().forgetRequests();

        answered(asked(KIM, Query.Mode.REJECT, APPLICANT, "Vehicle/class"));

        assertThat(node.simulator().requests("vehicle")).hasSize(1);
        assertThat(node.simulator().requests("health-insurance")).isEmpty();
    }

    @Test
    void one_attribute_too_many_refuses_the_whole_and_says_which_and_no_register_is_asked_for_any() {
        node.simulator().forgetRequests();

        QueryOutcome outcome = asked(KIM, Query.Mode.REJECT, APPLICANT, "Vehicle/class", "Vehicle/name");

        assertThat(outcome).isInstanceOfSatisfying(QueryOutcome.Refused.class, refused -> {
            assertThat(refused.excess())
                    .extracting(one -> one.attribute().text())
                    .containsExactly("Vehicle/name");
            assertThat(kinds(refused.id())).contains("Refusal");
        });
        assertThat(node.simulator().requests("vehicle")).isEmpty();
    }

    @Test
    void a_query_that_filters_is_answered_the_rest_with_the_reason_for_what_is_missing() {
        QueryAnswer answer = answered(asked(KIM, Query.Mode.FILTER, APPLICANT, "Vehicle/class", "Vehicle/name"));

        assertThat(answer.fields())
                .filteredOn(field -> field.attribute().text().equals("Vehicle/name"))
                .isNotEmpty()
                .allSatisfy(field -> {
                    assertThat(field.value()).isEmpty();
                    assertThat(field.reason()).contains(Reason.NO_GRANT);
                });
        assertThat(answer.fields()).anyMatch(field -> field.value().isPresent());
    }

    @Test
    void somebody_whom_the_case_does_not_name_is_refused_and_the_refusal_is_logged() {
        QueryOutcome outcome = asked(KIM, Query.Mode.FILTER, STRANGER, "Person/name");

        assertThat(outcome).isInstanceOfSatisfying(QueryOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.OTHER_RELATION);
            assertThat(kinds(refused.id())).containsExactly("Refusal");
        });
    }

    @Test
    void an_official_who_is_not_on_the_roll_on_a_post_of_that_system_has_no_case() {
        assertThat(List.of(
                        asked("nobody", Query.Mode.FILTER, APPLICANT, "Person/name"),
                        ask(AGENCY, "permit-case", KIM, Query.Mode.FILTER, APPLICANT, "Person/name"),
                        ask("3780000", SYSTEM, KIM, Query.Mode.FILTER, APPLICANT, "Person/name")))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                QueryOutcome.Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Reason.CASE_NOT_ACCESSIBLE)));
    }

    @Test
    void an_attribute_of_no_register_and_one_of_several_are_told_before_anything_is_asked() {
        assertThat(asked(KIM, Query.Mode.FILTER, APPLICANT, "Health/diagnosis"))
                .isInstanceOf(QueryOutcome.UnknownAttribute.class);
        assertThat(asked(KIM, Query.Mode.FILTER, APPLICANT, "Person/birthDate"))
                .isEqualTo(new QueryOutcome.SeveralRegisters(
                        new AttributeKey("Person/birthDate"), Set.of("family", "resident")));
    }

    @Test
    void its_answer_is_valid_by_the_schema_of_the_tasks_view() {
        QueryAnswer answer = answered(asked(
                KIM,
                Query.Mode.FILTER,
                APPLICANT,
                "Person/name",
                "Person/residentNumber",
                "Income/amount",
                "Income/kind",
                "Vehicle/class",
                "Welfare/benefitKind"));
        Visitor visitor = node.program(KIM).visitor();
        String schema = visitor.send(visitor.to("/api/v1/views/basic-livelihood/schema"))
                .body();

        String message = node.messages().of(answer).json(node.uris()).toString();

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(message, InputFormat.JSON))
                .as(message)
                .isEmpty();
        assertThat(message).contains("\"name\":\"윤정우\"", "\"@type\":\"form:first7\"");
    }

    private Set<String> kinds(String lookup) {
        return node.log().findByLookup(UUID.fromString(lookup)).stream()
                .map(LogEntry::leaf)
                .map(Leaf::getClass)
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }

    private static QueryAnswer answered(QueryOutcome outcome) {
        assertThat(outcome).isInstanceOf(QueryOutcome.Answered.class);
        return ((QueryOutcome.Answered) outcome).answer();
    }

    private QueryOutcome asked(String official, Query.Mode mode, SubjectKey about, String... attributes) {
        return ask(AGENCY, SYSTEM, official, mode, about, attributes);
    }

    private QueryOutcome ask(
            String agency, String system, String official, Query.Mode mode, SubjectKey about, String... attributes) {
        try {
            return node.queries()
                    .ask(
                            agency,
                            system,
                            new Query(
                                    "basic-livelihood",
                                    Cases.HEALTHY,
                                    official,
                                    List.of(about),
                                    Arrays.stream(attributes)
                                            .map(attribute -> new Query.Wanted(
                                                    new AttributeKey(attribute), Optional.empty(), Optional.empty()))
                                            .toList(),
                                    mode,
                                    Use.DISPLAY,
                                    Optional.empty(),
                                    Beforehand.NOTHING),
                            answer -> true,
                            new Trail(ExchangeKind.QUERY, Clock.systemUTC()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
