package kr.ieum.gateway.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.TimeVariable;
import kr.ieum.gateway.agreement.document.Agreement.Disposal;
import kr.ieum.gateway.agreement.document.Agreement.Supersedes;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

/** Nothing of the example of design §6 is refused, and all of it reaches the terms and the text that people read. */
class WholeExampleTest {

    private static final String TEXT = text();

    private static String text() {
        try (InputStream in = WholeExampleTest.class.getResourceAsStream("whole-example.yaml")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<AgreementFile> load(String text, Faults faults) {
        return new AgreementLoader(DemoParties.references())
                .parse(text.getBytes(StandardCharsets.UTF_8), "whole.yaml", faults);
    }

    private static Agreement whole() {
        Faults faults = new Faults();
        Optional<AgreementFile> file = load(TEXT, faults);
        assertThat(faults.list()).isEmpty();
        return file.orElseThrow().agreement();
    }

    @Test
    void itLoadsAndItsTestsExerciseEachClauseBothWays() {
        Faults faults = new Faults();
        assertThat(load(TEXT, faults)).isPresent();
        assertThat(faults.list()).isEmpty();
        assertThat(load(TEXT, new Faults()).orElseThrow().warnings())
                .extracting(Fault::rule)
                .doesNotContain("A21");
    }

    @Test
    void whatItSettlesReachesTheTerms() {
        Agreement agreement = whole();
        Terms terms = new AgreementTerms(DemoParties.references()).of(agreement);
        assertThat(terms.kind()).isEqualTo(RequestKind.CASE);
        assertThat(terms.obligations())
                .extracting(Obligation::type)
                .containsExactlyInAnyOrder(Obligation.Type.values());
        assertThat(terms.obligations().getFirst().within()).contains(Duration.ofDays(30));
        assertThat(terms.combinations())
                .containsExactly(new Terms.Combination(
                        "K1", List.of(new AttributeKey("Residence/address"), new AttributeKey("Income/amount"))));
        assertThat(terms.grants().get(1).consent())
                .contains(new Terms.Consent("form/joint-use", Duration.ofDays(90), Terms.Consent.Of.EACH_ADULT));
        assertThat(terms.grants().getFirst().when())
                .isInstanceOfSatisfying(
                        Condition.All.class,
                        all -> assertThat(all.parts())
                                .contains(new Condition.Within(TimeVariable.CASE_OPENED, Duration.ofHours(2160))));
        assertThat(agreement.supersedes().map(Supersedes::version)).contains(2);
        assertThat(agreement.disposal()).contains(new Disposal(Disposal.OnEnd.DELETE, Duration.ofDays(30)));
        assertThat(agreement.term().notice()).contains(Duration.ofDays(30));
        assertThat(agreement.deviations()).containsExactly("C7");
    }

    @Test
    void theTextThatPeopleReadSaysAllOfItInBothLanguages() {
        ClauseText text = ClauseText.of(whole(), DemoParties.references()).orElseThrow();
        assertThat(text.whole().en())
                .contains(
                        "C7 Search, consent, hours and volume [clause that deviates from the reference text]",
                        "G2: prior consent to joint use of each adult subject, consent not older than 90 days",
                        "O1. what was received is deleted within 30 days of the closing of the case",
                        "O4. before each look-up the official states the reason for it",
                        "are never all provided about one person",
                        "within 30 days of the end of the agreement everything received is deleted",
                        "Notice of termination: 30 days before the end",
                        "less than 90 days have passed since the application was received")
                .doesNotContain("{");
        assertThat(text.whole().ko())
                .contains(
                        "C7 검색·동의·이용 시간과 양 [기준 문안과 다르게 정한 조항]",
                        "성년인 대상 각자의 행정정보 공동이용 사전동의",
                        "사건이 종결된 때부터 30일 안에",
                        "접수된 때부터 90일이 지나지 않았을 것")
                .doesNotContain("{");
    }

    @Test
    void itsTestsRunThroughTheRealReduction() {
        assertContradicted("value: \"no\"}", "value: \"yes\"}", "clauses give {form: over:130000000, value: no}");
        assertContradicted("form: clear, value: \"-1200\"", "form: clear, value: \"1200\"", "value: -1200}");
    }

    @Test
    void itsTestsKnowTheDutiesAndTheAge() {
        assertContradicted("unmet: O4", "unmet: []", "clauses give {form: clear}");
        assertContradicted("use: decide, adult: \"no\"", "use: decide, adult: \"missing\"", "no-consent");
    }

    private static void assertContradicted(String from, String to, String said) {
        assertThat(TEXT).contains(from);
        Faults faults = new Faults();
        assertThat(load(TEXT.replace(from, to), faults)).isEmpty();
        assertThat(faults.list()).extracting(Fault::rule).containsOnly("A18");
        assertThat(faults.list())
                .extracting(Fault::message)
                .anySatisfy(message -> assertThat(message).contains(said));
    }
}
