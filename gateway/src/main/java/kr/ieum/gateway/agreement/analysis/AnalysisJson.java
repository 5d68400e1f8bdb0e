package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * What an analysis found, as maps that command and interface write alike. A witness is a decision record, so that it can be replayed
 * as any other.
 */
public final class AnalysisJson {

    private AnalysisJson() {}

    /**
     * What an agency can see.
     *
     * @param engine answers the witnesses
     */
    public static Map<String, Object> of(Reach reach, Engine engine) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("agency", reach.agency());
        members.put(
                "sights",
                reach.sights().stream().map(sight -> sight(sight, engine)).toList());
        return members;
    }

    private static Map<String, Object> sight(Sight sight, Engine engine) {
        Map<String, Object> members = new LinkedHashMap<>(line(sight));
        DecisionRequest request = sight.witness().request();
        members.put("witness", record(request, engine.decide(request)));
        return members;
    }

    /** A sight without its witness. */
    static Map<String, Object> line(Sight sight) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("attribute", sight.attribute().text());
        members.put("form", sight.form().text());
        via(sight.via(), members);
        members.put("relation", YamlMap.spelling(sight.relation()));
        members.put("register", sight.register());
        members.put("recipient", YamlMap.spelling(sight.recipient()));
        members.put("uses", spelled(sight.uses(), YamlMap::spelling));
        members.put("kind", YamlMap.spelling(sight.kind()));
        members.put("task", sight.task());
        members.put("agreement", sight.agreement());
        members.put("version", sight.version());
        members.put("grants", sight.grants());
        members.put("clause", sight.clause());
        members.put("basis", sight.bases());
        members.put("when", sight.conditions().stream().map(ConditionSource::of).toList());
        sight.consent().ifPresent(consent -> members.put("consent", consent.key()));
        members.put("beforeVerification", sight.declared());
        members.put("times", sight.times().stream().map(AnalysisJson::period).toList());
        members.put("hours", sight.hours());
        return members;
    }

    private static void via(Sight.Via via, Map<String, Object> to) {
        switch (via) {
            case Sight.Via.Granted granted -> to.put("via", "granted");
            case Sight.Via.Derived derived -> {
                to.put("via", "derived");
                to.put("from", spelled(derived.sources(), Object::toString));
            }
            case Sight.Via.Implied told -> {
                to.put("via", "implied");
                to.put("by", told.by().text());
                to.put("as", told.as().text());
            }
        }
    }

    private static Map<String, Object> period(Period period) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (!period.from().equals(Instant.MIN)) {
            members.put("from", period.from().toString());
        }
        if (!period.until().equals(Instant.MAX)) {
            members.put("until", period.until().toString());
        }
        return members;
    }

    private static <T> List<String> spelled(Collection<T> some, Function<T, String> spelling) {
        return some.stream().map(spelling).sorted().toList();
    }

    private static Object record(DecisionRequest request, Decision decision) {
        return StrictJson.mapper().readTree(new RecordedDecision(request, Engine.Excess.FILTER, decision).json());
    }

    /** Who can see an attribute. */
    public static Map<String, Object> of(Viewers viewers) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("attribute", viewers.attribute().text());
        members.put("agencies", List.copyOf(viewers.agencies()));
        members.put(
                "viewers",
                viewers.viewers().stream()
                        .map(viewer -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("agreement", viewer.agreement());
                            one.put("version", viewer.version());
                            one.put("grants", viewer.grants());
                            one.put("form", viewer.form().text());
                            via(viewer.via(), one);
                            one.put("recipient", YamlMap.spelling(viewer.recipient()));
                            one.put("uses", spelled(viewer.uses(), YamlMap::spelling));
                            one.put("relations", spelled(viewer.relations(), YamlMap::spelling));
                            one.put("registers", List.copyOf(viewer.registers()));
                            one.put("agencies", List.copyOf(viewer.agencies()));
                            return one;
                        })
                        .toList());
        return members;
    }

    /** How two versions differ. */
    public static Map<String, Object> of(Comparison comparison) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("change", change(comparison.change()));
        members.put(
                "attributes",
                comparison.attributes().stream()
                        .map(one -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("attribute", one.attribute().text());
                            line.put("relation", YamlMap.spelling(one.relation()));
                            line.put("recipient", YamlMap.spelling(one.recipient()));
                            line.put("uses", spelled(one.uses(), YamlMap::spelling));
                            line.put("change", change(one.change()));
                            line.put("before", granted(one.before()));
                            line.put("after", granted(one.after()));
                            one.contrast().ifPresent(contrast -> line.put("witness", of(contrast)));
                            return line;
                        })
                        .toList());
        members.put(
                "terms",
                comparison.terms().stream()
                        .map(one -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("term", YamlMap.spelling(one.kind()));
                            line.put("change", change(one.change()));
                            one.contrast().ifPresent(contrast -> line.put("witness", of(contrast)));
                            return line;
                        })
                        .toList());
        return members;
    }

    private static List<Map<String, Object>> granted(List<AttributeChange.Granted> granted) {
        return granted.stream()
                .map(one -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("form", one.form().text());
                    members.put("grant", one.grant());
                    one.when().ifPresent(when -> members.put("when", when));
                    return members;
                })
                .toList();
    }

    private static Map<String, Object> of(Contrast contrast) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("before", record(contrast.request(), contrast.before()));
        members.put("after", record(contrast.request(), contrast.after()));
        return members;
    }

    /** How a change is spelled outside: wider in one respect and narrower in another is mixed. */
    public static String change(Change change) {
        return change == Change.BOTH ? "mixed" : YamlMap.spelling(change);
    }

    /** What came of a replay. */
    public static Map<String, Object> of(Replay.Report report) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("records", report.records());
        for (Change change : Change.values()) {
            members.put(change(change), report.count(change));
        }
        members.put(
                "withoutTheDraftToo",
                report.anyway().values().stream().mapToLong(count -> count).sum());
        members.put(
                "attributes",
                report.attributes().entrySet().stream()
                        .map(entry -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("attribute", entry.getKey().text());
                            entry.getValue().forEach((change, count) -> line.put(change(change), count));
                            return line;
                        })
                        .toList());
        members.put(
                "examples",
                report.examples().stream()
                        .map(example -> {
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("record", example.record());
                            line.put("time", example.time().toString());
                            line.put("agency", example.agency());
                            line.put("task", example.task());
                            line.put("change", change(example.change()));
                            line.put("byDraft", example.byDraft());
                            line.put(
                                    "outcomes",
                                    example.outcomes().stream()
                                            .map(AnalysisJson::differing)
                                            .toList());
                            return line;
                        })
                        .toList());
        return members;
    }

    private static Map<String, Object> differing(Replay.Differing differing) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("attribute", differing.attribute().text());
        members.put("before", differing.before().map(Form::text).orElse("refused"));
        members.put("after", differing.after().map(Form::text).orElse("refused"));
        return members;
    }

    /** What an agency learns by putting grants together. */
    public static List<Map<String, Object>> cumulations(List<Cumulation> cumulations) {
        return cumulations.stream()
                .map(one -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("kind", YamlMap.spelling(one.kind()));
                    members.put("attribute", one.attribute().text());
                    members.put("relation", YamlMap.spelling(one.relation()));
                    one.together().ifPresent(form -> members.put("together", form.text()));
                    members.put("first", line(one.first()));
                    members.put("second", line(one.second()));
                    return members;
                })
                .toList();
    }

    /** Granted attributes and how often they were told. */
    public static List<Map<String, Object>> uses(List<GrantUse.Line> lines) {
        return lines.stream()
                .map(line -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("agreement", line.agreement());
                    members.put("version", line.version());
                    members.put("grant", line.grant());
                    members.put("attribute", line.attribute().text());
                    members.put("count", line.count());
                    line.last().ifPresent(last -> members.put("last", last.toString()));
                    return members;
                })
                .toList();
    }

    /** What a repealed article takes with it. */
    public static Map<String, Object> of(Repeal repeal, List<Breakage> broken) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("act", repeal.act());
        members.put("article", repeal.article());
        members.put("date", repeal.date().toString());
        members.put(
                "losses",
                repeal.losses().stream()
                        .map(loss -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("agreement", loss.agreement());
                            one.put("version", loss.version());
                            loss.grant().ifPresent(grant -> one.put("grant", grant));
                            one.put("attribute", loss.attribute().text());
                            one.put("last", loss.isLast());
                            one.put("left", loss.left());
                            return one;
                        })
                        .toList());
        members.put("views", broken(broken));
        return members;
    }

    /** The places of views that show less. */
    public static List<Map<String, Object>> broken(List<Breakage> broken) {
        return broken.stream()
                .map(one -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    members.put("view", one.place().view());
                    members.put("panel", one.place().panel());
                    members.put("attribute", one.place().attribute().text());
                    members.put("register", one.place().register());
                    members.put("relation", YamlMap.spelling(one.place().relation()));
                    members.put("recipient", YamlMap.spelling(one.place().recipient()));
                    members.put("before", spelled(one.before(), Form::text));
                    members.put("after", spelled(one.after(), Form::text));
                    members.put("elsewhere", List.copyOf(one.elsewhere()));
                    return members;
                })
                .toList();
    }
}
