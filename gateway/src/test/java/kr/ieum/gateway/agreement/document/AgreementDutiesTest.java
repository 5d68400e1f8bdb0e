package kr.ieum.gateway.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

/** What the parties owe each other and how an agreement follows another, each rule broken once in the example of design §6. */
class AgreementDutiesTest {

    private static final AgreementLoader LOADER = new AgreementLoader(DemoParties.references());
    private final String whole;

    AgreementDutiesTest() throws IOException {
        try (InputStream in = AgreementDutiesTest.class.getResourceAsStream("whole-example.yaml")) {
            assertThat(in).isNotNull();
            whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void broken(String from, String to, String rule, String key) {
        assertThat(whole).contains(from);
        assertThat(faults(whole.replace(from, to))).as("%s at %s", rule, key).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    private static List<Fault> faults(String text) {
        Faults faults = new Faults();
        assertThat(LOADER.parse(text.getBytes(StandardCharsets.UTF_8), "whole.yaml", faults))
                .isEmpty();
        return faults.list();
    }

    @Test
    void a11AnObligationOutsideTheVocabularyIsRefused() {
        broken("type: hear-before-adverse", "type: be-nice", "A11", "obligations[1].type");
    }

    @Test
    void a3AnObligationSharesNoIdWithAnotherPart() {
        broken("{id: O2,", "{id: G1,", "A3", "obligations[1].id");
        broken("{id: K1,", "{id: P1,", "A3", "combinations[0].id");
    }

    @Test
    void a29ADutyIsDueAtATimeOrAtOnce() {
        broken("after: case.closed, within: P30D", "after: case.closed", "A29", "obligations[0].within");
        broken("after: case.closed, within: P30D", "within: P30D", "A29", "obligations[0].after");
        broken("after: case.closed", "after: case.opened", "A29", "obligations[0].after");
        broken("type: hear-before-adverse", "type: hear-before-adverse, within: P1D", "A29", "obligations[1].within");
        broken("type: notify-subject,", "type: notify-subject, after: case.closed,", "A29", "obligations[4].after");
        broken("type: report-use, within: P90D", "type: report-use, within: PT0S", "A29", "obligations[5].within");
        broken(
                "disposal: {onEnd: delete, within: P30D}",
                "disposal: {onEnd: delete, within: P9999D}",
                "A29",
                "disposal.within");
        broken("disposal: {onEnd: delete,", "disposal: {onEnd: keep,", "Y9", "disposal.onEnd");
    }

    @Test
    void a27ACombinationNamesTwoAttributesOrMoreOfTheModel() {
        broken("[Residence/address, Income/amount]}", "[Residence/address]}", "A27", "combinations[0].attributes");
        broken(
                "[Residence/address, Income/amount]}",
                "[Income/amount, Income/amount]}",
                "A27",
                "combinations[0].attributes");
        broken(
                "[Residence/address, Income/amount]}",
                "[Residence/address, Income/x]}",
                "A5",
                "combinations[0].attributes");
    }

    @Test
    void a50TheVersionBeforeIsEarlierAndHasADigest() {
        broken("supersedes: {version: 2,", "supersedes: {version: 3,", "A50", "supersedes.version");
        broken("digest: \"sha-256:5d", "digest: \"sha-256:5D", "A50", "supersedes.digest");
        broken("digest: \"sha-256:5d", "digest: \"5d", "A50", "supersedes.digest");
    }

    @Test
    void a31ADeviationIsFromAClauseThatTheReferenceTextHas() {
        broken("deviations: [C7]", "deviations: [C70]", "A31", "template");
        broken("deviations: [C7]", "deviations: [C7, C7]", "A31", "template");
    }

    @Test
    void a32NothingIsAgreedOfWhichTheTextSaysNothing() {
        List<Fault> faults = faults(whole.replace("version: 3, deviations", "version: 2, deviations"));
        assertThat(faults).extracting(Fault::rule).contains("A32");
        assertThat(faults)
                .filteredOn(fault -> fault.rule().equals("A32"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message())
                        .contains(
                                "obligations",
                                "combinations",
                                "disposal",
                                "notice",
                                "deviations",
                                "consent",
                                "case.opened"));
    }

    @Test
    void a33AValueIsExpectedOfAFormAndOfWhatTheRegisterHolds() {
        broken("values: {Income/amount: \"-1200\"}", "values: {}", "A33", "tests[0].expect.Income/amount.value");
        broken(
                "values: {Income/amount: \"-1200\"}",
                "values: {Income/amount: lots}",
                "A33",
                "tests[0].given.values.Income/amount");
        broken(
                "{refused: no-consent}",
                "{refused: no-consent, value: x}",
                "A33",
                "tests[4].expect.Income/yearTotal.value");
    }

    @Test
    void a7NoticeIsGivenBeforehand() {
        broken("notice: P30D", "notice: PT0S", "A7", "term.notice");
    }

    @Test
    void aLimitThatNoTestShowsBothWaysIsReported() {
        Faults faults = new Faults();
        String silent = whole.replaceAll("(?s)  - name: 교부제한.*?(?=  - name: 확인되지)", "");
        assertThat(LOADER.parse(silent.getBytes(StandardCharsets.UTF_8), "whole.yaml", faults)
                        .orElseThrow()
                        .warnings())
                .extracting(Fault::message)
                .contains("no test shows a request in which the limit P1 lowers anything");
    }

    @Test
    void theIssuesBadInputIsListedInOneGo() {
        List<Fault> faults = faults(whole.replace("title: {", "colour: red\ntitle: {")
                .replace("{ref: Income/amount,", "{ref: Income/amuont,")
                .replace("form: \"over:130000000\"}", "form: year}")
                .replace(
                        "  - {id: L1,",
                        "  - {id: L9, kind: statute, act: {ko: 법, en: Act}, article: \"1\", from: 2030-01-01}\n"
                                + "  - {id: L1,")
                .replace("case.stage in", "case.colour in")
                .replace("{id: O2,", "{id: O1,")
                .replace("Residence/address: {refused: withheld}", "Residence/address: {form: clear}")
                .replace("limits:\n", "  - {id: G4, clause: C3, use: [display], attributes: []}\nlimits:\n"));
        assertThat(faults).extracting(Fault::rule).contains("Y8", "A5", "A6", "A12", "A8", "A3", "A18", "A4");
        assertThat(faults)
                .filteredOn(fault -> fault.rule().equals("A18"))
                .as("only the test that contradicts a sound clause")
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("protected address"));
    }
}
