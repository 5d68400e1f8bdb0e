package kr.ieum.gateway.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.adapters.shipped.ShippedTransports;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.gateway.view.ViewLoader;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.diff.Break;
import kr.ieum.schemas.diff.Impact;
import kr.ieum.schemas.diff.ModelComparison;
import kr.ieum.schemas.diff.ModelComparison.Version;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.task.Task;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;

/**
 * Two versions of a federation's schemas, and what the later one means for the earlier one's mappings and for a configuration's
 * agreements and views. Each is loaded by its own loader against the later version, so that what is told is what a start would tell.
 */
final class ModelDiff {

    private final Schemas later;
    private final Impact impact;

    private ModelDiff(Schemas later, Impact impact) {
        this.later = later;
        this.impact = impact;
    }

    /**
     * Compares two folders.
     *
     * @throws FaultyFilesException when one of them, or the configuration under the earlier one, has faults; those of the later
     *     folder's mappings aside, which may still have to be written
     */
    static ModelDiffReport compare(Path earlierFolder, Path laterFolder, Optional<Path> config) {
        Optional<Federation> federation = config.map(folder -> Federation.load(folder, earlierFolder));
        Schemas earlier = federation.map(Federation::schemas).orElseGet(() -> load(earlierFolder));
        Schemas later = load(laterFolder);
        ModelComparison comparison = ModelComparison.of(version(earlier), version(later));
        ModelDiff diff = new ModelDiff(later, new Impact(comparison));
        List<Break> breaks = new ArrayList<>();
        breaks.addAll(diff.impact.onMappings(earlierFolder, earlier.mappings(), version(later)));
        federation.ifPresent(loaded -> {
            breaks.addAll(diff.onAgreements(config.orElseThrow(), loaded));
            breaks.addAll(diff.onViews(config.orElseThrow(), loaded));
        });
        breaks.addAll(diff.impact.onCodeLists());
        return new ModelDiffReport(earlierFolder, laterFolder, config.isPresent(), comparison, breaks);
    }

    private static Schemas load(Path folder) {
        Faults faults = new Faults();
        Schemas loaded = Schemas.load(folder, faults);
        Faults grave = new Faults();
        faults.list().stream()
                .filter(fault -> !fault.file().startsWith("mappings"))
                .forEach(grave::add);
        grave.throwIfAny();
        return loaded;
    }

    private static Version version(Schemas schemas) {
        return new Version(schemas.model(), schemas.codeLists());
    }

    private List<Break> onAgreements(Path config, Federation federation) {
        Faults faults = new Faults();
        References references = AgreementParties.of(federation.agencies(), federation.catalogue(), later);
        AgreementLoader loader = new AgreementLoader(references);
        loader.loadFolder(config.resolve("agreements"), "agreements", faults);
        List<Break> breaks = Impact.refused(Break.Kind.AGREEMENT, faults.list());
        for (AgreementFile file : federation.agreements()) {
            breaks.addAll(impact.named(Break.Kind.AGREEMENT, file.name(), attributes(file.agreement()), breaks));
        }
        return breaks;
    }

    private static Set<AttributeKey> attributes(Agreement agreement) {
        return Stream.of(
                        agreement.searchBy().stream().map(Agreement.SearchPermission::attribute),
                        agreement.grants().stream()
                                .flatMap(grant -> grant.attributes().stream())
                                .map(Agreement.GrantedAttribute::attribute),
                        agreement.limits().stream().flatMap(limit -> limit.attributes().stream()))
                .flatMap(keys -> keys)
                .collect(Collectors.toSet());
    }

    private List<Break> onViews(Path config, Federation federation) {
        Faults faults = new Faults();
        Set<String> tasks = later.tasks().all().stream().map(Task::id).collect(Collectors.toSet());
        new ViewLoader(
                        stillProduced(federation),
                        Federation.seekingApplicant(federation.schemas()),
                        tasks,
                        key -> Federation.texts(later, key),
                        faults)
                .load(config.resolve("views"));
        List<Break> breaks = Impact.refused(Break.Kind.VIEW, faults.list());
        for (ViewDefinition view : federation.views()) {
            breaks.addAll(impact.named(Break.Kind.VIEW, "views/" + view.id() + ".yaml", attributes(view), breaks));
        }
        return breaks;
    }

    /** What registers produce today, as far as the later model still has it: a mapping that breaks is told of by itself. */
    private Map<String, Set<AttributeKey>> stillProduced(Federation federation) {
        Map<String, Set<AttributeKey>> produced = new HashMap<>();
        OpenedRegisters.check(federation.catalogue(), federation.schemas(), ShippedTransports.templates(), new Faults())
                .forEach((register, keys) -> {
                    Set<AttributeKey> still = new LinkedHashSet<>(keys);
                    still.retainAll(later.model().keys());
                    produced.put(register, still);
                });
        return produced;
    }

    private static Set<AttributeKey> attributes(ViewDefinition view) {
        return Stream.concat(
                        view.searchBy().stream(),
                        view.panels().stream()
                                .flatMap(panel -> panel.items().stream())
                                .map(ViewDefinition.Item::attribute))
                .collect(Collectors.toSet());
    }
}
