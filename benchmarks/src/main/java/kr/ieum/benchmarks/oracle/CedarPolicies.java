package kr.ieum.benchmarks.oracle;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Terms.Ceiling;
import kr.ieum.gateway.agreement.engine.Terms.Consumer;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Agreements as Cedar: one permit for each grant, with the agreement's own limits as {@code unless}, since a forbid would bind the others
 * too; the protections of all agreements and the gate of a case as forbids. Policies by id, {@code agreement/version/grant} for permits.
 */
final class CedarPolicies {

    private final Duration skew;
    private final Map<String, String> byId = new LinkedHashMap<>();

    private CedarPolicies(Duration skew) {
        this.skew = skew;
    }

    static Map<String, String> of(List<Terms> agreements, Duration skew) {
        CedarPolicies policies = new CedarPolicies(skew);
        policies.byId.put(
                "gate",
                "forbid(principal, action, resource) unless { context has jurisdiction && context.jurisdiction =="
                        + " context.agency && context has caseTask && context.caseTask == context.task"
                        + " && context has assigned && context.assigned == \"true\" };");
        for (Terms terms : agreements) {
            String version = terms.agreement() + "/" + terms.version() + "/";
            terms.grants().forEach(grant -> policies.byId.put(version + grant.id(), policies.permit(terms, grant)));
            terms.ceilings().stream()
                    .filter(Ceiling::isProtection)
                    .forEach(ceiling -> policies.byId.put(version + ceiling.id(), policies.forbid(ceiling)));
        }
        return policies.byId;
    }

    private String permit(Terms terms, Grant grant) {
        String own = terms.ceilings().stream()
                .filter(ceiling -> !ceiling.isProtection())
                .map(ceiling -> "(" + covers(ceiling.attributes()) + " && " + binds(ceiling) + ")")
                .collect(Collectors.joining(" || "));
        return "permit(principal, action == Action::" + quoted(terms.task()) + ", resource) when { "
                + covers(grant.attributes().stream()
                        .map(Terms.GrantedAttribute::attribute)
                        .toList())
                + " && " + contains(CommonSubset.registers(terms, grant), "context.register")
                + " && " + contains(CommonSubset.words(grant.relations()), "context.subjectRelation")
                + (grant.declaredRelationSuffices() ? "" : " && context has verified && context.verified == \"YES\"")
                + " && (" + joined(terms.consumers(), this::consumer, " || ") + ")"
                + " && " + within(terms.term())
                + " && context.recipient == " + quoted(CommonSubset.word(grant.recipient()))
                + " && " + list(CommonSubset.words(grant.uses()), CedarPolicies::quoted)
                + ".containsAll(context.uses)"
                + " && " + expression(Guard.certainlyTrue(grant.when(), skew)) + " }"
                + (own.isEmpty() ? "" : " unless { " + own + " }")
                + ";";
    }

    private String forbid(Ceiling ceiling) {
        return "forbid(principal, action, resource) when { " + covers(ceiling.attributes()) + " && " + binds(ceiling)
                + " };";
    }

    /** A limit holds unless its condition is certainly false. */
    private String binds(Ceiling ceiling) {
        return "!" + expression(Guard.certainlyFalse(ceiling.when(), skew));
    }

    private String consumer(Consumer consumer) {
        String agencies = CommonSubset.agencies(consumer).entrySet().stream()
                .map(entry -> "(" + list(entry.getValue(), agency -> "Agency::" + quoted(agency))
                        + ".contains(principal) && " + within(entry.getKey()) + ")")
                .collect(Collectors.joining(" || "));
        return "((" + (agencies.isEmpty() ? "false" : agencies) + ")"
                + (consumer.systems().isEmpty() ? "" : " && " + contains(consumer.systems(), "context.system"))
                + consumer.role()
                        .map(role -> " && context.roles.contains(" + quoted(role) + ")")
                        .orElse("")
                + " && context.assurance >= " + consumer.minAssurance() + ")";
    }

    /** At both ends of what our clock may mean. */
    private String within(Period period) {
        String from = CommonSubset.isBound(period.from())
                ? "context.now >= " + CommonSubset.millis(period.from().plus(skew))
                : "true";
        return CommonSubset.isBound(period.until())
                ? from + " && context.now < "
                        + CommonSubset.millis(period.until().minus(skew))
                : from;
    }

    private static String expression(Guard guard) {
        return switch (guard) {
            case Guard.Constant constant -> "(" + constant.value() + ")";
            case Guard.Text text -> {
                String name = CommonSubset.nameOf(text.variable());
                yield "(context has " + name + " && " + (text.among() ? "" : "!")
                        + contains(text.words(), "context." + name) + ")";
            }
            case Guard.Restricted pair ->
                "(context has restricted && context.restricted == \"" + pair.restricted() + "\")";
            case Guard.Before before -> "(context.now < " + CommonSubset.millis(before.instant()) + ")";
            case Guard.NotBefore since -> "(context.now >= " + CommonSubset.millis(since.instant()) + ")";
            case Guard.All all ->
                all.parts().isEmpty() ? "(true)" : "(" + joined(all.parts(), CedarPolicies::expression, " && ") + ")";
            case Guard.Any any ->
                any.parts().isEmpty() ? "(false)" : "(" + joined(any.parts(), CedarPolicies::expression, " || ") + ")";
        };
    }

    private static String covers(Collection<AttributeKey> attributes) {
        return list(attributes.stream().map(AttributeKey::text).sorted().toList(), key -> "Attribute::" + quoted(key))
                + ".contains(resource)";
    }

    private static String contains(Collection<String> words, String value) {
        return list(words, CedarPolicies::quoted) + ".contains(" + value + ")";
    }

    private static String list(Collection<String> items, Function<String, String> each) {
        return items.stream().sorted().map(each).collect(Collectors.joining(", ", "[", "]"));
    }

    private static <T> String joined(List<T> items, Function<T, String> each, String between) {
        return items.stream().map(each).collect(Collectors.joining(between));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
