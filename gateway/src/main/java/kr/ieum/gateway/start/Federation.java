package kr.ieum.gateway.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.CatalogueFolder;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.AgenciesFile;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.identity.OfficialsFile;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;

/**
 * Everything that {@code config/} and {@code schemas/} say, loaded and checked as a whole: what {@code lint} checks is what
 * {@code serve} runs (design P9).
 *
 * @param officials who may sign in to a node
 * @param demoOfficials who may sign in to the demo, where the configuration ships one
 */
public record Federation(
        NodeSettings node,
        Agencies agencies,
        Officials officials,
        Optional<Officials> demoOfficials,
        Catalogue catalogue,
        FederationDigest digest) {

    private static final String DEMO_OFFICIALS = "demo/officials.yaml";

    /**
     * Loads both folders.
     *
     * @throws FaultyFilesException with every fault of every file, not the first
     */
    public static Federation load(Path config, Path schemas) {
        Faults faults = new Faults();
        NodeSettings node = NodeSettings.read(config, faults);
        Agencies agencies = AgenciesFile.read(config, faults);
        Officials officials = OfficialsFile.read(config, agencies, faults);
        Optional<Officials> demoOfficials = Files.exists(config.resolve(DEMO_OFFICIALS))
                ? Optional.of(OfficialsFile.readDemo(config, agencies, faults))
                : Optional.empty();
        Catalogue catalogue = CatalogueFolder.read(config, agencies, faults);
        FederationDigest digest = FederationDigest.of(config, schemas, faults);
        faults.throwIfAny();
        return new Federation(node, agencies, officials, demoOfficials, catalogue, digest);
    }
}
