package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.verify.Known;
import kr.ieum.gateway.log.verify.ProofCheck;
import kr.ieum.gateway.log.verify.Verdict;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was looked up stands in the published log, and anybody with the log's key can check it. */
@OnTheDemoNode
class PublishedLogJourneyTest {

    private final DemoNode node;

    PublishedLogJourneyTest(DemoNode node) {
        this.node = node;
    }

    private JsonNode proven() {
        ApiOfficial official = node.program("kim.jihyun");
        Answer answer = official.visitor()
                .send(official.post(ApiOfficial.LOOK_UP)
                        .header("Accept", "application/json")
                        .POST(ApiOfficial.body(Map.of("case", Cases.HEALTHY, "proof", true))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Lookup.read(answer.body()).json().path("proofs");
    }

    private ProofCheck check() throws NoteRefused {
        Visitor anybody = new Visitor(node.address());
        String key = anybody.send(anybody.to("/log/key").GET()).body().strip();
        return new ProofCheck(new Known(List.of(VerifierKey.parse(key))));
    }

    @Test
    void an_answer_asked_for_with_proofs_carries_one_for_each_intent_and_release_and_each_is_sound()
            throws NoteRefused {
        JsonNode proofs = proven();
        assertThat(proofs.valueStream().map(proof -> proof.path("leaf").asString()))
                .contains("intent", "release");
        ProofCheck check = check();
        assertThat(proofs.valueStream())
                .allSatisfy(proof -> assertThat(check.run(bytes(proof))).isInstanceOf(Verdict.Sound.class));
    }

    @Test
    void a_proof_whose_leaf_was_changed_is_refused() throws NoteRefused {
        String proof = proven().get(0).path("proof").asString();
        int leaf = proof.indexOf("extra ") + "extra ".length();
        char other = proof.charAt(leaf) == 'A' ? 'B' : 'A';
        String changed = proof.substring(0, leaf) + other + proof.substring(leaf + 1);
        assertThat(check().run(changed.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void a_citizen_s_entry_leads_to_its_proof() throws NoteRefused {
        node.program("kim.jihyun").lookUp(Cases.HEALTHY);
        ScreenOfficial citizen = ScreenOfficial.nobody(node.address(), "en", "/citizen");
        String page =
                citizen.post("/citizen/sign-in", Map.of("id", "yun-jeongu")).body();
        int link = page.indexOf("/log/proof/");
        assertThat(link).isPositive();
        Visitor anybody = new Visitor(node.address());
        String proof = anybody.send(anybody.to(page.substring(link, page.indexOf('"', link)))
                        .GET())
                .body();
        assertThat(check().run(proof.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Verdict.Sound.class);
    }

    private static byte[] bytes(JsonNode proof) {
        return proof.path("proof").asString().getBytes(StandardCharsets.UTF_8);
    }
}
