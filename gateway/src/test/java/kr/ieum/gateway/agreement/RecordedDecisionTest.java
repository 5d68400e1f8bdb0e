package kr.ieum.gateway.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.document.CanonicalForm;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RecordedDecisionTest {

    private final Engine engine = engine(SampleRequests.shipped("agr-bl-tax.yaml"));
    private final DecisionRequest request = SampleRequests.household();

    private static Engine engine(String text) {
        AgreementTerms compiler = new AgreementTerms(DemoParties.references());
        Terms terms = new AgreementLoader(DemoParties.references())
                .parse(text.getBytes(StandardCharsets.UTF_8), "agreement.yaml", new Faults())
                .map(file -> compiler.of(file.agreement()))
                .orElseThrow();
        return new Engine(
                new Snapshot(42, compiler.attributes(), List.of(terms), List.of(), NationalRules.NONE, Duration.ZERO));
    }

    private RecordedDecision recorded(Engine.Excess excess) {
        return new RecordedDecision(request, excess, engine.decide(request, excess));
    }

    @Test
    void replayOfTheRecordGivesTheSameDecision() {
        for (Engine.Excess excess : Engine.Excess.values()) {
            RecordedDecision read = RecordedDecision.read(recorded(excess).json());
            assertThat(read).isEqualTo(recorded(excess));
            assertThat(read.replay(engine)).isEqualTo(read.decision());
        }
    }

    @Test
    void replayUnderAnotherAgreementShowsWhatWouldChange() {
        Engine narrower = engine(SampleRequests.shipped("agr-bl-tax.yaml").replace("130000000", "140000000"));
        RecordedDecision read =
                RecordedDecision.read(recorded(Engine.Excess.FILTER).json());
        assertThat(read.replay(narrower)).isNotEqualTo(read.decision());
    }

    @Test
    void theRecordHoldsEveryOutcomeButNotWhoTheOfficialIs() {
        String json = recorded(Engine.Excess.FILTER).json();
        assertThat(json)
                .contains("\"form\":\"over:130000000\"", "\"reason\":\"OTHER_RELATION\"", "\"policyEpoch\":42")
                .doesNotContain("4711");
        assertThat(((Decision.Decided) engine.decide(request)).outcomes()).hasSize(9);
    }

    @Test
    void theRecordIsCanonical() {
        String json = recorded(Engine.Excess.FILTER).json();
        assertThat(new String(CanonicalForm.ofJson(json), StandardCharsets.UTF_8))
                .isEqualTo(json);
        assertThat(recorded(Engine.Excess.FILTER).json()).isEqualTo(json);
    }

    @Test
    void anAuthorityStandsInTheRecordOnceAndARecordThatSpelledItOutIsStillRead() {
        RecordedDecision recorded = recorded(Engine.Excess.FILTER);
        JsonNode tree = StrictJson.mapper().readTree(recorded.json());
        ArrayNode authorities = (ArrayNode) tree.get("decision").get("authorities");
        assertThat(authorities.valueStream().distinct().count()).isEqualTo(authorities.size());

        ((ObjectNode) tree).put("format", "ieum-decision/2");
        ((ObjectNode) tree.get("decision")).remove("authorities");
        tree.get("decision")
                .get("outcomes")
                .valueStream()
                .filter(outcome -> outcome.has("authority"))
                .forEach(outcome -> ((ObjectNode) outcome)
                        .set(
                                "authority",
                                authorities.get(outcome.get("authority").intValue())));
        assertThat(RecordedDecision.read(tree.toString())).isEqualTo(recorded);
    }

    @Test
    void whatSaysSomethingTwiceOrGoesOnBehindItsEndIsNoRecord() {
        String json = recorded(Engine.Excess.FILTER).json();
        String twice = json.replaceFirst("\\{", "{\"excess\":\"FILTER\",");
        assertThatThrownBy(() -> RecordedDecision.read(twice)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordedDecision.read(json + "{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordedDecision.read(json.replace("\"assurance\":", "\"assurance\":true,\"was\":")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordedDecision.read(json.substring(0, json.length() - 1)))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void anotherFormatIsNoRecord() {
        String other = recorded(Engine.Excess.FILTER).json().replace("ieum-decision/3", "ieum-decision/9");
        assertThatThrownBy(() -> RecordedDecision.read(other)).isInstanceOf(IllegalArgumentException.class);
    }
}
