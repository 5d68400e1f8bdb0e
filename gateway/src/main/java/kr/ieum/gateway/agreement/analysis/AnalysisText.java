package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.YamlMap;

/** What an analysis found, in lines for a terminal. */
public final class AnalysisText {

    private AnalysisText() {}

    private record Alike(List<Object> but) {}

    /** What an agency can see. */
    public static List<String> lines(Reach reach, String agency) {
        Map<AttributeKey, List<Sight>> byAttribute = reach.sights().stream()
                .collect(Collectors.groupingBy(Sight::attribute, TreeMap::new, Collectors.toList()));
        long agreements =
                reach.sights().stream().map(Sight::agreement).distinct().count();
        List<String> lines = new ArrayList<>();
        lines.add(agency + " can see " + byAttribute.size() + " attributes under " + agreements + " agreements.");
        byAttribute.forEach((attribute, sights) -> {
            lines.add("");
            lines.add(attribute.text());
            lines(sights).forEach(line -> lines.add("  " + line));
        });
        lines.add("");
        lines.add(
                reach.sights().isEmpty()
                        ? "No agreement of the configuration grants it anything; 'bin/ieum agreement lint' checks them."
                        : "Each line has a request that is answered so: --json prints it. Who else sees an attribute:"
                                + " 'bin/ieum agreement who ATTRIBUTE'.");
        return lines;
    }

    /** Who can see an attribute. */
    public static List<String> lines(Viewers viewers) {
        List<String> lines = new ArrayList<>();
        lines.add(viewers.agencies().size() + " agencies can come to know " + viewers.attribute() + ", under "
                + viewers.viewers().size() + " grants.");
        for (Viewers.Viewer viewer : viewers.viewers()) {
            lines.add("");
            lines.add(viewer.form() + ", " + viewer.agreement() + " " + viewer.version() + " "
                    + String.join(" and ", viewer.grants()) + via(viewer.via()));
            lines.add("  about " + joined(viewer.relations(), YamlMap::spelling) + "; from "
                    + joined(viewer.registers(), register -> register) + "; to the "
                    + YamlMap.spelling(viewer.recipient()) + "; for " + joined(viewer.uses(), YamlMap::spelling));
            lines.add("  " + joined(viewer.agencies(), agency -> agency));
        }
        lines.add("");
        lines.add(
                viewers.viewers().isEmpty()
                        ? "No agreement of the configuration grants it."
                        : "All that one of them can see: 'bin/ieum agreement reach --agency CODE'.");
        return lines;
    }

    /** How two versions differ. */
    public static List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("Access is " + AnalysisJson.change(comparison.change()) + ".");
        comparison.terms().stream()
                .filter(one -> one.change() != Change.SAME)
                .forEach(one ->
                        lines.add("  " + AnalysisJson.change(one.change()) + ": " + YamlMap.spelling(one.kind())));
        comparison.attributes().stream()
                .filter(one -> one.change() != Change.SAME)
                .forEach(one -> lines.add("  " + AnalysisJson.change(one.change()) + ": " + one.attribute() + " about "
                        + YamlMap.spelling(one.relation()) + ", to the " + YamlMap.spelling(one.recipient()) + ": "
                        + forms(one.before()) + " -> " + forms(one.after())));
        lines.add(
                switch (comparison.change()) {
                    case SAME -> "Nobody sees more or less; both parties sign.";
                    case NARROWED -> "The provider's signature suffices.";
                    case WIDENED, BOTH ->
                        "Both parties and the approver sign. --json shows a request for each difference.";
                });
        return lines;
    }

    private static String forms(List<AttributeChange.Granted> granted) {
        return granted.isEmpty()
                ? "nothing"
                : joined(
                        granted,
                        one -> one.form().text()
                                + one.when().map(when -> " when " + when).orElse(""));
    }

    /** What came of a replay. */
    public static List<String> lines(Replay.Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(report.records() + " past decisions: " + report.count(Change.SAME) + " the same, "
                + report.count(Change.WIDENED) + " wider, " + report.count(Change.NARROWED) + " narrower, "
                + report.count(Change.BOTH) + " mixed.");
        long anyway =
                report.anyway().values().stream().mapToLong(count -> count).sum();
        if (anyway > 0) {
            lines.add("Of those that differ, " + anyway + " differ without the draft too: other agreements have changed"
                    + " since.");
        }
        report.attributes()
                .forEach((attribute, counts) -> lines.add("  " + attribute + ": "
                        + joined(
                                counts.entrySet(),
                                entry -> entry.getValue() + " " + AnalysisJson.change(entry.getKey()))));
        report.examples()
                .forEach(example -> lines.add("  record " + example.record() + ", " + example.time() + ", agency "
                        + example.agency() + ", task " + example.task() + ": "
                        + AnalysisJson.change(example.change()) + "; "
                        + joined(
                                example.outcomes(),
                                one -> one.attribute() + " " + said(one.before()) + " -> " + said(one.after()))));
        if (report.count(Change.SAME) < report.records()) {
            lines.add("What makes the difference: 'bin/ieum agreement diff EARLIER DRAFT'.");
        }
        return lines;
    }

    private static String said(Optional<Form> form) {
        return form.map(Form::text).orElse("refused");
    }

    /** The points of a checklist; none for no points. */
    public static List<String> lines(Agreement agreement, List<Checklist.Point> points) {
        List<String> lines = new ArrayList<>();
        if (!points.isEmpty()) {
            lines.add(agreement.id() + " " + agreement.version() + ": "
                    + points.stream().filter(Checklist.Point::passes).count() + " of " + points.size()
                    + " points are shown.");
        }
        points.forEach(point -> lines.add("  " + point.rule() + " " + YamlMap.spelling(point.law()) + " "
                + (point.passes() ? "shown  " : "missing") + " " + point.what().en() + " [" + point.where() + "]"
                + point.remedy().map(remedy -> " -> " + remedy.en()).orElse("")));
        return lines;
    }

    /** Sights of one attribute; those that differ in relation and register alone stand in one line. */
    private static List<String> lines(List<Sight> sights) {
        Map<Alike, List<Sight>> alike = new LinkedHashMap<>();
        for (Sight sight : sights) {
            alike.computeIfAbsent(
                            new Alike(List.of(
                                    sight.form(),
                                    sight.via(),
                                    sight.recipient(),
                                    sight.uses(),
                                    sight.agreement(),
                                    sight.version(),
                                    sight.grants(),
                                    sight.times())),
                            key -> new ArrayList<>())
                    .add(sight);
        }
        return alike.values().stream()
                .flatMap(group -> List.of(what(group), "    " + why(group.getFirst())).stream())
                .toList();
    }

    private static String what(List<Sight> group) {
        Sight first = group.getFirst();
        return first.form() + " about " + joined(group, sight -> YamlMap.spelling(sight.relation())) + ", from "
                + joined(group, Sight::register) + ", to the " + YamlMap.spelling(first.recipient()) + ", for "
                + joined(first.uses(), YamlMap::spelling) + via(first.via());
    }

    private static String via(Sight.Via via) {
        return switch (via) {
            case Sight.Via.Granted granted -> "";
            case Sight.Via.Derived derived -> "; derived from " + joined(derived.sources(), Object::toString);
            case Sight.Via.Implied told -> "; told by " + told.by() + " as " + told.as();
        };
    }

    private static String why(Sight sight) {
        StringBuilder text = new StringBuilder(sight.agreement() + " " + sight.version() + ", "
                + String.join(" and ", sight.grants()) + " (" + sight.clause() + "), on "
                + String.join(", ", sight.bases()));
        if (!sight.conditions().isEmpty()) {
            text.append("; when ")
                    .append(sight.conditions().stream().map(ConditionSource::of).collect(Collectors.joining(" and ")));
        }
        sight.consent().ifPresent(consent -> text.append("; with consent"));
        if (sight.declared()) {
            text.append("; also before the relation is verified");
        }
        text.append("; ")
                .append(sight.times().stream().map(AnalysisText::period).collect(Collectors.joining(" and ")));
        if (sight.hours()) {
            text.append(", in the agreed hours");
        }
        return text.toString();
    }

    /** A period by its days in UTC and its minutes where it doesn't begin or end at midnight. */
    private static String period(Period period) {
        return (period.from().equals(Instant.MIN) ? "always" : "from " + minute(period.from()))
                + (period.until().equals(Instant.MAX) ? "" : " until " + minute(period.until()));
    }

    private static String minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static <T> String joined(Collection<T> some, Function<T, String> text) {
        return String.join(", ", new TreeSet<>(some.stream().map(text).toList()));
    }
}
