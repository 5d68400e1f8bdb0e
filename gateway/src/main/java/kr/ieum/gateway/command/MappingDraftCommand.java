package kr.ieum.gateway.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.draft.Draft;
import kr.ieum.schemas.draft.DraftRequest;
import kr.ieum.schemas.draft.Drafted;
import kr.ieum.schemas.draft.Drafts;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a draft of a mapping from a sample. */
@Command(
        name = "draft",
        description = {
            "Reads a sample of a register that nobody has mapped yet and writes a draft of its mapping: format,"
                + " charset, fields, types, texts without a value, and the attributes that the fields may fill, each"
                + " with how sure that is and why.",
            "Nothing of the sample's values stands in the draft; its examples are made up. What isn't sure is listed"
                    + " as not decided.",
            "Exit code: 0 written, 1 the sample or the schemas can't be read, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum mapping draft answer.json --id pension-register --owner B552015",
            "  bin/ieum mapping draft payments.csv --out schemas/mappings/payments.yaml"
        })
final class MappingDraftCommand implements Callable<Integer> {

    private static final String NOTHING = "No draft was written.";

    @Parameters(paramLabel = "SAMPLE", description = "A file as the register sends it.")
    Path sample = Path.of("");

    @Mixin
    SchemasFolder folder = new SchemasFolder();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the draft goes; an existing file is kept. Default: the terminal.")
    @Nullable
    Path out;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Id of the mapping. Default: from the name of --out or of the sample.")
    @Nullable
    String id;

    @Option(names = "--owner", paramLabel = "CODE", description = "Institution code of the register's keeper.")
    @Nullable
    String owner;

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
        Optional<String> trouble = FileTrouble.ofReading(sample).or(() -> FileTrouble.ofFolder(folder.path()));
        if (trouble.isPresent()) {
            err.println("ieum: " + trouble.get() + ". " + NOTHING);
            return Ieum.FAILED;
        }
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(folder.path(), faults);
        try {
            faults.throwIfAny();
            byte[] bytes = beginning();
            boolean whole = bytes.length <= Drafts.MAX_BYTES;
            DraftRequest request = new DraftRequest(
                    String.valueOf(sample.getFileName()),
                    id == null ? idOf(out == null ? sample : out) : id,
                    owner == null ? DraftRequest.NOBODY : owner,
                    LocalDate.now(ZoneId.systemDefault()));
            Drafted drafted = new Drafts(schemas.model(), schemas.codeLists(), schemas.words())
                    .draft(whole ? bytes : Arrays.copyOf(bytes, Drafts.MAX_BYTES), whole, request);
            return switch (drafted) {
                case Drafted.Refused refused -> {
                    err.println(refused.fault());
                    err.println(NOTHING);
                    yield Ieum.FAILED;
                }
                case Drafted.Written written -> print(written.draft());
            };
        } catch (FaultyFilesException faulty) {
            faulty.faults().forEach(err::println);
            err.println("Nothing is drafted with schemas that have faults; mend them first.");
            return Ieum.FAILED;
        } catch (FileAlreadyExistsException e) {
            err.println("ieum: " + out + " is there already and was left as it is. Name another file with --out.");
            return Ieum.FAILED;
        } catch (IOException e) {
            err.println("ieum: " + sample + " can't be read (" + e.getClass().getSimpleName() + "). " + NOTHING);
            return Ieum.FAILED;
        }
    }

    private byte[] beginning() throws IOException {
        try (InputStream in = Files.newInputStream(sample)) {
            return in.readNBytes(Drafts.MAX_BYTES + 1);
        }
    }

    private int print(Draft draft) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        if (out == null) {
            spec.commandLine().getOut().print(draft.text());
            spec.commandLine().getOut().flush();
        } else {
            try {
                Files.writeString(out, draft.text(), StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                throw e;
            } catch (IOException e) {
                err.println("ieum: " + out + " can't be written: " + FileTrouble.ofWriting(e) + ". " + NOTHING
                        + " Name another file with --out.");
                return Ieum.FAILED;
            }
        }
        draft.notes().forEach(note -> err.println("- " + note));
        draft.open().forEach(fault -> err.println("- " + fault));
        Optional.ofNullable(out).ifPresent(file -> err.println("Draft written to " + file + "."));
        if (!draft.open().isEmpty()) {
            err.println(
                    "It loads once the faults above are mended: " + draft.open().size() + ".");
        }
        return 0;
    }

    private static String idOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        String plain = (dot > 0 ? name.substring(0, dot) : name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "draft" : plain;
    }
}
