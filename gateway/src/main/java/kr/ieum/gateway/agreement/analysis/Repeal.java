package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Terms.Basis;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What rests on an article of law, and falls when the article is repealed (design §6, Analysis).
 *
 * @param date the last day on which it is in force
 * @param losses by agreement and grant
 */
public record Repeal(String act, String article, LocalDate date, List<Loss> losses) {

    /** Makes it immutable. */
    public Repeal {
        losses = List.copyOf(losses);
    }

    /**
     * What loses a basis.
     *
     * @param grant the grant; nothing for the permission to search
     * @param left the bases that remain; none where the attribute may not be released any more
     */
    public record Loss(
            String agreement, int version, Optional<String> grant, AttributeKey attribute, List<String> left) {

        /** Whether nothing remains to cite. */
        public boolean isLast() {
            return left.isEmpty();
        }
    }

    /** An article that agreements cite. */
    public record Article(String act, String article) {}

    /** Every article that these agreements cite, with the agreements, by act in Korean. */
    public static Map<Article, Set<String>> cited(List<Agreement> agreements) {
        Map<Article, Set<String>> cited =
                new TreeMap<>(Comparator.comparing(Article::act).thenComparing(Article::article));
        agreements.forEach(agreement -> agreement
                .legalBasis()
                .forEach(basis -> cited.computeIfAbsent(
                                new Article(basis.act().ko(), basis.article()), article -> new TreeSet<>())
                        .add(agreement.id())));
        return cited;
    }

    /**
     * What falls.
     *
     * @param agreements the documents, which name acts; their terms stand in the policy
     * @param act its name in either language
     */
    public static Repeal of(
            Policy policy, List<Agreement> agreements, String act, String article, LocalDate date, ZoneId zone) {
        List<Loss> losses = new ArrayList<>();
        Instant end = end(date, zone);
        for (Agreement agreement : agreements) {
            Set<String> repealed = ids(agreement, act, article);
            if (repealed.isEmpty()) {
                continue;
            }
            policy.agreements().stream()
                    .filter(terms -> terms.agreement().equals(agreement.id()))
                    .forEach(terms -> losses.addAll(losses(terms, repealed, end)));
        }
        return new Repeal(act, article, date, losses);
    }

    private static Instant end(LocalDate date, ZoneId zone) {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static Set<String> ids(Agreement agreement, String act, String article) {
        return agreement.legalBasis().stream()
                .filter(basis ->
                        (basis.act().ko().equals(act) || basis.act().en().equals(act))
                                && basis.article().equals(article))
                .map(LegalBasis::id)
                .collect(Collectors.toSet());
    }

    private static List<Loss> losses(Terms terms, Set<String> repealed, Instant end) {
        List<Loss> losses = new ArrayList<>();
        terms.searchBy().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> cites(entry.getValue().bases(), repealed, end, terms.term()))
                .forEach(entry -> losses.add(new Loss(
                        terms.agreement(),
                        terms.version(),
                        Optional.empty(),
                        entry.getKey(),
                        left(entry.getValue().bases(), repealed, end, terms.term()))));
        terms.grants()
                .forEach(grant -> grant.attributes().stream()
                        .filter(item -> cites(item.bases(), repealed, end, terms.term()))
                        .forEach(item -> losses.add(new Loss(
                                terms.agreement(),
                                terms.version(),
                                Optional.of(grant.id()),
                                item.attribute(),
                                left(item.bases(), repealed, end, terms.term())))));
        return losses;
    }

    private static boolean cites(List<Basis> bases, Set<String> repealed, Instant end, Period term) {
        return bases.stream().anyMatch(basis -> repealed.contains(basis.id()) && isInForceAfter(basis, end, term));
    }

    private static List<String> left(List<Basis> bases, Set<String> repealed, Instant end, Period term) {
        return bases.stream()
                .filter(basis -> !repealed.contains(basis.id()) && isInForceAfter(basis, end, term))
                .map(Basis::id)
                .toList();
    }

    private static boolean isInForceAfter(Basis basis, Instant end, Period term) {
        return basis.inForce().until().isAfter(end)
                && term.until().isAfter(end)
                && basis.inForce().from().isBefore(term.until());
    }

    /** The agreements as they would read after the repeal. */
    public static Policy without(
            Policy policy, List<Agreement> agreements, String act, String article, LocalDate date, ZoneId zone) {
        Instant end = end(date, zone);
        Map<String, Set<String>> repealed =
                agreements.stream().collect(Collectors.toMap(Agreement::id, agreement -> ids(agreement, act, article)));
        return policy.with(policy.agreements().stream()
                .map(terms -> cut(terms, repealed.getOrDefault(terms.agreement(), Set.of()), end))
                .toList());
    }

    private static Terms cut(Terms terms, Set<String> repealed, Instant end) {
        Map<AttributeKey, Terms.Search> searches = terms.searchBy().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new Terms.Search(
                                cut(entry.getValue().bases(), repealed, end),
                                entry.getValue().registers())));
        List<Terms.Grant> grants = terms.grants().stream()
                .map(grant -> new Terms.Grant(
                        grant.id(),
                        grant.clause(),
                        grant.uses(),
                        grant.recipient(),
                        grant.relations(),
                        grant.declaredRelationSuffices(),
                        grant.registers(),
                        grant.when(),
                        grant.consent(),
                        grant.attributes().stream()
                                .map(item -> new Terms.GrantedAttribute(
                                        item.attribute(), item.form(), cut(item.bases(), repealed, end)))
                                .toList()))
                .toList();
        return new Terms(
                terms.agreement(),
                terms.version(),
                terms.kind(),
                terms.task(),
                terms.consumers(),
                terms.registers(),
                terms.term(),
                terms.hours(),
                searches,
                grants,
                terms.ceilings(),
                terms.combinations(),
                terms.obligations(),
                terms.volume(),
                terms.afterCheck());
    }

    private static List<Basis> cut(List<Basis> bases, Set<String> repealed, Instant end) {
        return bases.stream()
                .map(basis -> repealed.contains(basis.id())
                                && basis.inForce().until().isAfter(end)
                        ? new Basis(basis.id(), new Period(basis.inForce().from(), end))
                        : basis)
                .toList();
    }
}
