package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
        assertThat(err.toString()).contains("There is no file").contains("check its name");
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
