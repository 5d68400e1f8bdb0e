package kr.ieum.schemas.diff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.schemas.diff.ModelComparison.Version;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.Mappings;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/**
 * What a comparison means for those who use the model. A file that its loader would refuse under the later version is broken for
 * the loader's own reason; one that would still load but names something with a major change is to be reviewed.
 */
public final class Impact {

    private final ModelComparison comparison;

    /** The impact of these changes. */
    public Impact(ModelComparison comparison) {
        this.comparison = comparison;
    }

    /** The earlier version's mappings, loaded against the later version's model and code lists. */
    public List<Break> onMappings(Path earlierFolder, Map<String, Mapping> earlier, Version later) {
        Faults faults = new Faults();
        Mappings.load(earlierFolder.resolve("mappings"), "mappings", later.model(), later.codeLists(), faults);
        List<Break> breaks = refused(Break.Kind.MAPPING, faults.list());
        earlier.forEach((id, mapping) ->
                breaks.addAll(named(Break.Kind.MAPPING, "mappings/" + id + ".yaml", mapping.attributes(), breaks)));
        return breaks;
    }

    /** The code lists with codes that are there no more. */
    public List<Break> onCodeLists() {
        return comparison.changes().stream()
                .filter(change -> change.rule() == ChangeRule.CODE_REMOVED)
                .map(change -> new Break(Break.Kind.CODE_LIST, change.subject() + ".csv", true, reason(change)))
                .toList();
    }

    /** What a loader refuses, fault by fault. */
    public static List<Break> refused(Break.Kind kind, List<Fault> faults) {
        List<Break> breaks = new ArrayList<>();
        faults.forEach(fault -> breaks.add(new Break(kind, fault.file(), true, fault.toString())));
        return breaks;
    }

    /**
     * A file that names attributes with a major change.
     *
     * @param refused what is refused already, and isn't told a second time
     */
    public List<Break> named(Break.Kind kind, String id, Set<AttributeKey> attributes, List<Break> refused) {
        if (refused.stream().anyMatch(broken -> broken.refused() && broken.id().equals(id))) {
            return List.of();
        }
        Set<String> subjects = new TreeSet<>();
        attributes.forEach(key -> {
            subjects.add(key.text());
            subjects.add(key.className());
        });
        return comparison.changes().stream()
                .filter(change -> change.rule().severity() == Severity.MAJOR && subjects.contains(change.subject()))
                .map(change -> new Break(kind, id, false, reason(change)))
                .toList();
    }

    private static String reason(ModelChange change) {
        return change.subject() + ": " + change.rule().title() + " (" + change.detail() + ") ["
                + change.rule().number() + "]";
    }
}
