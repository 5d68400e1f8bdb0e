package kr.ieum.gateway.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.adapters.shipped.ShippedTransports;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.document.NationalRulesFile;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.audit.IndicatorRules;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.CatalogueFolder;
import kr.ieum.gateway.catalogue.Register;
import kr.ieum.gateway.disclosure.RetentionRules;
import kr.ieum.gateway.exchange.alert.AlertRules;
import kr.ieum.gateway.exchange.roll.RollsFile;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.AgenciesFile;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.identity.OfficialsFile;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.view.ViewLoader;
import kr.ieum.gateway.web.CitizensFile;
import kr.ieum.gateway.web.Sandbox;
import kr.ieum.gateway.web.SandboxFile;
import kr.ieum.gateway.web.Tour;
import kr.ieum.gateway.web.TourFile;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.task.Task;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;

/**
 * Everything that {@code config/} and {@code schemas/} say, loaded and checked as a whole: what {@code lint} checks is what
 * {@code serve} runs (design P9).
 *
 * @param officials who may sign in to a node
 * @param demoOfficials who may sign in to the demo, where the configuration ships one
 * @param nationalRules what binds every agreement
 * @param drafts agreements that are shown and compared, and put in force by nobody's import
 * @param tour the cases of the demo's start page, where the configuration has some
 * @param sandbox whom developers try the demo with, where the configuration has some
 * @param demoCitizens whom the demo lets see who saw what of them
 * @param demoRolls whom the demo's systems hold on their rolls
 * @param retention how long the record of a disclosure is kept
 * @param indicators from when on a look-up is worth a question
 * @param alerts from when on the operator is told, and by which ways
 * @param warnings what should be mended in the files of both folders, but stops nothing
 */
public record Federation(
        NodeSettings node,
        Agencies agencies,
        Officials officials,
        Optional<Officials> demoOfficials,
        Optional<Tour> tour,
        Optional<Sandbox> sandbox,
        List<CitizensFile.Entry> demoCitizens,
        Map<SystemId, List<SubjectKey>> demoRolls,
        RetentionRules retention,
        IndicatorRules indicators,
        AlertRules alerts,
        Catalogue catalogue,
        Schemas schemas,
        References references,
        NationalRulesFile nationalRules,
        List<AgreementFile> agreements,
        List<AgreementFile> drafts,
        List<ViewDefinition> views,
        FederationDigest digest,
        List<Fault> warnings) {

    static final String DRAFTS = "agreements/drafts";
    private static final String DEMO_OFFICIALS = "demo/officials.yaml";

    /**
     * Loads both folders. Where one isn't there at all that is the one fault: whatever names what it should hold would be another.
     *
     * @throws FaultyFilesException with every fault of every file, not the first
     */
    public static Federation load(Path config, Path schemas) {
        Faults faults = new Faults();
        there(config, config, "--config", faults);
        there(schemas, schemas.resolve("model"), "--schemas", faults);
        faults.throwIfAny();
        NodeSettings node = NodeSettings.read(config, faults);
        Schemas loaded = Schemas.load(schemas, faults);
        Agencies agencies = AgenciesFile.read(config, format -> isWritable(loaded, format), faults);
        Officials officials = OfficialsFile.read(config, agencies, faults);
        Optional<Officials> demoOfficials = Files.exists(config.resolve(DEMO_OFFICIALS))
                ? Optional.of(OfficialsFile.readDemo(config, agencies, faults))
                : Optional.empty();
        Catalogue catalogue = CatalogueFolder.read(config, agencies, faults);
        Optional<Tour> tour =
                demoOfficials.flatMap(them -> TourFile.read(config, inOffice(them, agencies), ids(catalogue), faults));
        Optional<Sandbox> sandbox =
                demoOfficials.flatMap(them -> SandboxFile.read(config, inOffice(them, agencies), agencies, faults));
        List<CitizensFile.Entry> demoCitizens = CitizensFile.read(config, faults);
        Map<SystemId, List<SubjectKey>> demoRolls = RollsFile.read(config, agencies, faults);
        RetentionRules retention = RetentionRules.read(config, faults);
        IndicatorRules indicators = IndicatorRules.read(config, faults);
        AlertRules alerts = AlertRules.read(config, faults);
        Map<String, Set<AttributeKey>> produced =
                OpenedRegisters.check(catalogue, loaded, ShippedTransports.templates(), faults);
        HandedEvents.check(catalogue, loaded, faults);
        References references = AgreementParties.of(agencies, catalogue, loaded);
        NationalRulesFile nationalRules = NationalRulesFile.read(config, references, faults);
        // Without agencies every party of every agreement would be a fault too; the one fault is told already.
        List<AgreementFile> agreements = agencies.isKnown()
                ? new AgreementLoader(references, nationalRules.rules())
                        .loadFolder(config.resolve("agreements"), "agreements", faults)
                : List.of();
        AgreementTerms terms = new AgreementTerms(references);
        SubscriberFormats.check(
                catalogue,
                loaded,
                agreements.stream().map(file -> terms.of(file.agreement())).toList(),
                faults);
        Path drafts = config.resolve(DRAFTS);
        List<AgreementFile> drafted = agencies.isKnown() && Files.isDirectory(drafts)
                ? new AgreementLoader(references, nationalRules.rules()).loadFolder(drafts, DRAFTS, faults)
                : List.of();
        Set<String> tasks = loaded.tasks().all().stream().map(Task::id).collect(Collectors.toSet());
        List<ViewDefinition> views = new ViewLoader(
                        produced, seekingApplicant(loaded), tasks, key -> texts(loaded, key), faults)
                .load(config.resolve("views"));
        FederationDigest digest = FederationDigest.of(config, schemas, faults);
        faults.throwIfAny();
        return new Federation(
                node,
                agencies,
                officials,
                demoOfficials,
                tour,
                sandbox,
                demoCitizens,
                demoRolls,
                retention,
                indicators,
                alerts,
                catalogue,
                loaded,
                references,
                nationalRules,
                agreements,
                drafted,
                views,
                digest,
                faults.warnings());
    }

    /** Whether a system can be answered in that format: records of several types would have to be told apart by nobody. */
    private static boolean isWritable(Schemas schemas, String format) {
        return Optional.ofNullable(schemas.mappings().get(format))
                .flatMap(Mapping::wayOut)
                .filter(way -> way.recordTypes().isEmpty())
                .isPresent();
    }

    /** These terms as this federation decides with them. */
    public Policy policy(List<Terms> terms) {
        return Policy.of(references, terms, nationalRules.rules(), nationalRules.skew());
    }

    private static void there(Path folder, Path within, String option, Faults faults) {
        if (!Files.isDirectory(within)) {
            faults.add(new Fault(
                    folder.toString(),
                    0,
                    "",
                    "S1",
                    Files.isDirectory(folder)
                            ? "holds no folder '" + within.getFileName()
                                    + "', so that it can't be the one that is meant"
                            : Files.exists(folder) ? "is no folder" : "is not there",
                    "name the folder with " + option));
        }
    }

    static Set<AttributeKey> seekingApplicant(Schemas schemas) {
        return schemas.mappings().values().stream()
                .flatMap(mapping -> mapping.attributes().stream().filter(mapping::seeksApplicant))
                .collect(Collectors.toSet());
    }

    private static Set<String> inOffice(Officials officials, Agencies agencies) {
        return officials.inOffice(LocalDate.now(agencies.zone())).stream()
                .map(Official::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(Catalogue catalogue) {
        return catalogue.registers().stream().map(Register::id).collect(Collectors.toSet());
    }

    /** The closed list of texts in which an attribute can be released clear. */
    static Set<String> texts(Schemas schemas, AttributeKey key) {
        Optional<Property> property = schemas.model().property(key);
        if (property.filter(p -> p.datatype() == Datatype.INDICATOR).isPresent()) {
            return Set.of("yes", "no");
        }
        return property.flatMap(Property::codeList)
                .flatMap(list -> schemas.codeLists().find(list))
                .map(list -> list.codes().stream().map(CodeList.Code::code).collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
