package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.verify.Known;
import kr.ieum.gateway.log.verify.ProofCheck;
import kr.ieum.gateway.log.verify.Verdict;
import kr.ieum.schemas.json.StrictJson;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An agency's system with what the demo laid out for it and the client library: it asks, and can prove what it was answered. */
@OnTheDemoNode
class SignedExchangeJourneyTest {

    private final DemoNode node;

    SignedExchangeJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void aQueryIsAskedAndAnsweredWithSignaturesOnBothSides() throws Exception {
        byte[] query = """
            {"task": "basic-livelihood", "case": "3000000-2026-04-0012345", "official": "kim.jihyun",
             "subjects": [{"residentNumber": "8502131104958"}], "attributes": ["Person/name"], "mode": "filter"}
            """.getBytes(UTF_8);
        try (IeumClient client = DemoClients.welfare(node)) {
            assertThat(client.query(query)).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                assertThat(answered.status()).as(answered.text()).isEqualTo(200);
                assertThat(answered.signed().request().fields().has("signature"))
                        .isTrue();
            });
            assertThat(client.query("{}".getBytes(UTF_8)))
                    .as("problems are signed like answers")
                    .isInstanceOf(Outcome.Problem.class);
            assertThat(client.get("/exchange/v1/nothing"))
                    .isInstanceOfSatisfying(
                            Outcome.Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(404));
        }
    }

    @Test
    void aQueryThatIsAnsweredNothingComesWithTheProofOfItsRefusal() throws Exception {
        byte[] query = """
            {"task": "basic-livelihood", "case": "3000000-2026-04-0012345", "official": "kim.jihyun",
             "subjects": [{"residentNumber": "8502131104958"}], "attributes": ["Vehicle/name"], "mode": "filter",
             "proof": true}
            """.getBytes(UTF_8);
        Visitor anybody = new Visitor(node.address());
        String key = anybody.send(anybody.to("/log/key").GET()).body().strip();
        ProofCheck check = new ProofCheck(new Known(List.of(VerifierKey.parse(key))));
        try (IeumClient client = DemoClients.welfare(node)) {
            assertThat(client.query(query)).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
                assertThat(answered.status()).as(answered.text()).isEqualTo(200);
                JsonNode proofs = StrictJson.mapper().readTree(answered.text()).path("proofs");
                assertThat(proofs.valueStream().map(proof -> proof.path("leaf").asString()))
                        .as(answered.text())
                        .containsOnlyOnce("refusal");
                assertThat(proofs.valueStream())
                        .allSatisfy(proof -> assertThat(
                                        check.run(proof.path("proof").asString().getBytes(UTF_8)))
                                .isInstanceOf(Verdict.Sound.class));
            });
        }
    }

    @Test
    void whatAnothersKeySignedIsRefused() throws Exception {
        try (IeumClient client = DemoClients.welfare(node, "../3000000-permit-case/signature-key.pem")) {
            assertThat(client.query("{}".getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            Outcome.Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo("urn:ieum:problem:signature-wrong"));
        }
    }
}
