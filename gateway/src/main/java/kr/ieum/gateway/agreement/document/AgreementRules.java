package kr.ieum.gateway.agreement.document;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement.Grant;
import kr.ieum.gateway.agreement.document.Agreement.GrantedAttribute;
import kr.ieum.gateway.agreement.document.Agreement.InnerTest;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.document.Agreement.Limit;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.form.ImpliedAttributes;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.YamlMap;

/** Checks what concerns several keys of an agreement at once. Rule numbers: {@link AgreementReader}. */
final class AgreementRules {

    private final References references;
    private final ImpliedAttributes implied;

    private final List<Terms.Ceiling> national;

    AgreementRules(References references, NationalRules national) {
        this.references = references;
        this.implied = references.implied();
        this.national = national.ceilings();
    }

    void check(Agreement agreement, YamlMap map) {
        checkBases(agreement, map);
        checkImplied(agreement, map);
        checkNever(agreement, map);
        checkTold(agreement, map);
        if (map.faults().isEmpty()) {
            checkClauseText(agreement, map);
        }
    }

    /** The bases that are in force on no day of the term. */
    static Set<String> deadBases(Agreement agreement) {
        return agreement.legalBasis().stream()
                .filter(basis -> isDead(basis, agreement.term()))
                .map(LegalBasis::id)
                .collect(Collectors.toSet());
    }

    private static boolean isDead(LegalBasis basis, Agreement.Term term) {
        return basis.from().isAfter(term.until())
                || basis.to().filter(to -> to.isBefore(term.from())).isPresent();
    }

    /** A32: nothing is agreed of which the text that people read says nothing. */
    private static void checkTold(Agreement agreement, YamlMap map) {
        ClauseTemplate.find(agreement.template())
                .map(template -> DutyText.untold(template, agreement))
                .filter(untold -> !untold.isEmpty())
                .ifPresent(untold -> map.fault(
                        "template",
                        "A32",
                        "says nothing of " + String.join(", ", untold),
                        "use one that has words for all: " + ClauseTemplate.telling(agreement)));
    }

    /** A12: an article that is in force on no day of the term opens nothing. */
    private static void checkBases(Agreement agreement, YamlMap map) {
        for (LegalBasis basis : agreement.legalBasis()) {
            if (isDead(basis, agreement.term())) {
                map.fault("legalBasis", "A12", basis.id() + " is in force on no day of the term", "correct its dates");
            }
        }
    }

    /** A10: design §6 rule 12. */
    private void checkImplied(Agreement agreement, YamlMap map) {
        for (Grant grant : agreement.grants()) {
            for (GrantedAttribute granted : grant.attributes()) {
                for (Limit limit : agreement.limits()) {
                    told(granted, limit.attributes(), limit.max())
                            .forEach(told -> map.fault(
                                    "grants",
                                    "A10",
                                    above(grant, granted, told, "the ceiling " + limit.id()),
                                    "narrow the form, or add the attribute to the limit"));
                }
                for (Terms.Ceiling ceiling : national) {
                    told(granted, ceiling.attributes(), ceiling.max())
                            .forEach(told -> map.fault(
                                    "grants",
                                    "A10",
                                    above(grant, granted, told, "the national ceiling " + ceiling.id()),
                                    "narrow the form: " + NationalRulesFile.NAME + " binds every agreement"));
                }
            }
        }
    }

    /** What the ceiling caps and the form that it leaves of the granted attribute tells all the same. */
    private List<AttributeKey> told(GrantedAttribute granted, Set<AttributeKey> capped, Form max) {
        if (max.equals(Form.CLEAR)) {
            return List.of();
        }
        Form left = capped.contains(granted.attribute())
                ? order(granted.attribute()).meet(granted.form(), max)
                : granted.form();
        return implied.impliedBy(granted.attribute(), left).stream()
                .filter(capped::contains)
                .toList();
    }

    private static String above(Grant grant, GrantedAttribute granted, AttributeKey told, String ceiling) {
        return grant.id() + " releases " + granted.attribute() + " as " + granted.form() + ", which tells " + told
                + " above " + ceiling;
    }

    private FormOrder order(AttributeKey attribute) {
        return FormOrder.of(references.model().property(attribute).orElseThrow().datatype());
    }

    /** A18: the tests that say what is never released hold for every request, so they are checked on the text itself. */
    private void checkNever(Agreement agreement, YamlMap map) {
        for (InnerTest test : agreement.tests()) {
            if (!(test instanceof InnerTest.Never never)) {
                continue;
            }
            for (Grant grant : agreement.grants()) {
                if (never.subjects().isEmpty() || intersects(never.subjects(), grant.subjects())) {
                    grant.attributes().stream()
                            .flatMap(item -> Stream.concat(
                                    Stream.of(item.attribute()),
                                    implied.impliedBy(item.attribute(), item.form()).stream()))
                            .filter(attribute -> never.patterns().stream().anyMatch(p -> matches(p, attribute)))
                            .distinct()
                            .forEach(attribute -> fault(map, never, grant.id() + " releases or tells " + attribute));
                }
            }
            if (never.subjects().isEmpty()) {
                agreement.searchBy().stream()
                        .map(Agreement.SearchPermission::attribute)
                        .filter(attribute -> never.patterns().stream().anyMatch(p -> matches(p, attribute)))
                        .forEach(attribute -> fault(map, never, "registers are searched by " + attribute));
            }
        }
    }

    private static void fault(YamlMap map, InnerTest.Never never, String what) {
        map.faults()
                .add(new Fault(
                        map.file(), never.line(), "tests", "A18", "never holds: " + what, "remove one of the two"));
    }

    private static boolean intersects(Set<Relation> some, Set<Relation> others) {
        Set<Relation> both = new HashSet<>(some);
        both.retainAll(others);
        return !both.isEmpty();
    }

    private static boolean matches(String pattern, AttributeKey attribute) {
        return pattern.endsWith("/*")
                ? attribute.className().equals(pattern.substring(0, pattern.length() - 2))
                : attribute.text().equals(pattern);
    }

    /** A19: what the parties fixed as the text they read is the text these fields make. */
    private void checkClauseText(Agreement agreement, YamlMap map) {
        if (agreement.clauseText().isEmpty()) {
            return;
        }
        Optional<ClauseText> text = ClauseText.of(agreement, references);
        if (text.isEmpty()) {
            return;
        }
        Map<String, String> right =
                Map.of("ko", text.get().digest("ko"), "en", text.get().digest("en"));
        Map<String, String> stated = Map.of(
                "ko",
                agreement.clauseText().get().ko(),
                "en",
                agreement.clauseText().get().en());
        right.forEach((language, digest) -> {
            if (!digest.equals(stated.get(language))) {
                map.fault(
                        "clauseText",
                        "A19",
                        "." + language + " isn't the digest of the text these fields make",
                        "read the text again; its digest is " + digest);
            }
        });
    }
}
