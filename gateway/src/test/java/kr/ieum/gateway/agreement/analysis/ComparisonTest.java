package kr.ieum.gateway.agreement.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

/** What the comparison of two versions says: from the documents and the order of forms, never from their spelling. */
class ComparisonTest {

    private static final String TAX = read("agr-bl-tax.yaml");
    private static final Agreement FIRST = parse(TAX);

    private static String read(String file) {
        try {
            return Files.readString(
                    DemoParties.ROOT.resolve("config/agreements").resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Agreement parse(String text) {
        Faults faults = new Faults();
        Agreement agreement = new AgreementLoader(DemoParties.references())
                .parse(text.getBytes(StandardCharsets.UTF_8), "agr-bl-tax.yaml", faults)
                .map(AgreementFile::agreement)
                .orElse(null);
        assertThat(faults.list()).isEmpty();
        return agreement;
    }

    private static Comparison with(String text, String by) {
        assertThat(TAX).contains(text);
        return Comparison.of(FIRST, parse(TAX.replace(text, by)), DemoParties.references());
    }

    private static AttributeChange of(Comparison comparison, String attribute, Relation relation) {
        return comparison.attributes().stream()
                .filter(one -> one.attribute().text().equals(attribute) && one.relation() == relation)
                .findFirst()
                .orElseThrow();
    }

    private static TermChange of(Comparison comparison, TermChange.Kind kind) {
        return comparison.terms().stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameTextIsTheSameAccess() {
        Comparison same = Comparison.of(FIRST, FIRST, DemoParties.references());
        assertThat(same.change()).isEqualTo(Change.SAME);
        assertThat(same.attributes())
                .hasSize(7)
                .allSatisfy(one -> assertThat(one.witness()).isEmpty());
    }

    @Test
    void aConditionThatIsOnlyWrittenDifferentlyMakesNoDifference() {
        Comparison other =
                with("case.stage in ['INVESTIGATION', 'APPEAL']", "case.stage in ['APPEAL', 'INVESTIGATION']");
        assertThat(other.change()).isEqualTo(Change.SAME);
    }

    @Test
    void aLesserFormNarrowsAndTheOtherWayRoundItWidens() {
        String banded = TAX.replace(
                        "need: 소득평가액을 원 단위로 산정 / means test to the won}",
                        "need: 소득평가액을 원 단위로 산정 / means test to the won, form: \"band:1000000\"}")
                .replace("Income/amount: {form: clear}", "Income/amount: {form: \"band:1000000\"}");
        Agreement later = parse(banded);
        AttributeChange narrowed =
                of(Comparison.of(FIRST, later, DemoParties.references()), "Income/amount", Relation.APPLICANT);
        assertThat(narrowed.change()).isEqualTo(Change.NARROWED);
        assertThat(narrowed.witness().orElseThrow().before()).containsExactly(Form.CLEAR);
        assertThat(of(Comparison.of(later, FIRST, DemoParties.references()), "Income/amount", Relation.APPLICANT)
                        .change())
                .isEqualTo(Change.WIDENED);
    }

    @Test
    void anotherThresholdIsWiderAndNarrowerForNeitherFollowsFromTheOther() {
        Comparison comparison =
                Comparison.of(FIRST, parse(TAX.replace("over:130000000", "over:120000000")), DemoParties.references());
        assertThat(of(comparison, "Income/yearTotal", Relation.OBLIGOR).change())
                .isEqualTo(Change.BOTH);
    }

    @Test
    void aConditionThatHoldsInOneMoreCaseWidensAndTheWitnessNamesThatCase() {
        Comparison comparison = with("'INVESTIGATION', 'APPEAL'", "'INVESTIGATION', 'CLOSED', 'APPEAL'");
        AttributeChange widened = of(comparison, "Income/yearTotal", Relation.OBLIGOR);
        assertThat(widened.change()).isEqualTo(Change.WIDENED);
        assertThat(widened.witness().orElseThrow().facts()).containsEntry(Variable.CASE_STAGE, "CLOSED");
        assertThat(widened.witness().orElseThrow().before()).isEmpty();
        assertThat(comparison.change()).isEqualTo(Change.WIDENED);
    }

    @Test
    void aRelationThatIsNoLongerGrantedNarrows() {
        Agreement later = parse(TAX.replace("subjects: [applicant, benefit-unit]", "subjects: [applicant]")
                .replace("given: {relation: benefit-unit, stage", "given: {relation: applicant, stage"));
        Comparison comparison = Comparison.of(FIRST, later, DemoParties.references());
        assertThat(of(comparison, "Income/kind", Relation.BENEFIT_UNIT).change())
                .isEqualTo(Change.NARROWED);
        assertThat(of(comparison, "Income/kind", Relation.BENEFIT_UNIT).after()).isEmpty();
        assertThat(of(comparison, "Income/kind", Relation.APPLICANT).change()).isEqualTo(Change.SAME);
    }

    @Test
    void volumeTermAndAssuranceAreComparedToo() {
        assertThat(of(with("perDay: 100000", "perDay: 80000"), TermChange.Kind.PER_DAY)
                        .change())
                .isEqualTo(Change.NARROWED);
        assertThat(of(with("until: 2027-12-31", "until: 2028-12-31"), TermChange.Kind.TERM)
                        .change())
                .isEqualTo(Change.WIDENED);
        assertThat(of(with("minAssurance: 3", "minAssurance: 2"), TermChange.Kind.CONSUMERS)
                        .change())
                .isEqualTo(Change.WIDENED);
        assertThat(of(with("until: \"24:00\"", "until: \"18:00\""), TermChange.Kind.HOURS)
                        .change())
                .isEqualTo(Change.NARROWED);
    }

    @Test
    void theKindAndTheCheckAfterwardsAreComparedToo() {
        String urgent = read("drafts/agr-ea-resident.yaml");
        Agreement before = parse(urgent);
        assertThat(urgentlyChanged(before, urgent, "within: P3D", "within: P2D", TermChange.Kind.AFTER_CHECK))
                .isEqualTo(Change.NARROWED);
        assertThat(urgentlyChanged(before, urgent, "within: P3D", "within: P4D", TermChange.Kind.AFTER_CHECK))
                .isEqualTo(Change.WIDENED);
        assertThat(urgentlyChanged(
                        before, urgent, "of: [relation]", "of: [relation, consent]", TermChange.Kind.AFTER_CHECK))
                .isEqualTo(Change.WIDENED);
        assertThat(of(Comparison.of(FIRST, before, DemoParties.references()), TermChange.Kind.KIND)
                        .change())
                .isEqualTo(Change.BOTH);
        assertThat(of(Comparison.of(before, before, DemoParties.references()), TermChange.Kind.KIND)
                        .change())
                .isEqualTo(Change.SAME);
    }

    private static Change urgentlyChanged(Agreement before, String text, String from, String to, TermChange.Kind kind) {
        return of(Comparison.of(before, parse(text.replace(from, to)), DemoParties.references()), kind)
                .change();
    }

    @Test
    void theDraftOfTheDemoNarrowsForApplicantsAndWidensForObligors() {
        Comparison comparison = Comparison.of(FIRST, parse(read("drafts/agr-bl-tax-2.yaml")), DemoParties.references());
        assertThat(of(comparison, "Income/amount", Relation.APPLICANT).change()).isEqualTo(Change.NARROWED);
        assertThat(of(comparison, "Income/yearTotal", Relation.OBLIGOR).change())
                .isEqualTo(Change.WIDENED);
        assertThat(comparison.change()).isEqualTo(Change.BOTH);
    }

    @Test
    void linesOfTheClauseTextAreGoneNewOrStay() {
        assertThat(TextDifference.of(List.of("a", "b", "c"), List.of("a", "x", "c", "d")))
                .extracting(line -> line.fate() + " " + line.text())
                .containsExactly("STAYED a", "GONE b", "NEW x", "STAYED c", "NEW d");
    }

    @Test
    void everyPairOfChangesAddsUp() {
        Map<Change, Change> withWider = Map.of(
                Change.SAME, Change.WIDENED,
                Change.WIDENED, Change.WIDENED,
                Change.NARROWED, Change.BOTH,
                Change.BOTH, Change.BOTH);
        Stream.of(Change.values())
                .forEach(one -> assertThat(one.and(Change.WIDENED)).isEqualTo(withWider.get(one)));
    }

    @Test
    void everyDifferenceHasARequestThatBothVersionsAnswerDifferently() {
        List<Map.Entry<String, String>> changes = List.of(
                Map.entry("'INVESTIGATION', 'APPEAL'", "'INVESTIGATION', 'CLOSED', 'APPEAL'"),
                Map.entry("subjects: [applicant, benefit-unit]", "subjects: [applicant, benefit-unit, obligor]"),
                Map.entry("until: 2027-12-31", "until: 2028-12-31"),
                Map.entry("from: 2026-01-01, until", "from: 2026-02-01, until"),
                Map.entry("minAssurance: 3", "minAssurance: 2"),
                Map.entry("systems: [welfare-case]", "systems: [welfare-case, permit-case]"),
                Map.entry("class: si-gun-gu", "agency: \"3000000\""),
                Map.entry("role: investigator", "role: team-head"),
                Map.entry("until: \"24:00\"", "until: \"18:00\""),
                Map.entry("perDay: 100000", "perDay: 80000"),
                Map.entry("use: [display, decide]", "use: [display]"));
        for (Map.Entry<String, String> change : changes) {
            Comparison comparison = Comparison.of(FIRST, later(change), DemoParties.references());
            assertThat(comparison.change()).as("%s", change).isNotEqualTo(Change.SAME);
            comparison.attributes().stream()
                    .filter(one -> one.change() != Change.SAME)
                    .forEach(one -> assertReplayed(one.contrast().orElseThrow(), later(change)));
            comparison.terms().stream()
                    .filter(one -> one.change() != Change.SAME)
                    .forEach(one -> assertReplayed(one.contrast().orElseThrow(), later(change)));
        }
    }

    /** Tests inside would have to change with the clauses, and are left out. */
    private static Agreement later(Map.Entry<String, String> change) {
        assertThat(TAX).contains(change.getKey());
        String text = TAX.replace(change.getKey(), change.getValue());
        return parse(text.substring(0, text.indexOf("\ntests:") + 1) + "tests: []\n");
    }

    private static void assertReplayed(Contrast contrast, Agreement later) {
        assertThat(engine(FIRST).decide(contrast.request())).isEqualTo(contrast.before());
        assertThat(engine(later).decide(contrast.request())).isEqualTo(contrast.after());
        assertThat(contrast.before()).isNotEqualTo(contrast.after());
    }

    private static Engine engine(Agreement agreement) {
        References references = DemoParties.references();
        return Policy.of(
                        references,
                        List.of(new AgreementTerms(references).of(agreement)),
                        NationalRules.NONE,
                        Duration.ZERO)
                .engine();
    }
}
