package kr.ieum.gateway.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.FileReport;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.Mappings;
import kr.ieum.schemas.model.SchemaFolder;
import kr.ieum.schemas.trial.Trial;
import kr.ieum.schemas.trial.TrialHtml;
import kr.ieum.schemas.trial.TrialRecord;
import kr.ieum.schemas.trial.TrialText;
import kr.ieum.schemas.trial.TrialTime;
import kr.ieum.schemas.trial.TrialViewer;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a mapping over a file and prints what comes of it. */
@Command(
        name = "run",
        description = {
            "Runs a mapping over a file: the first records side by side with what they map to, then coverage, loss and"
                    + " every rule that was broken. The file may be of any size. Values go to this terminal, or to the"
                    + " file of --out, and nowhere else.",
            "Exit code: 0 no problem, 1 the mapping, the schemas or the file can't be read, or its time was up, 2"
                    + " misuse, 3 some record or field breaks a rule."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum mapping run pension-register.yaml answer.json",
            "  bin/ieum mapping run welfare-payments SSIS_BENEFIT_20261125.csv --format html --out report.html"
        })
final class MappingRunCommand implements Callable<Integer> {

    private static final int BROKEN_RULES = 3;
    private static final long MEGABYTE = 1024 * 1024;
    private static final long MOST_MINUTES = 10_080;

    /** How the result is written. */
    enum Format {
        text,
        html
    }

    @Parameters(index = "0", paramLabel = "MAPPING", description = "Id of a mapping of the schemas, or a file of one.")
    String mapping = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "A file as the register sends it.")
    Path file = Path.of("");

    @Mixin
    SchemasFolder folder = new SchemasFolder();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or html. Default: text.")
    Format format = Format.text;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the result goes; an existing file is kept. Default: the terminal.")
    @Nullable
    Path out;

    @Option(names = "--records", paramLabel = "N", description = "How many records are shown. Default: 20.")
    long records = 20;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long it may take; what was read until then is told. Default: 60.")
    long minutes = 60;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (records < 0 || minutes < 0 || minutes > MOST_MINUTES) {
            throw new ParameterException(
                    spec.commandLine(), "--records takes 0 or a larger number, --minutes one up to " + MOST_MINUTES);
        }
        Path given = Path.of(mapping);
        Optional<String> trouble = FileTrouble.ofReading(file)
                .or(() -> FileTrouble.ofFolder(folder.path()))
                .or(() -> Files.isRegularFile(given) ? FileTrouble.ofReading(given) : Optional.empty());
        if (trouble.isPresent()) {
            err.println("ieum: " + trouble.get() + ". Nothing was run.");
            return Ieum.FAILED;
        }
        try {
            Mapping found = mapping(given);
            try (InputStream in = Files.newInputStream(file);
                    Writer to = result()) {
                TrialTime time = new TrialTime(Duration.ofMinutes(minutes));
                FileReport report = run(found, in, to, time);
                Optional.ofNullable(out).ifPresent(written -> err.println("Result written to " + written + "."));
                if (time.isUp()) {
                    err.println("ieum: The run was ended after " + minutes + " minutes; "
                            + (report.read() + report.failed()) + " records of " + file
                            + " had been read, and the result counts these only. The file was left as it is. Give it"
                            + " more time with --minutes, or a part of the file.");
                    return Ieum.FAILED;
                }
                if (report.isClean()) {
                    return 0;
                }
                err.println((report.brokenOff()
                                ? "The file was read up to the place that is named above; what comes after it wasn't."
                                : "What breaks a rule has no value; everything else went through.")
                        + " The file was left as it is. Correct the mapping, or ask the register's keeper; the rules"
                        + " stand in schemas/README.md.");
                return BROKEN_RULES;
            }
        } catch (FaultyFilesException faulty) {
            faulty.faults().forEach(err::println);
            err.println("Nothing is run with files that have faults; mend them first.");
        } catch (FileAlreadyExistsException e) {
            err.println("ieum: " + out + " is there already and was left as it is. Name another file with --out.");
        } catch (IOException e) {
            err.println("ieum: " + (out == null ? "" : "The result can't be written to " + out + ", or ") + file
                    + " can't be read to its end: " + FileTrouble.ofWriting(e)
                    + ". A result that was begun isn't whole. The file was left as it is.");
        }
        return Ieum.FAILED;
    }

    private Mapping mapping(Path given) throws IOException {
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(folder.path(), faults);
        faults.throwIfAny();
        if (!Files.isRegularFile(given)) {
            return Optional.ofNullable(schemas.mappings().get(mapping))
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "There is no file and no mapping '" + mapping + "'; the mappings are: "
                                    + String.join(
                                            ", ",
                                            new TreeSet<>(schemas.mappings().keySet()))));
        }
        Optional<Mapping> read = Mappings.parse(
                Files.readAllBytes(given),
                mapping,
                SchemaFolder.baseName(given),
                schemas.model(),
                schemas.codeLists(),
                faults);
        faults.throwIfAny();
        return read.orElseThrow();
    }

    private Writer result() throws IOException {
        return out == null
                ? new Uncloseable(spec.commandLine().getOut())
                : Files.newBufferedWriter(out, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    private FileReport run(Mapping found, InputStream in, Writer to, TrialTime time) throws IOException {
        Trial trial = new Trial(found, LocalDate.now(ZoneId.systemDefault()));
        long size = Files.size(file);
        boolean html = format == Format.html;
        to.write(html ? TrialHtml.begin(found.id()) : "");
        FileReport report = trial.run(in, records, time, new TrialViewer() {
            @Override
            public void record(TrialRecord record) throws IOException {
                to.write(html ? TrialHtml.of(record) : String.join("\n", TrialText.of(record)) + "\n");
            }

            @Override
            public void progress(long bytes, long read) {
                spec.commandLine()
                        .getErr()
                        .println(bytes / MEGABYTE + " of " + size / MEGABYTE + " MB, " + read + " records");
            }
        });
        to.write(
                html
                        ? TrialHtml.of(report, trial.leftOut()) + TrialHtml.end()
                        : String.join("\n", TrialText.of(report, trial.leftOut())) + "\n");
        to.flush();
        return report;
    }

    /** The terminal, which stays open behind the result. */
    private static final class Uncloseable extends Writer {

        private final PrintWriter terminal;

        Uncloseable(PrintWriter terminal) {
            this.terminal = terminal;
        }

        @Override
        public void write(char[] text, int from, int length) {
            terminal.write(text, from, length);
        }

        @Override
        public void flush() {
            terminal.flush();
        }

        @Override
        public void close() {
            terminal.flush();
        }
    }
}
