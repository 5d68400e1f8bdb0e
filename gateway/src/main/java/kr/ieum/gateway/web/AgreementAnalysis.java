package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.analysis.Breakage;
import kr.ieum.gateway.agreement.analysis.Comparison;
import kr.ieum.gateway.agreement.analysis.Cumulation;
import kr.ieum.gateway.agreement.analysis.GrantUse;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.analysis.Reach;
import kr.ieum.gateway.agreement.analysis.Repeal;
import kr.ieum.gateway.agreement.analysis.Replay;
import kr.ieum.gateway.agreement.analysis.Viewers;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.log.DecisionRecords;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;
import org.springframework.stereotype.Component;

/** The analyses over the agreements in force, the views and the decision records of this node, as screen and interface show them. */
@Component
public final class AgreementAnalysis {

    private final ActiveAgreements active;
    private final AgreementRecords records;
    private final DecisionRecords decisions;
    private final Lookups lookups;
    private final Clock clock;

    AgreementAnalysis(
            ActiveAgreements active,
            AgreementRecords records,
            DecisionRecords decisions,
            Lookups lookups,
            Clock clock) {
        this.active = active;
        this.records = records;
        this.decisions = decisions;
        this.lookups = lookups;
        this.clock = clock;
    }

    /** The agreements in force together. */
    public Policy policy() {
        return active.policy();
    }

    /** The documents of the agreements in force. */
    public List<Agreement> agreements() {
        return active.all();
    }

    /** The agencies that any of them lets ask, by code. */
    public Set<String> agencies() {
        Set<String> agencies = new TreeSet<>();
        agreements()
                .forEach(agreement -> agreement
                        .consumers()
                        .forEach(
                                consumer -> agencies.addAll(records.references().agenciesOf(consumer))));
        return agencies;
    }

    /** The attributes that any of them grants, and what these tell of. */
    public Set<AttributeKey> attributes() {
        Policy policy = policy();
        Set<AttributeKey> attributes = new TreeSet<>();
        policy.agreements().stream()
                .flatMap(terms -> terms.grants().stream())
                .flatMap(grant -> grant.attributes().stream())
                .forEach(item -> {
                    attributes.add(item.attribute());
                    attributes.addAll(policy.implied().apply(item.attribute(), item.form()));
                });
        return attributes;
    }

    /** What an agency can see; nothing for one that isn't a member. */
    public Optional<Reach> reach(String agency) {
        return records.references().parties().agencies().containsKey(agency)
                ? Optional.of(Reach.of(policy(), agency))
                : Optional.empty();
    }

    /** Who can see an attribute; nothing for one that isn't in the model. */
    public Optional<Viewers> viewers(String attribute) {
        return records.references().model().properties().stream()
                .map(property -> property.key())
                .filter(key -> key.text().equals(attribute))
                .findFirst()
                .map(key -> Viewers.of(policy(), key));
    }

    /** What an agency learns by putting grants together. */
    public Optional<List<Cumulation>> cumulative(String agency) {
        return reach(agency).map(reach -> Cumulation.of(policy(), reach));
    }

    /** The granted attributes that nobody was told in the last days. */
    public List<GrantUse.Line> unused(int days) {
        Instant since = since(days);
        GrantUse use = new GrantUse(policy());
        decisions.since(since, json -> use.add(RecordedDecision.read(json)));
        return use.unusedSince(since);
    }

    private Instant since(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }

    /** The articles that agreements in force cite, with the agreements that do. */
    public Map<Repeal.Article, Set<String>> articles() {
        return Repeal.cited(agreements());
    }

    /** What an article takes with it, and the places of views that then show less. */
    public record Fallen(Repeal repeal, List<Breakage> views) {

        /** Makes it immutable. */
        public Fallen {
            views = List.copyOf(views);
        }
    }

    /** What falls when an article is in force until that day and no longer. */
    public Fallen repeal(String act, String article, LocalDate date) {
        Policy policy = policy();
        List<Agreement> agreements = agreements();
        ZoneId zone = records.references().parties().zone();
        Repeal repeal = Repeal.of(policy, agreements, act, article, date, zone);
        return new Fallen(
                repeal,
                Breakage.of(
                        policy,
                        Repeal.without(policy, agreements, act, article, date, zone),
                        date.plusDays(1).atStartOfDay(zone).toInstant(),
                        ViewPlaces.of(lookups.views())));
    }

    /** The places of views that show less when an agreement ends; nothing when it isn't in force. */
    public Optional<List<Breakage>> whenEnds(String agreement) {
        Policy policy = policy();
        return isInForce(policy, agreement)
                ? Optional.of(broken(policy, without(policy, agreement)))
                : Optional.empty();
    }

    /** The places of views that show less when another version of an agreement comes into force. */
    public Optional<List<Breakage>> whenBecomes(AgreementRecord version) {
        Policy policy = policy();
        return draft(policy, version).map(draft -> broken(policy, draft));
    }

    private List<Breakage> broken(Policy policy, Policy after) {
        return Breakage.of(policy, after, clock.instant(), ViewPlaces.of(lookups.views()));
    }

    /** Past decisions of the last days under another version. */
    public Optional<Replay.Report> replay(AgreementRecord version, int days) {
        Policy policy = policy();
        return draft(policy, version).map(draft -> {
            Replay replay = new Replay(draft, policy);
            decisions.since(since(days), json -> replay.add(RecordedDecision.read(json)));
            return replay.report();
        });
    }

    /** How two versions differ. */
    public Optional<Comparison> difference(AgreementRecord earlier, AgreementRecord later) {
        Policy policy = policy();
        return earlier.agreement()
                .flatMap(one -> later.agreement()
                        .map(other ->
                                Comparison.of(one, other, records.references(), policy.national(), policy.skew())));
    }

    private static boolean isInForce(Policy policy, String agreement) {
        return policy.agreements().stream().anyMatch(terms -> terms.agreement().equals(agreement));
    }

    private static Policy without(Policy policy, String agreement) {
        return policy.with(policy.agreements().stream()
                .filter(terms -> !terms.agreement().equals(agreement))
                .toList());
    }

    private Optional<Policy> draft(Policy policy, AgreementRecord version) {
        return version.agreement().map(agreement -> {
            Terms terms = new AgreementTerms(records.references()).of(agreement);
            return policy.with(Stream.concat(without(policy, agreement.id()).agreements().stream(), Stream.of(terms))
                    .toList());
        });
    }

    /** The title of the view in which a place is. */
    Optional<Localized> viewTitle(Breakage.Place place) {
        return view(place).map(ViewDefinition::title);
    }

    /** The title of its panel; nothing for what a view verifies with. */
    Optional<Localized> panelTitle(Breakage.Place place) {
        return view(place).stream()
                .flatMap(view -> view.panels().stream())
                .filter(panel -> panel.id().equals(place.panel()))
                .findFirst()
                .map(ViewDefinition.Panel::title);
    }

    private Optional<ViewDefinition> view(Breakage.Place place) {
        return lookups.views().stream()
                .filter(view -> view.id().equals(place.view()))
                .findFirst();
    }
}
