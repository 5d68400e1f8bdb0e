package kr.ieum.gateway.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.odrl.OdrlExport;
import kr.ieum.gateway.agreement.odrl.OdrlImport;
import kr.ieum.gateway.agreement.register.AgreementRegister;
import kr.ieum.gateway.agreement.register.RegisterEntry;
import kr.ieum.gateway.agreement.register.RegisterFiles;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/** The agreements of a configuration in the forms that others read. */
public final class AgreementExport {

    private final Federation federation;
    private final References references;

    /** Exports agreements of this federation, or files that refer to it. */
    public AgreementExport(Federation federation) {
        this.federation = federation;
        this.references = federation.references();
    }

    /**
     * The document of an agreement.
     *
     * @param named its id in the configuration, a document (*.yaml) or ODRL that Ieum wrote (*.jsonld)
     * @param faults receives what is wrong with a file
     * @return nothing when there is no such agreement, or it has faults
     */
    public Optional<String> document(String named, Faults faults) {
        return find(named, faults).map(AgreementFile::text);
    }

    /** The same agreement as ODRL. */
    public Optional<String> odrl(String named, Faults faults) {
        return find(named, faults).map(new OdrlExport(references.model())::json);
    }

    /** The register of that day as CSV. */
    public String registerCsv(LocalDate day) {
        return register(day).csv();
    }

    /** The register of that day as JSON. */
    public String registerJson(LocalDate day) {
        return register(day).json();
    }

    /** The day it is where the federation is. */
    public LocalDate today() {
        return LocalDate.now(references.parties().zone());
    }

    private RegisterFiles register(LocalDate day) {
        AgreementRegister register = new AgreementRegister(references);
        List<RegisterEntry> entries = federation.agreements().stream()
                .filter(file -> !day.isBefore(file.agreement().term().from())
                        && !day.isAfter(file.agreement().term().until()))
                .sorted(Comparator.comparing(
                                (AgreementFile file) -> file.agreement().id())
                        .thenComparingInt(file -> file.agreement().version()))
                .map(file -> register.entry(file, false, day))
                .toList();
        return new RegisterFiles(day, entries);
    }

    private Optional<AgreementFile> find(String named, Faults faults) {
        if (named.endsWith(".yaml") || named.endsWith(".jsonld")) {
            return read(Path.of(named), faults);
        }
        return Stream.concat(federation.agreements().stream(), federation.drafts().stream())
                .filter(file -> file.agreement().id().equals(named))
                .max(Comparator.comparingInt(file -> file.agreement().version()));
    }

    private Optional<AgreementFile> read(Path file, Faults faults) {
        String name = file.toString();
        try {
            if (Files.size(file) > OdrlImport.MAX_BYTES) {
                faults.add(new Fault(name, 0, "", "O1", "is larger than 8 MiB", "name an agreement"));
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            AgreementLoader loader = new AgreementLoader(references);
            if (name.endsWith(".yaml")) {
                return loader.parse(bytes, name, faults);
            }
            return switch (new OdrlImport(references.model()).read(bytes, name)) {
                case OdrlImport.Read.Accepted read ->
                    loader.parse(read.yaml().getBytes(StandardCharsets.UTF_8), name, faults);
                case OdrlImport.Read.Refused refused -> {
                    faults.add(refused.fault());
                    yield Optional.empty();
                }
            };
        } catch (IOException e) {
            faults.add(new Fault(
                    name,
                    0,
                    "",
                    "Y1",
                    "can't be read (" + e.getClass().getSimpleName() + ")",
                    "name a file that can be read"));
            return Optional.empty();
        }
    }
}
