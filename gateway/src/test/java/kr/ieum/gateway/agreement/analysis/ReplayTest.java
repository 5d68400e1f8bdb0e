package kr.ieum.gateway.agreement.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Terms;
import org.junit.jupiter.api.Test;

/** Past decisions decided anew, and what of the granted they used. */
class ReplayTest {

    /** A record of each thing that the agency can see. */
    private static final List<RecordedDecision> RECORDS = records();

    private static List<RecordedDecision> records() {
        Engine engine = Shipped.POLICY.engine();
        return Reach.of(Shipped.POLICY, DemoParties.JONGNO).sights().stream()
                .filter(sight -> sight.via() instanceof Sight.Via.Granted)
                .map(sight -> sight.witness().request())
                .map(request -> new RecordedDecision(request, Engine.Excess.FILTER, engine.decide(request)))
                .map(record -> RecordedDecision.read(record.json()))
                .toList();
    }

    private static Replay.Report replayed(Policy draft) {
        Replay replay = new Replay(draft, Shipped.POLICY);
        RECORDS.forEach(replay::add);
        return replay.report();
    }

    private static Policy without(String agreement) {
        return Shipped.POLICY.with(Shipped.POLICY.agreements().stream()
                .filter(terms -> !terms.agreement().equals(agreement))
                .toList());
    }

    @Test
    void underTheSameAgreementsEverythingComesOutTheSame() {
        Replay.Report report = replayed(Shipped.POLICY);
        assertThat(report.records()).isEqualTo(RECORDS.size()).isGreaterThan(100);
        assertThat(report.count(Change.SAME)).isEqualTo(report.records());
        assertThat(report.examples()).isEmpty();
    }

    @Test
    void whatADraftTakesAwayIsCountedByAttributeWithExamples() {
        Replay.Report report = replayed(without("agr-bl-tax"));
        assertThat(report.count(Change.NARROWED)).isPositive();
        assertThat(report.count(Change.WIDENED)).isZero();
        assertThat(report.anyway()).isEmpty();
        assertThat(report.attributes().keySet())
                .allMatch(attribute -> attribute.text().startsWith("Income/")
                        || attribute.text().startsWith("Tax"));
        assertThat(report.examples()).hasSizeBetween(1, 5).allSatisfy(example -> {
            assertThat(example.byDraft()).isTrue();
            assertThat(example.outcomes())
                    .allSatisfy(one -> assertThat(one.after()).isEmpty());
            assertThat(RECORDS.get((int) example.record() - 1).request().time()).isEqualTo(example.time());
        });
    }

    @Test
    void whatDiffersWithoutTheDraftTooIsToldApart() {
        Policy today = without("agr-bl-tax");
        Replay replay = new Replay(today, today);
        RECORDS.forEach(replay::add);
        assertThat(replay.report().anyway().get(Change.NARROWED))
                .isEqualTo(replay.report().count(Change.NARROWED))
                .isPositive();
    }

    @Test
    void whatNobodyWasToldIsUnused() {
        GrantUse use = new GrantUse(Shipped.POLICY);
        RECORDS.stream()
                .filter(record ->
                        !record.request().asked().getFirst().register().equals("vehicle"))
                .forEach(use::add);
        List<GrantUse.Line> unused = use.unusedSince(Shipped.NOON.minus(Duration.ofDays(365)));
        assertThat(unused).extracting(GrantUse.Line::agreement).contains("agr-si-vehicle");
        assertThat(unused).extracting(GrantUse.Line::agreement).doesNotContain("agr-bl-employment");
        assertThat(use.all()).anySatisfy(line -> assertThat(line.count()).isPositive());
        assertThat(use.unusedSince(Shipped.NOON.plus(Duration.ofDays(3650))))
                .as("long ago is not since then")
                .hasSameSizeAs(use.all());
    }

    @Test
    void aDerivedAttributeUsesTheGrantsOfItsSources() {
        Terms sources = Shipped.like("agr-a", Map.of("Income/amount", "clear", "Income/year", "clear"));
        Policy policy = Shipped.POLICY.with(List.of(sources));
        Sight derived = Reach.of(policy, DemoParties.JONGNO).sights().stream()
                .filter(sight -> sight.via() instanceof Sight.Via.Derived)
                .findFirst()
                .orElseThrow();
        DecisionRequest request = derived.witness().request();
        GrantUse use = new GrantUse(policy);
        use.add(new RecordedDecision(
                request, Engine.Excess.FILTER, policy.engine().decide(request)));
        assertThat(use.unusedSince(Instant.EPOCH)).isEmpty();
    }
}
