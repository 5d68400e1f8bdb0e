package kr.ieum.benchmarks.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Terms.Ceiling;
import kr.ieum.gateway.agreement.engine.Terms.Consumer;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Agreements as one XACML 3.0 policy set: under deny-overrides, what denies whatever the agreement (the gate of a case, protections), and
 * under deny-unless-permit a policy for each agreement. What selects stands in targets, so that the engine can leave policies out early.
 */
final class XacmlPolicies {

    static final String ROOT = "ieum:agreements";
    static final String SUBJECT = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
    static final String RESOURCE = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
    static final String ACTION = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";
    static final String ENVIRONMENT = "urn:oasis:names:tc:xacml:3.0:attribute-category:environment";
    private static final String FUNCTION = "urn:oasis:names:tc:xacml:1.0:function:";
    private static final String TYPE = "http://www.w3.org/2001/XMLSchema#";

    private final Duration skew;
    private final StringBuilder xml = new StringBuilder(1 << 16);

    private XacmlPolicies(Duration skew) {
        this.skew = skew;
    }

    static String of(List<Terms> agreements, Duration skew) {
        return new XacmlPolicies(skew).root(agreements);
    }

    private String root(List<Terms> agreements) {
        xml.append("<PolicySet xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" PolicySetId=\"" + ROOT
                + "\" Version=\"1.0\" PolicyCombiningAlgId="
                + "\"urn:oasis:names:tc:xacml:3.0:policy-combining-algorithm:deny-overrides\"><Target/>");
        policy("ieum:everybody", "<Target/>", "");
        deny("gate", List.of(), not(ownCase()));
        int protections = 0;
        for (Terms terms : agreements) {
            for (Ceiling ceiling : terms.ceilings()) {
                if (ceiling.isProtection()) {
                    deny("protection" + protections++, ceiling.attributes(), binds(ceiling));
                }
            }
        }
        xml.append("</Policy><PolicySet PolicySetId=\"ieum:each\" Version=\"1.0\" PolicyCombiningAlgId="
                + "\"urn:oasis:names:tc:xacml:3.0:policy-combining-algorithm:deny-unless-permit\"><Target/>");
        agreements.forEach(this::agreement);
        return xml.append("</PolicySet></PolicySet>").toString();
    }

    private void agreement(Terms terms) {
        Collection<String> agencies = terms.consumers().stream()
                .flatMap(consumer -> consumer.agencies().keySet().stream())
                .sorted()
                .distinct()
                .toList();
        if (agencies.isEmpty()) {
            return;
        }
        policy(
                "ieum:" + terms.agreement() + ":" + terms.version(),
                "<Target>" + anyOf(ACTION, "task", List.of(terms.task())) + anyOf(SUBJECT, "agency", agencies)
                        + "</Target>",
                "<VariableDefinition VariableId=\"party\">"
                        + call(
                                "and",
                                within(terms.term()),
                                any(terms.consumers().stream()
                                        .map(this::consumer)
                                        .toList()))
                        + "</VariableDefinition>");
        terms.grants().forEach(grant -> permit(terms, grant));
        terms.ceilings().stream()
                .filter(ceiling -> !ceiling.isProtection())
                .forEach(ceiling -> deny(ceiling.id(), ceiling.attributes(), binds(ceiling)));
        xml.append("</Policy>");
    }

    private void permit(Terms terms, Grant grant) {
        Set<String> registers = CommonSubset.registers(terms, grant);
        if (registers.isEmpty() || grant.relations().isEmpty()) {
            return;
        }
        xml.append("<Rule RuleId=\"").append(grant.id()).append("\" Effect=\"Permit\"><Target>");
        xml.append(anyOf(
                RESOURCE,
                "attribute",
                keys(grant.attributes().stream()
                        .map(Terms.GrantedAttribute::attribute)
                        .toList())));
        xml.append(anyOf(RESOURCE, "register", registers));
        xml.append(anyOf(RESOURCE, "subjectRelation", CommonSubset.words(grant.relations())));
        xml.append(anyOf(ACTION, "recipient", List.of(CommonSubset.word(grant.recipient()))));
        if (!grant.declaredRelationSuffices()) {
            xml.append(anyOf(RESOURCE, "verified", List.of("YES")));
        }
        xml.append("</Target><Condition>")
                .append(call(
                        "and",
                        "<VariableReference VariableId=\"party\"/>",
                        call("string-subset", bag(ACTION, "uses"), words(CommonSubset.words(grant.uses()))),
                        expression(Guard.certainlyTrue(grant.when(), skew))))
                .append("</Condition></Rule>");
    }

    private void policy(String id, String target, String definitions) {
        xml.append("<Policy PolicyId=\"")
                .append(escaped(id))
                .append("\" Version=\"1.0\" RuleCombiningAlgId="
                        + "\"urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides\">")
                .append(target)
                .append(definitions);
    }

    private void deny(String id, Collection<AttributeKey> attributes, String condition) {
        xml.append("<Rule RuleId=\"").append(id).append("\" Effect=\"Deny\">");
        if (!attributes.isEmpty()) {
            xml.append("<Target>")
                    .append(anyOf(RESOURCE, "attribute", keys(attributes)))
                    .append("</Target>");
        }
        xml.append("<Condition>").append(condition).append("</Condition></Rule>");
    }

    private static String ownCase() {
        return call(
                "and",
                call("string-at-least-one-member-of", bag(ENVIRONMENT, "jurisdiction"), bag(SUBJECT, "agency")),
                call("string-at-least-one-member-of", bag(ENVIRONMENT, "caseTask"), bag(ACTION, "task")),
                call("string-is-in", value("string", "true"), bag(ENVIRONMENT, "assigned")));
    }

    /** A limit holds unless its condition is certainly false. */
    private String binds(Ceiling ceiling) {
        return not(expression(Guard.certainlyFalse(ceiling.when(), skew)));
    }

    private String consumer(Consumer consumer) {
        List<String> agencies = new ArrayList<>();
        for (Map.Entry<Period, Set<String>> joined :
                CommonSubset.agencies(consumer).entrySet()) {
            agencies.add(call(
                    "and",
                    call("string-at-least-one-member-of", bag(SUBJECT, "agency"), words(joined.getValue())),
                    within(joined.getKey())));
        }
        return call(
                "and",
                any(agencies),
                consumer.systems().isEmpty()
                        ? value("boolean", "true")
                        : call("string-at-least-one-member-of", bag(SUBJECT, "system"), words(consumer.systems())),
                consumer.role()
                        .map(role -> call("string-is-in", value("string", role), bag(SUBJECT, "roles")))
                        .orElse(value("boolean", "true")),
                call(
                        "integer-greater-than-or-equal",
                        number(SUBJECT, "assurance"),
                        value("integer", Integer.toString(consumer.minAssurance()))));
    }

    /** At both ends of what our clock may mean. */
    private String within(Period period) {
        List<String> both = new ArrayList<>();
        if (CommonSubset.isBound(period.from())) {
            both.add(since(CommonSubset.millis(period.from().plus(skew))));
        }
        if (CommonSubset.isBound(period.until())) {
            both.add(not(since(CommonSubset.millis(period.until().minus(skew)))));
        }
        return all(both);
    }

    private static String since(long millis) {
        return call(
                "integer-greater-than-or-equal", number(ENVIRONMENT, "now"), value("integer", Long.toString(millis)));
    }

    private static String expression(Guard guard) {
        return switch (guard) {
            case Guard.Constant constant -> value("boolean", Boolean.toString(constant.value()));
            case Guard.Text text -> {
                String fact = switch (text.variable()) {
                    case CASE_STAGE, CASE_KIND -> bag(ENVIRONMENT, CommonSubset.nameOf(text.variable()));
                    case SUBJECT_RELATION, SUBJECT_LIVES_WITH_APPLICANT ->
                        bag(RESOURCE, CommonSubset.nameOf(text.variable()));
                };
                String among = call("string-at-least-one-member-of", fact, words(text.words()));
                yield text.among()
                        ? among
                        : call(
                                "and",
                                call("integer-equal", call("string-bag-size", fact), value("integer", "1")),
                                not(among));
            }
            case Guard.Restricted pair ->
                call("string-is-in", value("string", Boolean.toString(pair.restricted())), bag(RESOURCE, "restricted"));
            case Guard.Before before -> not(since(CommonSubset.millis(before.instant())));
            case Guard.NotBefore since -> since(CommonSubset.millis(since.instant()));
            case Guard.All parts ->
                all(parts.parts().stream().map(XacmlPolicies::expression).toList());
            case Guard.Any parts ->
                any(parts.parts().stream().map(XacmlPolicies::expression).toList());
        };
    }

    private static String all(List<String> parts) {
        return parts.isEmpty() ? value("boolean", "true") : call("and", parts.toArray(String[]::new));
    }

    private static String any(List<String> parts) {
        return parts.isEmpty() ? value("boolean", "false") : call("or", parts.toArray(String[]::new));
    }

    private static String not(String part) {
        return call("not", part);
    }

    private static String call(String function, String... arguments) {
        return "<Apply FunctionId=\"" + FUNCTION + function + "\">" + String.join("", arguments) + "</Apply>";
    }

    private static String words(Collection<String> words) {
        return call(
                "string-bag",
                words.stream().sorted().map(word -> value("string", word)).toArray(String[]::new));
    }

    private static String number(String category, String id) {
        return call("integer-one-and-only", designator(category, id, "integer"));
    }

    private static String bag(String category, String id) {
        return designator(category, id, "string");
    }

    private static String designator(String category, String id, String type) {
        return "<AttributeDesignator Category=\"" + category + "\" AttributeId=\"" + id + "\" DataType=\"" + TYPE + type
                + "\" MustBePresent=\"false\"/>";
    }

    private static String value(String type, String text) {
        return "<AttributeValue DataType=\"" + TYPE + type + "\">" + escaped(text) + "</AttributeValue>";
    }

    private static String anyOf(String category, String id, Collection<String> words) {
        StringBuilder any = new StringBuilder("<AnyOf>");
        words.stream()
                .sorted()
                .forEach(word -> any.append("<AllOf><Match MatchId=\"" + FUNCTION + "string-equal\">")
                        .append(value("string", word))
                        .append(bag(category, id))
                        .append("</Match></AllOf>"));
        return any.append("</AnyOf>").toString();
    }

    private static List<String> keys(Collection<AttributeKey> attributes) {
        return attributes.stream().map(AttributeKey::text).sorted().toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
