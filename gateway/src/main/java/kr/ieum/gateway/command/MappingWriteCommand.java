package kr.ieum.gateway.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.mapping.WayOut;
import kr.ieum.schemas.trial.WayOutTrial;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a message of the model in a consumer's own format. */
@Command(
        name = "write",
        description = {
            "Writes a message of the reference model (JSON) in a consumer's own format, through the rows of its"
                + " mapping that can be read backwards. A record that the format can't say is refused, with rule and"
                + " row, and the others are written; nothing is cut or rounded.",
            "Exit code: 0 all written, 1 something can't be read or written, 2 misuse, 3 some record was refused."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum mapping write jongno-benefit-file message.json --out benefit.dat",
            "  bin/ieum mapping run jongno-benefit-file benefit.dat    reads it back"
        })
final class MappingWriteCommand implements Callable<Integer> {

    private static final int REFUSED = 3;
    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final String NOTHING = "Nothing was written.";

    @Parameters(index = "0", paramLabel = "MAPPING", description = "Id of a mapping whose direction is out or both.")
    String mapping = "";

    @Parameters(index = "1", paramLabel = "MESSAGE", description = "A message of the model, as model.schema.json says.")
    Path message = Path.of("");

    @Mixin
    SchemasFolder folder = new SchemasFolder();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where the consumer's file goes; an existing file is kept.")
    Path out = Path.of("");

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
        Optional<String> trouble = FileTrouble.ofReading(message).or(() -> FileTrouble.ofFolder(folder.path()));
        if (trouble.isPresent()) {
            err.println("ieum: " + trouble.get() + ". " + NOTHING);
            return Ieum.FAILED;
        }
        try {
            Faults faults = new Faults();
            Schemas schemas = Schemas.load(folder.path(), faults);
            faults.throwIfAny();
            WayOut way = way(schemas);
            if (Files.size(message) > MAX_BYTES) {
                err.println("ieum: " + message + " is larger than " + MAX_BYTES / 1024 / 1024
                        + " MiB; send it in several messages. " + NOTHING);
                return Ieum.FAILED;
            }
            return write(new WayOutTrial(way, schemas.model()));
        } catch (FaultyFilesException faulty) {
            faulty.faults().forEach(err::println);
            err.println("Nothing is written with files that have faults; mend them first.");
        } catch (FileAlreadyExistsException e) {
            err.println("ieum: " + out + " is there already and was left as it is. Name another file with --out.");
        } catch (IOException e) {
            err.println("ieum: " + out + " can't be written, or " + message + " can't be read: "
                    + FileTrouble.ofWriting(e) + ". A file that was begun isn't whole.");
        }
        return Ieum.FAILED;
    }

    private WayOut way(Schemas schemas) {
        List<String> ways = schemas.mappings().values().stream()
                .filter(each -> each.wayOut().isPresent())
                .map(Mapping::id)
                .sorted()
                .toList();
        return Optional.ofNullable(schemas.mappings().get(mapping))
                .flatMap(Mapping::wayOut)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no mapping '" + mapping + "' with a way out; "
                                + (ways.isEmpty()
                                        ? "no mapping here has one"
                                        : "these have one: " + String.join(", ", ways))));
    }

    private int write(WayOutTrial trial) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        byte[] bytes = Files.readAllBytes(message);
        WayOutTrial.Outcome outcome;
        try (OutputStream to = Files.newOutputStream(out, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            outcome = trial.run(bytes, to, Instant.now());
        }
        return switch (outcome) {
            case WayOutTrial.Outcome.NoMessage none -> {
                Files.delete(out);
                err.println("ieum: " + message + " " + none.why() + ". " + NOTHING
                        + " Check it with model.schema.json (bin/ieum model export --format json-schema).");
                yield Ieum.FAILED;
            }
            case WayOutTrial.Outcome.Written written -> {
                written.problems().forEach(problem -> err.println(described(problem)));
                err.println(out + ": " + written.records() + " written, " + written.refused() + " refused.");
                yield written.refused() == 0 ? 0 : REFUSED;
            }
        };
    }

    private static String described(Problem problem) {
        return "record " + problem.position() + (problem.row().isEmpty() ? "" : ", " + problem.row()) + ": "
                + problem.message() + " [" + problem.rule() + "]";
    }
}
