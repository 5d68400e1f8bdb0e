package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.verify.Known;
import kr.ieum.gateway.log.verify.ProofCheck;
import kr.ieum.gateway.log.verify.Verdict;
import kr.ieum.gateway.start.LogInspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was looked up stands in the published log, and anybody with the log's key can check it. */
@OnTheDemoNode
class PublishedLogJourneyTest {

    private final DemoNode node;

    PublishedLogJourneyTest(DemoNode node) {
        this.node = node;
    }

    private JsonNode proven() {
        return Lookup.read(answer()).json().path("proofs");
    }

    private String answer() {
        ApiOfficial official = node.program("kim.jihyun");
        Answer answer = official.visitor()
                .send(official.post(ApiOfficial.LOOK_UP)
                        .header("Accept", "application/json")
                        .POST(ApiOfficial.body(Map.of("case", Cases.HEALTHY, "proof", true))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
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
    void a_kept_answer_is_shown_to_be_the_one_that_was_logged_and_a_changed_one_is_refused(@TempDir Path folder)
            throws Exception {
        Visitor anybody = new Visitor(node.address());
        List<String> key =
                List.of(anybody.send(anybody.to("/log/key").GET()).body().strip());
        String answer = answer();
        assertThat(Lookup.read(answer).json().path("proofs").valueStream())
                .filteredOn(leaf -> leaf.path("leaf").asString().equals("release"))
                .anyMatch(leaf -> leaf.path("openings").has("values"));
        assertThat(Lookup.read(answer).json().path("proofs").valueStream())
                .filteredOn(leaf -> leaf.path("leaf").asString().equals("intent"))
                .anyMatch(leaf -> leaf.path("openings").has("case"));

        Path file = Files.writeString(folder.resolve("answer.json"), answer);
        LogInspection.Report kept = LogInspection.verify(file.toString(), key, LogInspection.Kept.NOTHING);
        assertThat(kept.lines()).allMatch(line -> line.startsWith("sound "));

        String changed = answer.replaceFirst("(\"value\":\")[^\"]*\"", "$1another\"");
        Files.writeString(file, changed);
        assertThat(LogInspection.verify(file.toString(), key, LogInspection.Kept.NOTHING)
                        .lines())
                .singleElement(as(STRING))
                .startsWith("refused P");
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
