package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.schemas.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** {@code ieum model export} and {@code ieum model diff}, as a registrar and a build use them. */
class ModelVerbTest {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root", ".."));
    private static final Path CONFIG = ROOT.resolve("config");
    private static final Path SCHEMAS = ROOT.resolve("schemas");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void exportWritesModelAgreementsAndViewsAndSaysWhat() throws IOException {
        assertThat(export("json-schema", "--config", CONFIG.toString())).isZero();
        assertThat(written())
                .contains(
                        "model.schema.json",
                        "model.example.json",
                        "codes/legal-district.schema.json",
                        "agreements/agr-bl-tax/1.schema.json",
                        "agreements/agr-bl-tax/1.example-1.json",
                        "views/basic-livelihood/1.schema.json");
        assertThat(out.toString()).contains("wrote " + folder.resolve("model.schema.json"));
        assertThat(out.toString()).contains(written().size() + " files.");
    }

    @Test
    void aFormatAndASelectionNarrowWhatIsWritten() throws IOException {
        assertThat(export("xsd", "--config", CONFIG.toString(), "--agreement", "agr-bl-tax"))
                .isZero();
        assertThat(written()).contains("agreements/agr-bl-tax/1.xsd").allMatch(name -> name.startsWith("agreements/"));
        assertThat(export("cmf")).isZero();
        assertThat(export("json-ld")).isZero();
        assertThat(written()).contains("model.cmf.xml", "context.jsonld");
    }

    @Test
    void twoExportsAreTheSameBytes() throws IOException {
        export("json-schema", "--config", CONFIG.toString());
        List<String> first = contents();
        export("json-schema", "--config", CONFIG.toString());
        assertThat(contents()).isEqualTo(first);
    }

    @Test
    void misuseSaysWhatThereIs() {
        assertThat(export("docx")).isEqualTo(2);
        assertThat(err.toString()).contains("no format 'docx'").contains("json-schema, json-ld, cmf, xsd");
        assertThat(export("xsd")).isEqualTo(2);
        assertThat(err.toString()).contains("(--config)");
        assertThat(export("json-schema", "--config", CONFIG.toString(), "--view", "nothing"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no view 'nothing'").contains("basic-livelihood");
    }

    @Test
    void nothingIsExportedOfFilesWithFaults() throws IOException {
        Path broken = copy("broken");
        replace(broken.resolve("model/core.yaml"), "codeList: sex", "codeList: gender");
        assertThat(run("model", "export", "--format", "cmf", "--schemas", broken.toString(), "--out", "unused"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("model/core.yaml:").contains("[L5]").contains("mend them");
    }

    @Test
    void diffOfTheSameFolderIsNoChange() {
        assertThat(run("model", "diff", SCHEMAS.toString(), SCHEMAS.toString(), "--config", CONFIG.toString()))
                .isZero();
        assertThat(out.toString()).contains("The change is none.").contains("Breaks (0)");
    }

    @Test
    void diffNamesTheMappingsAgreementsViewsAndCodeListsThatBreak() throws IOException {
        Path later = copy("later");
        replace(later.resolve("model/income-tax.yaml"), "Income/yearTotal:", "Income/annualTotal:");
        replace(later.resolve("codes/residence-status.csv"), "EMIGRATED,", "MOVED_ABROAD,");
        assertThat(run("model", "diff", SCHEMAS.toString(), later.toString(), "--config", CONFIG.toString(), "--json"))
                .isEqualTo(3);
        JsonNode report = StrictJson.mapper().readTree(out.toString());
        assertThat(report.path("grade").stringValue()).isEqualTo("major");
        assertThat(report.path("declared").stringValue()).isEqualTo("none");
        assertThat(of(report, "changes", "subject")).contains("Income/yearTotal", "codes/residence-status");
        assertThat(of(report, "breaks", "kind")).containsOnly("mapping", "agreement", "view", "code-list");
        assertThat(refused(report))
                .contains(
                        "mappings/tax-income.yaml",
                        "agreements/agr-bl-tax.yaml",
                        "views/basic-livelihood.yaml",
                        "codes/residence-status.csv");
        report.path("breaks")
                .forEach(broken ->
                        assertThat(broken.path("reason").stringValue()).isNotBlank());
    }

    @Test
    void diffOfWordsIsAPatch() throws IOException {
        Path later = copy("later");
        replace(later.resolve("model/core.yaml"), "The legal sex as entered", "The sex as entered");
        assertThat(run("model", "diff", SCHEMAS.toString(), later.toString())).isZero();
        assertThat(out.toString())
                .contains("The change is patch.")
                .contains("patch Person/sex: words or example changed")
                .contains("name their folder with --config");
    }

    @Test
    void everyVerbHasHelpWithAnExample() {
        for (String[] verb : new String[][] {{"model"}, {"model", "export"}, {"model", "diff"}}) {
            out.getBuffer().setLength(0);
            assertThat(run(Stream.concat(Stream.of(verb), Stream.of("--help")).toArray(String[]::new)))
                    .isZero();
            assertThat(out.toString()).contains("Examples:").contains("bin/ieum model");
        }
    }

    private int export(String format, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "model",
                                "export",
                                "--format",
                                format,
                                "--out",
                                folder.toString(),
                                "--schemas",
                                SCHEMAS.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine line = Ieum.commandLine(StandardCharsets.UTF_8);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private Set<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private List<String> contents() throws IOException {
        List<String> contents = new java.util.ArrayList<>();
        for (String name : written()) {
            contents.add(Files.readString(folder.resolve(name)));
        }
        return contents;
    }

    private Path copy(String name) throws IOException {
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(SCHEMAS)) {
            for (Path file : files.toList()) {
                Path relative = SCHEMAS.relativize(file);
                boolean ours =
                        relative.getNameCount() > 1 && !relative.startsWith("src") && !relative.startsWith("target");
                if (ours && Files.isRegularFile(file)) {
                    Path copied = to.resolve(relative.toString());
                    Files.createDirectories(copied.getParent());
                    Files.copy(file, copied);
                }
            }
        }
        return to;
    }

    private static void replace(Path file, String text, String by) throws IOException {
        String content = Files.readString(file);
        assertThat(content).contains(text);
        Files.writeString(file, content.replace(text, by));
    }

    private static List<String> of(JsonNode report, String list, String member) {
        return report.path(list)
                .valueStream()
                .map(one -> one.path(member).stringValue())
                .toList();
    }

    private static List<String> refused(JsonNode report) {
        return report.path("breaks")
                .valueStream()
                .filter(one -> one.path("refused").booleanValue())
                .map(one -> one.path("id").stringValue())
                .toList();
    }
}
