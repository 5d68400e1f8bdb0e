package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.odrl.OdrlImport;
import kr.ieum.gateway.start.Federation;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/** Agreement files that a verb is given, read as the start reads those of the configuration. */
final class AgreementFiles {

    private AgreementFiles() {}

    /**
     * The agreement of a file.
     *
     * @param faults receives what is wrong with it, also why it can't be read; then there is none
     */
    static Optional<AgreementFile> read(Path file, Federation federation, Faults faults) {
        Optional<String> trouble = FileTrouble.ofReading(file);
        if (trouble.isPresent()) {
            faults.add(new Fault(file.toString(), 0, "", "Y1", trouble.get(), "name an agreement that can be read"));
            return Optional.empty();
        }
        try {
            if (Files.size(file) > AgreementLoader.MAX_BYTES) {
                faults.add(new Fault(file.toString(), 0, "", "A1", "is larger than 1 MiB", "split the agreement"));
                return Optional.empty();
            }
            return new AgreementLoader(federation.references())
                    .parse(Files.readAllBytes(file), file.toString(), faults);
        } catch (IOException e) {
            faults.add(new Fault(
                    file.toString(),
                    0,
                    "",
                    "Y1",
                    "can't be read (" + e.getClass().getSimpleName() + ")",
                    "make the file readable"));
            return Optional.empty();
        }
    }

    /** The agreement of an ODRL file that Ieum wrote, loaded as any other document. */
    static Optional<AgreementFile> readOdrl(Path file, Federation federation, Faults faults) {
        Optional<String> trouble = FileTrouble.ofReading(file);
        if (trouble.isPresent()) {
            faults.add(new Fault(file.toString(), 0, "", "Y1", trouble.get(), "name an ODRL file that can be read"));
            return Optional.empty();
        }
        try {
            if (Files.size(file) > OdrlImport.MAX_BYTES) {
                faults.add(new Fault(file.toString(), 0, "", "O1", "is larger than 8 MiB", "export it once more"));
                return Optional.empty();
            }
            return switch (new OdrlImport(federation.references().model())
                    .read(Files.readAllBytes(file), file.toString())) {
                case OdrlImport.Read.Accepted(String yaml, String digest) ->
                    new AgreementLoader(federation.references())
                            .parse(yaml.getBytes(StandardCharsets.UTF_8), file.toString(), faults);
                case OdrlImport.Read.Refused(Fault fault) -> {
                    faults.add(fault);
                    yield Optional.empty();
                }
            };
        } catch (IOException e) {
            faults.add(new Fault(
                    file.toString(),
                    0,
                    "",
                    "Y1",
                    "can't be read (" + e.getClass().getSimpleName() + ")",
                    "make the file readable"));
            return Optional.empty();
        }
    }
}
