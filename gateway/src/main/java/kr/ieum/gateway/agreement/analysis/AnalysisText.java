package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.schemas.yaml.YamlMap;

/** What an analysis found, in lines for a terminal. */
public final class AnalysisText {

    private AnalysisText() {}

    private record Alike(List<Object> but) {}

    /** Sights of one attribute; those that differ in relation and register alone stand in one line. */
    public static List<String> lines(List<Sight> sights) {
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
