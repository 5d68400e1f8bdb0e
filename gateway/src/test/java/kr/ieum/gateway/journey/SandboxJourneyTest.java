package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.schemas.json.StrictJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Whom the demo's sandbox lists is answered exactly as the list says, to a query sent as the list has it. */
@OnTheDemoNode
class SandboxJourneyTest {

    private static final String COMPLETE = """
        {"task": "basic-livelihood", "case": "3000000-2026-04-0091001", "official": "seo.ian",
         "subjects": [{"residentNumber": "8506041145212"}], "mode": "%s",
         "attributes": ["Person/name", {"attribute": "Income/kind", "register": "tax-income"}]}
        """;

    private final DemoNode node;

    SandboxJourneyTest(DemoNode node) {
        this.node = node;
    }

    @TestFactory
    Stream<DynamicTest> every_query_of_the_list_is_answered_as_the_list_says() throws Exception {
        JsonNode sandbox = StrictJson.tree(told("/exchange/v1/sandbox"));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode entry : sandbox.path("entries")) {
            tests.add(DynamicTest.dynamicTest(entry.path("id").stringValue(), () -> tried(entry)));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(12);
        return tests.stream();
    }

    private void tried(JsonNode entry) throws Exception {
        JsonNode expected = entry.path("answer");
        try (IeumClient client = DemoClients.welfare(node)) {
            switch (client.query(entry.path("query").toString().getBytes(UTF_8))) {
                case Outcome.Problem problem -> {
                    assertThat(problem.type())
                            .isEqualTo(expected.path("problem").stringValue(problem.details()));
                    assertThat(StrictJson.tree(problem.details().getBytes(UTF_8))
                                    .path("reason")
                                    .path("code")
                                    .stringValue(""))
                            .isEqualTo(expected.path("reason").stringValue());
                }
                case Outcome.Answered answered ->
                    compared(StrictJson.tree(answered.body()), expected.path("fields"), answered.text());
                case Outcome.Untrusted untrusted -> throw new AssertionError(untrusted);
                case Outcome.Unanswered unanswered -> throw new AssertionError(unanswered);
            }
        }
    }

    /** Every field that the list has, and no other. */
    private static void compared(JsonNode answer, JsonNode fields, String text) {
        List<String> told = new ArrayList<>();
        for (JsonNode subject : answer.path("subjects")) {
            for (JsonNode ground : answer.path("grounds")) {
                if (ground.path("subject").equals(subject.path("id"))) {
                    told.add(subject.path("asked").intValue() + " "
                            + ground.path("attribute").stringValue() + " "
                            + ground.path("state").stringValue());
                }
            }
        }
        List<String> listed = new ArrayList<>();
        for (JsonNode field : fields) {
            listed.add(field.path("subject").intValue() + " "
                    + field.path("attribute").stringValue() + " "
                    + field.path("state").stringValue());
            if (field.has("value")) {
                assertThat(text).contains(field.path("value").stringValue());
            }
        }
        assertThat(told).as(text).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void a_suspended_agreement_is_no_persons_and_is_tried_by_suspending_one() throws Exception {
        String agreement = "/agreements/agr-bl-tax/1";
        ScreenOfficial owner = node.screens("oh.taeyang", "ko");
        owner.get(agreement + "/suspend");
        owner.post(agreement + "/suspend", Map.of("cause", "security-incident"));
        try (IeumClient client = DemoClients.welfare(node)) {
            assertThat(client.query(COMPLETE.formatted("filter").getBytes(UTF_8)))
                    .isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                        JsonNode grounds = StrictJson.tree(answered.body()).path("grounds");
                        assertThat(grounds).hasSize(2);
                        assertThat(answered.text()).contains("시험가득");
                        assertThat(grounds).anySatisfy(ground -> {
                            assertThat(ground.path("attribute").stringValue()).isEqualTo("Income/kind");
                            assertThat(ground.path("state").stringValue()).isEqualTo("not-granted");
                            assertThat(ground.at("/reason/code").stringValue()).isEqualTo("suspended");
                        });
                    });
            assertThat(client.query(COMPLETE.formatted("reject").getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            Outcome.Problem.class,
                            problem -> assertThat(
                                            StrictJson.tree(problem.details().getBytes(UTF_8))
                                                    .at("/reason/code")
                                                    .stringValue())
                                    .isEqualTo("suspended"));
        } finally {
            owner.get(agreement + "/resume");
            owner.post(agreement + "/resume", Map.of("cause", "remedied"));
        }
    }

    @Test
    void the_page_for_developers_lists_them_with_the_queries_to_send() {
        Visitor visitor = new Visitor(node.address());

        Visitor.Answer page = visitor.send(visitor.to("/connect").header("Accept-Language", "en"));

        assertThat(page.body()).contains("Whom to try", "8506041145212", "closed-until", "sandbox-household");
    }

    private byte[] told(String path) throws Exception {
        try (IeumClient client = DemoClients.welfare(node)) {
            Outcome outcome = client.get(path);
            assertThat(outcome).isInstanceOf(Outcome.Answered.class);
            return ((Outcome.Answered) outcome).body();
        }
    }
}
