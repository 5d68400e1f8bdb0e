package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.schemas.json.StrictJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the developer of a system finds out at the systems' port without asking anybody: errors, and planned stops. */
@OnTheDemoNode
class ClientSideJourneyTest {

    private final DemoNode node;

    ClientSideJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void everyProblemIsToldWithWhatToDo() throws Exception {
        JsonNode errors =
                StrictJson.tree(got("/exchange/v1/errors").getBytes(UTF_8)).path("errors");

        assertThat(errors).hasSizeGreaterThan(50).allSatisfy(error -> {
            assertThat(error.path("type").stringValue()).startsWith("urn:ieum:problem:");
            assertThat(error.path("remedy").stringValue()).isNotBlank();
            assertThat(List.of("later", "changed", "person"))
                    .contains(error.path("retry").stringValue());
        });
    }

    @Test
    void plannedStopsAreToldAsJsonAndAsACalendar() throws Exception {
        // the node of these tests has none, for they run at night too
        assertThat(StrictJson.tree(got("/exchange/v1/maintenance").getBytes(UTF_8))
                        .path("stops"))
                .isEmpty();
        try (IeumClient client = DemoClients.of(node, "3000000/welfare-case")) {
            assertThat(client.get("/exchange/v1/maintenance", "text/calendar"))
                    .isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                        assertThat(answered.contentType()).startsWith("text/calendar");
                        assertThat(answered.text()).startsWith("BEGIN:VCALENDAR\r\n");
                    });
        }
    }

    private String got(String path) throws Exception {
        try (IeumClient client = DemoClients.of(node, "3000000/welfare-case")) {
            Outcome outcome = client.get(path);
            assertThat(outcome).isInstanceOf(Outcome.Answered.class);
            return ((Outcome.Answered) outcome).text();
        }
    }
}
