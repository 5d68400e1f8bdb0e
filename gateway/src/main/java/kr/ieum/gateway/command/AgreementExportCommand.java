package kr.ieum.gateway.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import kr.ieum.gateway.start.AgreementExport;
import kr.ieum.gateway.start.Federation;
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

/** Writes agreements in the forms that others read, and reads ODRL of ours back into the document. */
@Command(
        name = "export",
        description = {
            "Writes an agreement as its document (yaml) or as ODRL 2.2 in JSON-LD (odrl), or the agreements of the"
                    + " configuration whose term has begun and isn't over as the public register (register-csv,"
                    + " register-json). What the database has suspended shows at /register only.",
            "Of an ODRL file that Ieum wrote, --format yaml gives the document back; any other is refused.",
            "Exit code: 0 written, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement export agr-bl-tax --format odrl --out agr-bl-tax.jsonld",
            "  bin/ieum agreement export agr-bl-tax.jsonld --format yaml",
            "  bin/ieum agreement export --format register-csv --out agreements.csv"
        })
final class AgreementExportCommand implements Callable<Integer> {

    /** What can be written. */
    enum Format {
        YAML("yaml"),
        ODRL("odrl"),
        REGISTER_CSV("register-csv"),
        REGISTER_JSON("register-json");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        boolean isRegister() {
            return this == REGISTER_CSV || this == REGISTER_JSON;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "AGREEMENT",
            description = "The agreement: its id in the configuration, an agreement document (*.yaml), or ODRL that"
                    + " Ieum wrote (*.jsonld). Not for the register.")
    @Nullable
    String agreement;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "One of: ${COMPLETION-CANDIDATES}.")
    Format format = Format.YAML;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write. Default: the terminal.")
    @Nullable
    Path out;

    @Mixin
    Folders folders = new Folders();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (format.isRegister() == (agreement != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    format.isRegister()
                            ? "The register holds all agreements; leave AGREEMENT out."
                            : "Which agreement? Name one by its id or file.");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        try {
            Federation federation = Federation.load(folders.config(), folders.schemas());
            String text = text(federation);
            if (out == null) {
                terminal.print(text);
                terminal.flush();
            } else {
                Files.writeString(out, text);
                terminal.println("wrote " + out);
            }
            return 0;
        } catch (FaultyFilesException faulty) {
            faulty.faults().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().println("Nothing was exported.");
            return Ieum.FAILED;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("ieum: The file " + out + " can't be written: " + FileTrouble.ofWriting(e)
                            + ". Choose another one with --out.");
            return Ieum.FAILED;
        }
    }

    private String text(Federation federation) {
        AgreementExport export = new AgreementExport(federation);
        String named = Optional.ofNullable(agreement).orElse("");
        Faults faults = new Faults();
        Optional<String> text = switch (format) {
            case YAML -> export.document(named, faults);
            case ODRL -> export.odrl(named, faults);
            case REGISTER_CSV -> Optional.of(export.registerCsv(export.today()));
            case REGISTER_JSON -> Optional.of(export.registerJson(export.today()));
        };
        faults.throwIfAny();
        return text.orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                "There is no agreement '" + named + "' in the configuration; name its id or a file."));
    }
}
