package kr.ieum.schemas.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * Two versions of a model side by side.
 *
 * @param changes gravest first, then by subject
 * @param steps the namespaces whose version was stepped
 */
public record ModelComparison(List<ModelChange> changes, List<Step> steps) {

    /** Makes it immutable. */
    public ModelComparison {
        changes = changes.stream()
                .distinct()
                .sorted(Comparator.comparing(
                                (ModelChange change) -> change.rule().severity())
                        .reversed()
                        .thenComparing(ModelChange::subject)
                        .thenComparing(ModelChange::rule)
                        .thenComparing(ModelChange::detail))
                .toList();
        steps = List.copyOf(steps);
    }

    /** A version of one model, with the code lists that it names. */
    public record Version(ReferenceModel model, CodeLists codeLists) {}

    /** A namespace's version, earlier and later. */
    public record Step(String namespace, String from, String to) {}

    /** Compares an earlier version with a later one. */
    public static ModelComparison of(Version earlier, Version later) {
        ChangeFinder finder = new ChangeFinder(earlier.model(), later.model());
        List<ModelChange> changes = finder.find();
        changes.addAll(new CodeChanges(earlier.codeLists(), later.codeLists()).find());
        return new ModelComparison(changes, steps(earlier.model(), later.model()));
    }

    /** The gravest change; nothing where there is none. */
    public Optional<Severity> severity() {
        return changes.stream().map(change -> change.rule().severity()).max(Comparator.naturalOrder());
    }

    private static List<Step> steps(ReferenceModel earlier, ReferenceModel later) {
        return earlier.namespaces().stream()
                .flatMap(before -> later.namespaces().stream()
                        .filter(after -> unversioned(after.uri()).equals(unversioned(before.uri())))
                        .filter(after -> !after.version().equals(before.version()))
                        .map(after -> new Step(before.name(), before.version(), after.version())))
                .toList();
    }

    /** A namespace's URI without its version. */
    static String unversioned(String uri) {
        String path = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
