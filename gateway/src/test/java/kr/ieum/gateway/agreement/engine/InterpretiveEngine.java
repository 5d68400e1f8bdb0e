package kr.ieum.gateway.agreement.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Duty;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.InterpretedSnapshot.Granting;
import kr.ieum.gateway.agreement.engine.Snapshot.Source;
import kr.ieum.gateway.agreement.engine.Terms.Basis;
import kr.ieum.gateway.agreement.engine.Terms.Ceiling;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.gateway.agreement.engine.Terms.GrantedAttribute;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Decides requests by the rules of design §6 over one snapshot: a pure function, thread-safe, without store or clock. The
 * order is fixed: gate, kind, search attributes, then each subject and attribute by itself.
 */
final class InterpretiveEngine {

    private final InterpretedSnapshot snapshot;

    /** An engine over one snapshot. */
    InterpretiveEngine(Snapshot snapshot) {
        this.snapshot = new InterpretedSnapshot(snapshot);
    }

    /** Decides, filtering what isn't permitted. */
    Decision decide(DecisionRequest request) {
        return decide(request, Engine.Excess.FILTER);
    }

    /** Decides, with the given treatment of excess. */
    Decision decide(DecisionRequest request, Engine.Excess excess) {
        Optional<Reason> gate = Gate.refusal(request);
        if (gate.isPresent()) {
            return refused(gate.get(), Optional.empty());
        }
        List<Terms> ofParty =
                inScope(snapshot.termsOf(request.task()), request.requester().agency(), request.time());
        Optional<Reason> otherKind = otherKind(request, ofParty);
        if (otherKind.isPresent()) {
            return refused(otherKind.get(), Optional.empty());
        }
        List<Terms> inScope =
                ofParty.stream().filter(terms -> terms.kind() == request.kind()).toList();
        Optional<AttributeKey> search = searchNotPermitted(request, inScope);
        if (search.isPresent()) {
            return refused(Reason.SEARCH_NOT_PERMITTED, search);
        }
        List<Outcome> outcomes =
                new ArrayList<>(request.subjects().size() * request.asked().size());
        List<Open> open = open(request, inScope);
        for (SubjectFacts subject : request.subjects()) {
            Cells cells = new Cells(request, subject, open);
            List<Outcome> ofSubject = new ArrayList<>();
            for (Asked asked : request.asked()) {
                ofSubject.add(cells.outcome(asked));
            }
            new InterpretedCombinations(request.asked(), ofSubject).apply(snapshot.national(), inScope);
            outcomes.addAll(ofSubject);
        }
        if (excess == Engine.Excess.REJECT) {
            Optional<Decision> rejection = rejection(request, outcomes);
            if (rejection.isPresent()) {
                return rejection.get();
            }
        }
        return new Decision.Decided(
                snapshot.policyEpoch(),
                outcomes,
                volumes(request, inScope, outcomes),
                furtherSearches(request, inScope),
                duties(inScope, outcomes));
    }

    /** Terms in scope, with the registers that the request may search under them. */
    private record Open(Terms terms, Set<String> registers) {}

    /** Another agreement's permission to search doesn't open an agreement's grants (rule 5). */
    private List<Open> open(DecisionRequest request, List<Terms> inScope) {
        Set<String> asked = request.asked().stream().map(Asked::register).collect(Collectors.toSet());
        return inScope.stream()
                .map(terms -> new Open(
                        terms,
                        asked.stream()
                                .filter(register -> terms.registers().contains(register)
                                        && terms.permitsSearch(
                                                register, request.searchBy(register), request.time(), snapshot.skew()))
                                .collect(Collectors.toSet())))
                .toList();
    }

    private List<Terms> inScope(List<Terms> all, String agency, Instant time) {
        return all.stream()
                .filter(terms -> terms.isInScope(agency, time, snapshot.skew()))
                .toList();
    }

    /**
     * What an agency has to check after an emergency of a task; nothing where no active agreement declares emergencies. Of
     * several agreements the shortest time holds, and all is checked that one of them leaves to be checked.
     */
    Optional<AfterCheck> afterCheck(String task, String agency, Instant time) {
        return inScope(snapshot.termsOf(task), agency, time).stream()
                .flatMap(terms -> terms.afterCheck().stream())
                .reduce(AfterCheck::and);
    }

    /** Which kinds of requests an agency's active agreements of a task answer. */
    Set<RequestKind> kinds(String task, String agency, Instant time) {
        return inScope(snapshot.termsOf(task), agency, time).stream()
                .map(Terms::kind)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Design P10: agreements answer requests of their own kind. Where those of another kind would, the request is told so. */
    private Optional<Reason> otherKind(DecisionRequest request, List<Terms> active) {
        List<Terms> suspended = inScope(
                snapshot.suspendedOf(request.task()), request.requester().agency(), request.time());
        if (Stream.concat(active.stream(), suspended.stream()).anyMatch(terms -> terms.kind() == request.kind())) {
            return Optional.empty();
        }
        return request.kind() == RequestKind.EMERGENCY
                ? Optional.of(Reason.NO_EMERGENCY_AGREEMENT)
                : active.stream()
                        .map(terms -> terms.kind() == RequestKind.EMERGENCY ? Reason.EMERGENCY_ONLY : Reason.OTHER_KIND)
                        .max(Comparator.naturalOrder());
    }

    private Set<FurtherSearch> furtherSearches(DecisionRequest request, List<Terms> inScope) {
        Set<FurtherSearch> further = new HashSet<>();
        for (AttributeKey attribute : request.alsoBy()) {
            for (Terms terms : inScope) {
                terms.registers().stream()
                        .filter(register -> request.asked().stream()
                                .anyMatch(a -> a.register().equals(register)))
                        .filter(register -> terms.permitsSearch(register, attribute, request.time(), snapshot.skew()))
                        .forEach(register -> further.add(new FurtherSearch(terms.agreement(), register, attribute)));
            }
        }
        return Set.copyOf(further);
    }

    private Decision refused(Reason reason, Optional<AttributeKey> about) {
        return new Decision.Refused(snapshot.policyEpoch(), reason, about);
    }

    /**
     * Rule 3. A register that no agreement covers is never searched and needs no permission; one that is covered needs an
     * agreement that permits every search attribute.
     */
    private Optional<AttributeKey> searchNotPermitted(DecisionRequest request, List<Terms> inScope) {
        for (String register :
                new TreeSet<>(request.asked().stream().map(Asked::register).toList())) {
            List<Terms> covering = inScope.stream()
                    .filter(terms -> terms.registers().contains(register))
                    .toList();
            if (!covering.isEmpty()
                    && covering.stream()
                            .noneMatch(t -> t.permitsSearch(
                                    register, request.searchBy(register), request.time(), snapshot.skew()))) {
                return request.searchBy(register).stream()
                        .sorted()
                        .filter(attribute -> covering.stream()
                                .noneMatch(t -> t.permitsSearch(register, attribute, request.time(), snapshot.skew())))
                        .findFirst()
                        .or(() -> request.searchBy(register).stream().min(Comparator.naturalOrder()));
            }
        }
        return Optional.empty();
    }

    /** Rule 14: the first reason in the fixed order, of the first attribute that has it. */
    private Optional<Decision> rejection(DecisionRequest request, List<Outcome> outcomes) {
        Optional<Reason> lowest = Optional.empty();
        Optional<AttributeKey> about = Optional.empty();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Denied denied
                    && (lowest.isEmpty() || denied.reason().compareTo(lowest.get()) < 0)) {
                lowest = Optional.of(denied.reason());
                about = Optional.of(
                        request.asked().get(i % request.asked().size()).attribute());
            }
        }
        Optional<AttributeKey> excess = about;
        return lowest.map(reason -> refused(reason, excess));
    }

    /** Rule 9: what the agreements oblige to that release anything. */
    private static List<Duty> duties(List<Terms> inScope, List<Outcome> outcomes) {
        Set<String> releasing = outcomes.stream()
                .flatMap(outcome -> outcome instanceof Outcome.Permitted permitted
                        ? Stream.of(permitted.authority().agreement())
                        : Stream.empty())
                .collect(Collectors.toSet());
        return inScope.stream()
                .filter(terms -> releasing.contains(terms.agreement()))
                .flatMap(terms -> terms.obligations().stream()
                        .filter(duty -> duty.type().phase() == Obligation.Phase.AFTER)
                        .map(duty -> new Duty(terms.agreement(), terms.version(), duty.id())))
                .sorted(Comparator.comparing(Duty::agreement).thenComparing(Duty::obligation))
                .toList();
    }

    /** Rule 8: a unit of volume is one subject about whom an agreement releases anything. */
    private static List<VolumeLimit> volumes(DecisionRequest request, List<Terms> inScope, List<Outcome> outcomes) {
        Map<String, Integer> amounts = new TreeMap<>();
        int width = request.asked().size();
        for (int subject = 0; subject < request.subjects().size(); subject++) {
            outcomes.subList(subject * width, (subject + 1) * width).stream()
                    .flatMap(outcome -> outcome instanceof Outcome.Permitted permitted
                            ? Stream.of(permitted.authority().agreement())
                            : Stream.empty())
                    .distinct()
                    .forEach(agreement -> amounts.merge(agreement, 1, Integer::sum));
        }
        List<VolumeLimit> limits = new ArrayList<>();
        for (Terms terms : inScope) {
            Integer amount = amounts.get(terms.agreement());
            if (amount != null) {
                terms.volume()
                        .perDay()
                        .ifPresent(limit ->
                                limits.add(new VolumeLimit(terms.agreement(), terms.version(), false, limit, amount)));
                terms.volume()
                        .perOfficialHour()
                        .ifPresent(limit ->
                                limits.add(new VolumeLimit(terms.agreement(), terms.version(), true, limit, amount)));
            }
        }
        return List.copyOf(limits);
    }

    /** Decides the attributes of one subject. */
    private final class Cells {

        private final DecisionRequest request;
        private final SubjectFacts subject;
        private final SubjectConditionFacts facts;
        private final List<Open> open;

        Cells(DecisionRequest request, SubjectFacts subject, List<Open> open) {
            this.request = request;
            this.subject = subject;
            this.facts = new SubjectConditionFacts(request, subject, snapshot.skew());
            this.open = open;
        }

        Outcome outcome(Asked asked) {
            InterpretedCandidates candidates = new InterpretedCandidates();
            boolean granted = false;
            for (Open each : open) {
                if (!each.registers().contains(asked.register())) {
                    continue;
                }
                Terms terms = each.terms();
                candidates.deny(Reason.NO_GRANT, Optional.empty());
                boolean own = addOwnGrants(terms, asked.attribute(), asked, candidates);
                boolean derived = addDerivation(terms, asked, own, candidates);
                granted |= own || derived;
            }
            addSuspended(asked, candidates);
            return granted
                    ? candidates.settle(snapshot.formsOf(asked.attribute()), asked.form())
                    : candidates.nearestRefusal();
        }

        /** Neither the subject's facts nor ceilings are looked at, so that it reads the same for a protected person. */
        private void addSuspended(Asked asked, InterpretedCandidates candidates) {
            for (Terms terms : snapshot.suspendedOf(request.task())) {
                if (terms.kind() != request.kind()
                        || !terms.isInScope(request.requester().agency(), request.time(), snapshot.skew())) {
                    continue;
                }
                for (Granting each : snapshot.granting(terms, asked.attribute())) {
                    Grant grant = each.grant();
                    if (grant.registers().contains(asked.register())
                            && grant.relations().contains(subject.relation())
                            && grant.recipient() == request.recipient()) {
                        candidates.deny(Reason.SUSPENDED, Optional.of(authority(terms, grant, each.granted())));
                    }
                }
            }
        }

        private static Authority authority(Terms terms, Grant grant, GrantedAttribute granted) {
            String basis = granted.bases().stream().findFirst().map(Basis::id).orElse("");
            return new Authority(terms.agreement(), terms.version(), grant.id(), grant.clause(), basis);
        }

        private boolean addOwnGrants(
                Terms terms, AttributeKey attribute, Asked asked, InterpretedCandidates candidates) {
            boolean any = false;
            for (Granting each : snapshot.granting(terms, attribute)) {
                if (each.grant().registers().contains(asked.register())) {
                    any = true;
                    consider(terms, each.grant(), each.granted(), request.uses(asked), candidates);
                }
            }
            return any;
        }

        private void consider(
                Terms terms, Grant grant, GrantedAttribute granted, Set<Use> uses, InterpretedCandidates candidates) {
            Optional<Basis> basis = granted.bases().stream()
                    .filter(b -> b.isInForce(request.time(), snapshot.skew()))
                    .findFirst();
            String cited = basis.or(() -> granted.bases().stream().findFirst())
                    .map(Basis::id)
                    .orElse("");
            Authority authority = new Authority(terms.agreement(), terms.version(), grant.id(), grant.clause(), cited);
            Optional<Reason> obstacle = obstacle(terms, grant, granted, uses, basis);
            if (obstacle.isPresent()) {
                // a protected person's missing address must read as anybody's address that isn't needed
                boolean neutral = obstacle.get() == Reason.CONDITION && snapshot.isProtected(granted.attribute());
                candidates.deny(neutral ? Reason.WITHHELD : obstacle.get(), Optional.of(authority));
            } else {
                candidates.offer(underCeilings(terms, granted.attribute(), granted.form()), authority);
            }
        }

        /** Rule 2, each part in the fixed order of reasons; nothing when the grant applies. */
        private Optional<Reason> obstacle(
                Terms terms, Grant grant, GrantedAttribute granted, Set<Use> uses, Optional<Basis> basis) {
            if (!grant.relations().contains(subject.relation())) {
                return Optional.of(Reason.OTHER_RELATION);
            }
            // a declared relation suffices to verify and for nothing else, so whoever wants to see is told to verify
            // first
            boolean forVerifying =
                    grant.declaredRelationSuffices() && grant.uses().containsAll(uses);
            if (!forVerifying && !isRelationLeftOpen(terms) && !isRelationVerified()) {
                return Optional.of(Reason.RELATION_UNVERIFIED);
            }
            if (terms.consumers().stream()
                    .noneMatch(
                            consumer -> consumer.includes(request.requester().agency(), request.time(), snapshot.skew())
                                    && consumer.admits(request.requester()))) {
                return Optional.of(Reason.ROLE);
            }
            if (grant.recipient() != request.recipient()) {
                return Optional.of(Reason.RECIPIENT);
            }
            if (uses.isEmpty() || !grant.uses().containsAll(uses)) {
                return Optional.of(Reason.USE);
            }
            if (!snapshot.mayRelease(request.kind(), granted.attribute(), granted.form())) {
                return Optional.of(Reason.PREDICATES_ONLY);
            }
            if (basis.isEmpty()) {
                return Optional.of(Reason.BASIS_NOT_IN_FORCE);
            }
            if (grant.when().evaluate(facts) != Truth.TRUE) {
                return Optional.of(Reason.CONDITION);
            }
            if (grant.consent().isPresent()
                    && !terms.isCheckedAfterwards(AfterCheck.Deferred.CONSENT)
                    && !isConsented(grant.consent().get())) {
                return Optional.of(Reason.NO_CONSENT);
            }
            if (terms.hours().isPresent() && !terms.hours().get().contains(request.time(), snapshot.skew())) {
                return Optional.of(Reason.SCHEDULE);
            }
            if (!terms.isReady(request.met())) {
                return Optional.of(Reason.OBLIGATION);
            }
            return Optional.empty();
        }

        /** Who inherits from whom isn't taken at the case's word: that somebody is dead, and has no nearer heir, never waits. */
        private boolean isRelationLeftOpen(Terms terms) {
            return terms.isCheckedAfterwards(AfterCheck.Deferred.RELATION)
                    && request.subjects().stream().noneMatch(one -> AfterCheck.isOfInheritance(one.relation()));
        }

        /** The roll that was looked into is what verifies the subject of an event. */
        private boolean isRelationVerified() {
            return Gate.is(
                    request.kind() == RequestKind.EVENT ? subject.onRoll() : subject.relationVerified(), Answer.YES);
        }

        private boolean isConsented(Terms.Consent consent) {
            return switch (consent.of()) {
                case EACH -> hasConsented(subject, consent);
                case EACH_ADULT -> Gate.is(subject.adult(), Answer.NO) || hasConsented(subject, consent);
                case APPLICANT -> {
                    List<SubjectFacts> applicants = request.subjects().stream()
                            .filter(one -> one.relation() == Relation.APPLICANT)
                            .toList();
                    yield !applicants.isEmpty() && applicants.stream().allMatch(one -> hasConsented(one, consent));
                }
            };
        }

        private boolean hasConsented(SubjectFacts who, Terms.Consent consent) {
            Instant given = who.consents().get(consent.key());
            return given != null
                    && !given.isAfter(request.time().minus(snapshot.skew()))
                    && !given.plus(consent.maxAge()).isBefore(request.time().plus(snapshot.skew()));
        }

        /** Rule 6: a ceiling that can't be evaluated holds. */
        private Form underCeilings(Terms terms, AttributeKey attribute, Form granted) {
            FormOrder order = snapshot.formsOf(attribute);
            return Stream.concat(terms.ceilings().stream(), snapshot.generalCeilings(attribute).stream())
                    .filter(ceiling -> ceiling.attributes().contains(attribute))
                    .filter(ceiling -> ceiling.when().evaluate(facts) != Truth.FALSE)
                    .map(Ceiling::max)
                    .reduce(granted, order::meet);
        }

        /**
         * Rule 4: all sources granted by this one agreement in forms from which the derived attribute follows yield it; the lowest
         * of the cited grants is its authority.
         *
         * @param own whether the agreement grants the attribute itself, whose refusal then explains more
         */
        private boolean addDerivation(Terms terms, Asked asked, boolean own, InterpretedCandidates candidates) {
            List<Source> sources = snapshot.sourcesOf(asked.attribute());
            if (sources.isEmpty()) {
                return false;
            }
            List<Authority> cited = new ArrayList<>();
            boolean anyGranted = false;
            boolean withheld = false;
            for (Source source : sources) {
                InterpretedCandidates ofSource = new InterpretedCandidates();
                anyGranted |= addOwnGrants(terms, source.attribute(), asked, ofSource);
                ofSource.authorityFor(source.least(), snapshot.formsOf(source.attribute()))
                        .ifPresent(cited::add);
                withheld |= ofSource.nearestRefusal().reason() == Reason.WITHHELD;
            }
            Optional<Authority> lowest = cited.stream().min(Comparator.naturalOrder());
            if (cited.size() == sources.size()) {
                if (!snapshot.mayRelease(request.kind(), asked.attribute(), Form.CLEAR)) {
                    candidates.deny(Reason.PREDICATES_ONLY, lowest);
                    return true;
                }
                candidates.offer(underCeilings(terms, asked.attribute(), Form.CLEAR), lowest.orElseThrow());
                return true;
            }
            if (anyGranted && !own) {
                candidates.deny(withheld ? Reason.WITHHELD : Reason.DERIVED, lowest);
            }
            return anyGranted;
        }
    }
}
