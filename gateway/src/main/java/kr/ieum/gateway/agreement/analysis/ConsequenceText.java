package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.yaml.YamlMap;

/** What follows from agreements together, from their disuse and from their change, in lines for a terminal. */
public final class ConsequenceText {

    private ConsequenceText() {}

    /** What an agency learns by putting grants together. */
    public static List<String> ofCumulations(List<Cumulation> found, String agency) {
        List<String> lines = new ArrayList<>();
        lines.add(
                found.isEmpty()
                        ? agency + " learns nothing by putting grants together that none of them tells."
                        : agency + " learns " + found.size() + " things by putting grants together:");
        for (Cumulation one : found) {
            lines.add(one.attribute() + " about " + YamlMap.spelling(one.relation()) + ": "
                    + switch (one.kind()) {
                        case WHOLE -> "two forms make the whole value";
                        case NARROWER ->
                            "two forms make "
                                    + one.together().map(Form::text).orElse("more than either, which has no form");
                        case TOLD -> "another attribute tells more of it than is granted";
                        case DERIVED -> "sources that are granted apart yield it";
                    });
            lines.add("    " + sight(one.first()));
            lines.add("    " + sight(one.second()));
        }
        return lines;
    }

    private static String sight(Sight sight) {
        return sight.attribute() + " as " + sight.form() + ", " + sight.agreement() + " " + sight.version() + " "
                + String.join(" and ", sight.grants());
    }

    /** What of the granted nobody was told. */
    public static List<String> ofUnused(List<GrantUse.Line> unused, int granted, Instant since) {
        List<String> lines = new ArrayList<>();
        lines.add(unused.size() + " of " + granted + " granted attributes were told to nobody since " + since + ".");
        unused.forEach(line -> lines.add("  " + line.agreement() + " " + line.version() + " " + line.grant() + ": "
                + line.attribute()
                + line.last().map(last -> ", last " + last).orElse(", never in these records")));
        return lines;
    }

    /** What a repealed article takes with it. */
    public static List<String> of(Repeal repeal, List<Breakage> broken) {
        List<String> lines = new ArrayList<>();
        lines.add("After " + repeal.date() + " without article " + repeal.article() + " of '" + repeal.act() + "', "
                + repeal.losses().stream().filter(Repeal.Loss::isLast).count()
                + " permissions have no basis left, of " + repeal.losses().size() + " that cite it.");
        repeal.losses()
                .forEach(loss -> lines.add("  " + loss.agreement() + " " + loss.version() + " "
                        + loss.grant().orElse("search") + ": " + loss.attribute()
                        + (loss.isLast() ? " falls" : " stands on " + String.join(", ", loss.left()))));
        lines.addAll(places(broken));
        return lines;
    }

    /** Which places of views show less after a change. */
    public static List<String> ofViews(List<Breakage> broken, String change) {
        List<String> lines = new ArrayList<>();
        lines.add("When " + change + ":");
        lines.addAll(places(broken));
        return lines;
    }

    private static List<String> places(List<Breakage> broken) {
        List<String> lines = new ArrayList<>();
        lines.add(broken.size() + " places of views show less.");
        broken.forEach(one ->
                lines.add("  " + one.place().view() + ", " + one.place().panel() + ": "
                        + one.place().attribute() + " about "
                        + YamlMap.spelling(one.place().relation()) + ", "
                        + forms(one.before()) + " -> " + (one.isBlank() ? "nothing" : forms(one.after()))
                        + (one.elsewhere().isEmpty()
                                ? ""
                                : "; on conditions of its own still shown by " + String.join(", ", one.elsewhere()))));
        return lines;
    }

    private static String forms(Collection<Form> forms) {
        return String.join(" or ", new TreeSet<>(forms.stream().map(Form::text).toList()));
    }
}
