package kr.ieum.gateway.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import kr.ieum.gateway.start.ModelExport;
import kr.ieum.schemas.yaml.FaultyFilesException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes what is generated from the model. */
@Command(
        name = "export",
        description = "Writes what is generated from the reference model: json-schema (closed, of the model and of"
                + " each agreement and view), json-ld (the context), cmf (NIEM's Common Model Format) or xsd (of each"
                + " agreement and view).",
        footer = {
            "",
            "With --schemas alone only the model is exported; agreements and views belong to a configuration.",
            "",
            "Examples:",
            "  bin/ieum model export --format json-schema --out build/schemas",
            "  bin/ieum model export --format xsd --agreement agr-bl-tax --out build/schemas",
            "  bin/ieum model export --format cmf --schemas other/schemas --out build/schemas"
        })
final class ModelExportCommand implements Callable<Integer> {

    @Mixin
    Folders folders = new Folders();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    String format = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description =
                    "Where the files are written; made where it isn't there. Files of the same name are replaced.")
    Path out = Path.of("");

    @Option(names = "--agreement", paramLabel = "ID", description = "Only this agreement.")
    @Nullable
    String agreement;

    @Option(names = "--view", paramLabel = "ID", description = "Only this view.")
    @Nullable
    String view;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    /** The names of the formats, for the help. */
    static final class Formats implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return ModelExport.formats().iterator();
        }
    }

    @Override
    public Integer call() {
        PrintWriter terminal = spec.commandLine().getOut();
        if (!ModelExport.formats().contains(format)) {
            throw misuse(
                    "There is no format '" + format + "'; use one of: " + String.join(", ", ModelExport.formats()));
        }
        Optional<Path> config =
                folders.schemas != null && folders.config == null ? Optional.empty() : Optional.of(folders.config());
        Optional<String> trouble =
                FileTrouble.ofFolder(folders.schemas()).or(() -> config.flatMap(FileTrouble::ofFolder));
        if (trouble.isPresent()) {
            spec.commandLine().getErr().println("ieum: " + trouble.get() + ". Nothing was exported.");
            return Ieum.FAILED;
        }
        try {
            ModelExport export = ModelExport.load(config, folders.schemas());
            SortedMap<String, String> files = chosen(export);
            if (files.isEmpty()) {
                throw misuse("'" + format + "' has nothing to write here; "
                        + (format.equals("xsd")
                                ? "it is of agreements and views, which a configuration has (--config)"
                                : "it is of the whole model, without --agreement and --view"));
            }
            for (var file : files.entrySet()) {
                Path to = out.resolve(file.getKey());
                Files.createDirectories(Optional.ofNullable(to.getParent()).orElse(out));
                Files.writeString(to, file.getValue());
                terminal.println("wrote " + to);
            }
            terminal.println(files.size() == 1 ? "1 file." : files.size() + " files.");
            return 0;
        } catch (FaultyFilesException faulty) {
            faulty.faults().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().println("Nothing is exported of files with faults; mend them first.");
            return Ieum.FAILED;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("ieum: The folder " + out + " can't be written: " + FileTrouble.ofWriting(e)
                            + ". Files named above were written; choose another folder with --out.");
            return Ieum.FAILED;
        }
    }

    private SortedMap<String, String> chosen(ModelExport export) {
        SortedMap<String, String> files = new TreeMap<>();
        if (agreement == null && view == null) {
            files.putAll(export.ofModel(format));
            files.putAll(export.of("agreement", Optional.empty(), format));
            files.putAll(export.of("view", Optional.empty(), format));
        }
        if (agreement != null) {
            files.putAll(export.of("agreement", known(agreement, "agreement", export), format));
        }
        if (view != null) {
            files.putAll(export.of("view", known(view, "view", export), format));
        }
        return files;
    }

    private Optional<String> known(String id, String kind, ModelExport export) {
        List<String> ids = export.ids(kind);
        if (!ids.contains(id)) {
            throw misuse("There is no " + kind + " '" + id + "' here; there "
                    + (ids.isEmpty()
                            ? "is none without a configuration (--config)"
                            : "are: " + String.join(", ", ids)));
        }
        return Optional.of(id);
    }

    private ParameterException misuse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
