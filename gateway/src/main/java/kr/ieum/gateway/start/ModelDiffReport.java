package kr.ieum.gateway.start;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.schemas.diff.Break;
import kr.ieum.schemas.diff.ModelChange;
import kr.ieum.schemas.diff.ModelComparison;
import kr.ieum.schemas.diff.Severity;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.FaultyFilesException;
import kr.ieum.schemas.yaml.YamlMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the verb {@code model diff} prints, for people and for programs. */
public final class ModelDiffReport {

    private final Path earlier;
    private final Path later;
    private final boolean withConfiguration;
    private final ModelComparison comparison;
    private final List<Break> breaks;

    ModelDiffReport(
            Path earlier, Path later, boolean withConfiguration, ModelComparison comparison, List<Break> breaks) {
        this.earlier = earlier;
        this.later = later;
        this.withConfiguration = withConfiguration;
        this.comparison = comparison;
        this.breaks = List.copyOf(breaks);
    }

    /**
     * Compares two schemas folders.
     *
     * @param config whose agreements and views are looked at
     * @throws FaultyFilesException with every fault of what can't be compared
     */
    public static ModelDiffReport of(Path earlier, Path later, Optional<Path> config) {
        return ModelDiff.compare(earlier, later, config);
    }

    /** Whether somebody has to change something. */
    public boolean isMajor() {
        return comparison.severity().filter(Severity.MAJOR::equals).isPresent()
                || breaks.stream().anyMatch(Break::refused);
    }

    /** For people: the grade, the changes gravest first, what breaks and what is to be reviewed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(earlier).append(" -> ").append(later).append('\n');
        text.append("The change is ").append(grade(comparison.severity())).append(". ");
        text.append(declaredSentence()).append('\n');
        section(
                text,
                "Changes",
                comparison.changes().stream().map(ModelDiffReport::line).toList());
        section(text, "Breaks", lines(true));
        section(text, "To review", lines(false));
        if (!withConfiguration) {
            text.append("\nAgreements and views weren't looked at; name their folder with --config.\n");
        }
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        text.append('\n').append(title).append(" (").append(lines.size()).append(")\n");
        if (lines.isEmpty()) {
            text.append("  none\n");
        }
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
    }

    private static String line(ModelChange change) {
        return change.rule().severity().name().toLowerCase(Locale.ROOT) + " " + change.subject() + ": "
                + change.rule().title() + " (" + change.detail() + ") ["
                + change.rule().number() + "]";
    }

    private List<String> lines(boolean refused) {
        return breaks.stream()
                .filter(broken -> broken.refused() == refused)
                .map(broken -> YamlMap.spelling(broken.kind()).replace('-', ' ') + " "
                        + (broken.reason().startsWith(broken.id()) ? "" : broken.id() + ": ") + broken.reason())
                .distinct()
                .toList();
    }

    /** For programs. */
    public String json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("grade", grade(comparison.severity()));
        report.put("declared", grade(declared()));
        ArrayNode changes = report.putArray("changes");
        for (ModelChange change : comparison.changes()) {
            ObjectNode node = changes.addObject();
            node.put("rule", change.rule().number());
            node.put("grade", change.rule().severity().name().toLowerCase(Locale.ROOT));
            node.put("subject", change.subject());
            node.put("change", change.rule().title());
            node.put("detail", change.detail());
        }
        ArrayNode broken = report.putArray("breaks");
        for (Break one : breaks) {
            ObjectNode node = broken.addObject();
            node.put("kind", YamlMap.spelling(one.kind()));
            node.put("id", one.id());
            node.put("refused", one.refused());
            node.put("reason", one.reason());
        }
        return StrictJson.pretty(report);
    }

    /** What the namespaces' versions say of the change. */
    private Optional<Severity> declared() {
        return comparison.steps().stream().map(ModelDiffReport::declared).max(Comparator.naturalOrder());
    }

    private static Severity declared(ModelComparison.Step step) {
        String[] from = step.from().split("\\.", -1);
        String[] to = step.to().split("\\.", -1);
        if (!from[0].equals(to[0])) {
            return Severity.MAJOR;
        }
        return from.length > 1 && to.length > 1 && from[1].equals(to[1]) ? Severity.PATCH : Severity.MINOR;
    }

    private String declaredSentence() {
        Optional<Severity> needed = comparison.severity();
        Optional<Severity> said = declared();
        if (needed.isEmpty()) {
            return "Model and code lists say the same.";
        }
        if (said.isEmpty()) {
            return needed.get() == Severity.PATCH
                    ? "No namespace has another version, and none needs one."
                    : "No namespace has another version; step it in the URI of each namespace that changed.";
        }
        return said.get().compareTo(needed.get()) < 0
                ? "The namespaces' versions only say " + grade(said) + "; step them further."
                : "The namespaces' versions say so or more.";
    }

    private static String grade(Optional<Severity> severity) {
        return severity.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("none");
    }
}
