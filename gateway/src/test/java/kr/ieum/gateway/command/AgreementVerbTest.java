package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kr.ieum.schemas.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** {@code ieum agreement}, as an author, a lawyer and an auditor use it. */
class AgreementVerbTest {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root", ".."));
    private static final Path CONFIG = ROOT.resolve("config");
    private static final Path SCHEMAS = ROOT.resolve("schemas");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void lintChecksTheAgreementsOfTheConfiguration() {
        assertThat(run("lint")).isZero();
        assertThat(out.toString()).contains("A22").contains("agreements, no faults.");
    }

    @Test
    void lintTellsEveryFaultOfADraftWithLineRuleAndRemedy() throws IOException {
        Path draft = draft("agr-bl-tax", "form: ", "form: no-such-");
        assertThat(run("lint", draft.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains(draft + ":59")
                .contains("no-such-")
                .contains("use one of: clear, band")
                .contains("[A6]");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void lintOfAFileThatIsNotThereSaysSo() {
        assertThat(run("lint", folder.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("none.yaml").contains("name an agreement that is there");
    }

    @Test
    void exportWritesOdrlAndReadsItBackIntoTheSameAgreement() throws IOException {
        Path odrl = folder.resolve("tax.jsonld");
        assertThat(run("export", "agr-bl-health", "--format", "odrl", "--out", odrl.toString()))
                .isZero();
        assertThat(run("export", odrl.toString(), "--format", "yaml")).isZero();
        Path back = Files.writeString(folder.resolve("back.yaml"), out.toString());
        assertThat(run("lint", back.toString())).isZero();
        assertThat(run("export", back.toString(), "--format", "odrl")).isZero();
        assertThat(out.toString()).isEqualTo(Files.readString(odrl));
    }

    @Test
    void exportRefusesAlteredOdrlAndNamesTheMember() throws IOException {
        Path odrl = folder.resolve("altered.jsonld");
        assertThat(run("export", "agr-bl-health", "--format", "odrl", "--out", odrl.toString()))
                .isZero();
        Files.writeString(odrl, Files.readString(odrl).replaceFirst("2026-01-01", "2020-01-01"));
        assertThat(run("export", odrl.toString(), "--format", "yaml")).isEqualTo(1);
        assertThat(err.toString()).contains("/permission/0/constraint/").contains("[O4]");
    }

    @Test
    void exportWritesTheDocumentAsItStandsAndTheRegister() throws IOException {
        assertThat(run("export", "agr-bl-health", "--format", "yaml")).isZero();
        assertThat(out.toString()).isEqualTo(Files.readString(CONFIG.resolve("agreements/agr-bl-health.yaml")));
        assertThat(run("export", "--format", "register-csv")).isZero();
        assertThat(out.toString()).contains("information-sharing-agreement").contains("\r\n\"agr-bl-health/1\"");
        assertThat(run("export", "--format", "register-json")).isZero();
        assertThat(out.toString()).contains("\"ieum-register/1\"");
        assertThat(run("export", "agr-nowhere", "--format", "odrl")).isEqualTo(2);
        assertThat(run("export", "--format", "odrl")).isEqualTo(2);
        assertThat(run("export", "agr-bl-health", "--format", "register-csv")).isEqualTo(2);
    }

    @Test
    void withoutAVerbItNamesTheVerbs() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("lint");
    }

    @Test
    void theChecklistSaysWhatIsMissingWhereAndWhatToWrite() {
        assertThat(run("lint", "--checklist", "us")).isZero();
        assertThat(out.toString()).contains("R15 us missing").contains("[term]").contains("and renew it");
        assertThat(out.toString()).doesNotContain("R16");
        assertThat(run("lint", "--checklist", "mars")).isEqualTo(2);
        assertThat(err.toString()).contains("kr, us and uk");
    }

    @Test
    void testRunsTheTestsInside() {
        assertThat(run("test")).isZero();
        assertThat(out.toString())
                .contains("holds: ")
                .contains("tests were run.")
                .doesNotContain("doesn't hold");
    }

    @Test
    void reachAndWhoSayWhatWhyAndWhatNow() {
        assertThat(run("reach", "--agency", "3000000")).isZero();
        assertThat(out.toString())
                .contains("Person/birthDate")
                .contains("told by Person/residentNumber as first7")
                .contains("agr-bl-tax 1, G1")
                .contains("bin/ieum agreement who ATTRIBUTE");
        assertThat(run("reach", "--agency", "nobody")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no agency 'nobody'").contains("3000000");
        assertThat(run("who", "Income/amount", "--json")).isZero();
        assertThat(out.toString()).contains("\"agencies\"").contains("agr-bl-tax");
    }

    @Test
    void aWitnessOfADifferenceIsReplayedFromItsJson() throws IOException {
        Path draft = draft("agr-bl-tax", "minAssurance: 3", "minAssurance: 4");
        assertThat(run("diff", "agr-bl-tax", draft.toString())).isZero();
        assertThat(out.toString()).contains("Access is narrowed.").contains("narrowed: consumers");
        assertThat(run("diff", "agr-bl-tax:1", draft.toString(), "--json")).isZero();
        Path records = folder.resolve("decisions.jsonl");
        StringBuilder lines = new StringBuilder();
        for (JsonNode term : StrictJson.mapper().readTree(out.toString()).path("terms")) {
            if (term.has("witness")) {
                lines.append(StrictJson.mapper().writeValueAsString(term.at("/witness/before")))
                        .append('\n');
            }
        }
        Files.writeString(records, lines + "no record\n");
        assertThat(run("replay", draft.toString(), records.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("1 past decisions: 0 the same, 0 wider, 1 narrower, 0 mixed.");
        assertThat(err.toString())
                .contains("decisions.jsonl:2: is no decision record")
                .doesNotContain("no record\n");
    }

    @Test
    void cumulativeSaysWhatGrantsTellTogether() {
        assertThat(run("cumulative", "--agency", "3000000")).isZero();
        assertThat(out.toString()).contains("3000000 learns");
        assertThat(run("cumulative", "--agency", "3000000", "--json")).isZero();
        assertThat(out.toString()).contains("\"cumulative\"");
        assertThat(run("cumulative", "--agency", "nobody")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no agency 'nobody'");
    }

    @Test
    void unusedLeavesOutWhatWasToldAndSaysWhichLinesAreNoRecords() throws IOException {
        assertThat(run("reach", "--agency", "3000000", "--json")).isZero();
        JsonNode witness = StrictJson.mapper().readTree(out.toString()).at("/sights/0/witness");
        Path records = Files.writeString(
                folder.resolve("decisions.jsonl"), StrictJson.mapper().writeValueAsString(witness) + "\n");
        assertThat(run("unused", records.toString(), "--days", "3660", "--json"))
                .isZero();
        String told = out.toString();
        Files.writeString(records, "");
        assertThat(run("unused", records.toString(), "--days", "3660", "--json"))
                .isZero();
        assertThat(told.length()).isLessThan(out.toString().length());
        assertThat(run("unused", records.toString())).isZero();
        assertThat(out.toString())
                .contains("granted attributes were told to nobody since")
                .contains("agr-bl-tax 1 G1: Income/amount, never in these records");
        assertThat(run("unused", records.toString(), "--days", "0")).isEqualTo(2);
        Files.writeString(records, "no record\n");
        assertThat(run("unused", records.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("decisions.jsonl:1: is no decision record");
    }

    @Test
    void repealSaysWhatFallsWhatStandsAndWhatViewsThenShow() {
        assertThat(run("repeal", "국민기초생활 보장법", "22", "--date", "2026-12-31")).isZero();
        assertThat(out.toString())
                .contains("permissions have no basis left")
                .contains("agr-bl-tax 1 G1: Income/amount stands on L2")
                .contains("places of views show less.");
        assertThat(run("repeal", "National Basic Living Security Act", "1", "--date", "2026-12-31"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("No agreement of the configuration cites")
                .contains("국세기본법 81-13");
    }

    @Test
    void viewsSaysWhatAnEndAndADraftTakeFromThem() throws IOException {
        assertThat(run("views", "agr-bl-tax")).isZero();
        assertThat(out.toString())
                .contains("When agr-bl-tax ends:")
                .contains("basic-livelihood, income: Income/amount about applicant, clear -> nothing");
        Path draft = draft("agr-bl-tax", "minAssurance: 3", "minAssurance: 2");
        assertThat(run("views", draft.toString())).isZero();
        assertThat(out.toString())
                .contains("When agr-bl-tax becomes version 1:")
                .contains("0 places of views show less.");
        assertThat(run("views", "agr-nowhere")).isEqualTo(2);
    }

    private Path draft(String agreement, String text, String other) throws IOException {
        String shipped = Files.readString(CONFIG.resolve("agreements/" + agreement + ".yaml"));
        assertThat(shipped).contains(text);
        return Files.writeString(folder.resolve("draft.yaml"), shipped.replace(text, other));
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + (arguments.length == 0 ? 1 : 5)];
        all[0] = "agreement";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        if (arguments.length > 0) {
            all[all.length - 4] = "--config";
            all[all.length - 3] = CONFIG.toString();
            all[all.length - 2] = "--schemas";
            all[all.length - 1] = SCHEMAS.toString();
        }
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commandLine = Ieum.commandLine(StandardCharsets.UTF_8);
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(all);
    }
}
