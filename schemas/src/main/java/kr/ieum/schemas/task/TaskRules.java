package kr.ieum.schemas.task;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.yaml.YamlMap;

/** What must hold between a task, its function and the model: rules T2 and T5 to T9 of {@link Tasks}. */
final class TaskRules {

    private final Task task;
    private final YamlMap map;

    private TaskRules(Task task, YamlMap map) {
        this.task = task;
        this.map = map;
    }

    static void check(Task task, YamlMap map, ReferenceModel model, BusinessFunctions functions) {
        TaskRules rules = new TaskRules(task, map);
        rules.twice();
        Optional<BusinessFunction> function = functions.find(task.function());
        if (function.filter(found -> found.level() == BusinessFunction.Level.SMALL)
                .isPresent()) {
            rules.validity(function.get());
            functions.defaultSensitivity(task.function()).ifPresent(limit -> rules.sensitivity(limit, model));
        } else {
            functions.formerly(task.function()).ifPresentOrElse(rules::earlier, rules::noFunction);
        }
    }

    private void noFunction() {
        map.fault("function", "T2", "'" + task.function() + "' is no small function", "name a code of functions/");
    }

    /** The one that stands for it today is named; where a person has to choose, all of them are. */
    private void earlier(CrossWalk.Step step) {
        String targets = step.targets().stream().map(code -> "'" + code + "'").collect(Collectors.joining(" or "));
        map.fault(
                "function",
                "T5",
                "'" + task.function() + "' is a code of version " + step.version() + " ("
                        + YamlMap.spelling(step.kind()) + ")",
                targets.isEmpty() ? "choose another function: " + step.note() : "write " + targets);
    }

    private void validity(BusinessFunction function) {
        LocalDate from = task.validFrom().orElse(LocalDate.MIN);
        LocalDate to = task.validTo().orElse(LocalDate.MAX);
        if (to.isBefore(from)) {
            map.fault("validTo", "T6", "is before validFrom", "correct one of the two dates");
        }
        LocalDate end = function.validTo().orElse(LocalDate.MAX);
        boolean early = task.validFrom().isPresent()
                && function.validFrom().filter(from::isBefore).isPresent();
        if (early || to.isAfter(end)) {
            map.fault(
                    "function",
                    "T7",
                    "isn't in force as long as the task is",
                    "end the task, or name another function");
        }
    }

    private void twice() {
        Set<AttributeKey> items = new HashSet<>();
        if (!task.minimumItems().stream().allMatch(items::add)) {
            map.fault("minimumItems", "T8", "name an attribute twice", "name it once");
        }
        if (Set.copyOf(task.replaces()).size() != task.replaces().size()) {
            map.fault("replaces", "T8", "name a document twice", "name it once");
        }
    }

    private void sensitivity(Property.Sensitivity limit, ReferenceModel model) {
        List<String> above = task.minimumItems().stream()
                .flatMap(key -> model.property(key).stream())
                .filter(property -> property.sensitivity().compareTo(limit) > 0)
                .map(property -> property.key().text())
                .toList();
        if (!above.isEmpty()) {
            map.fault(
                    "minimumItems",
                    "T9",
                    "name " + String.join(", ", above) + ", more sensitive than the function is taken to be ("
                            + YamlMap.spelling(limit) + ")",
                    "rate the function higher in functions/, or do without");
        }
    }
}
