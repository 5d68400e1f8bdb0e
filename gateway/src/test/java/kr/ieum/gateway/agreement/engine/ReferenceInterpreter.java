package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;

/**
 * The rules of design §6 written down as sets, slow and obvious: what may be released about one subject, attribute and
 * register, and under which authority. It shares with the engine only the words (terms, forms, conditions), and leaves out
 * reasons.
 */
final class ReferenceInterpreter {

    /** What may be released. */
    record Released(Form form, Authority authority) {}

    private record Offer(Terms terms, Terms.Grant grant, AttributeKey attribute, Form form, String basis) {

        Authority authority() {
            return new Authority(terms.agreement(), terms.version(), grant.id(), grant.clause(), basis);
        }
    }

    private final List<Terms> world;
    private final DecisionRequest request;

    ReferenceInterpreter(List<Terms> world, DecisionRequest request) {
        this.world = world;
        this.request = request;
    }

    /** Whether the request passes its gate at all: own, assigned, verified case of this task, nobody refuted, applicant alive,
     * deceased dead, no heir of prior rank. */
    boolean passesGate() {
        DecisionRequest.CaseFacts facts = request.caseFacts();
        return facts.jurisdiction().equals(Drafts.known(request.requester().agency()))
                && facts.assignedToRequester().equals(Drafts.known(true))
                && facts.task().equals(Drafts.known(request.task()))
                && request.subjects().stream()
                        .noneMatch(s -> s.relationVerified().equals(Drafts.known(Answer.NO)))
                && request.subjects().stream()
                        .noneMatch(s ->
                                s.relation() == Relation.APPLICANT && s.alive().equals(Drafts.known(Answer.NO)))
                && request.subjects().stream()
                        .noneMatch(s ->
                                s.relation() == Relation.DECEASED && s.alive().equals(Drafts.known(Answer.YES)))
                && request.subjects().stream().noneMatch(s -> s.outranked().equals(Drafts.known(Answer.YES)));
    }

    /** Whether every search is permitted by some agreement on each register that any agreement covers. */
    boolean mayBeSearched() {
        return request.asked().stream().map(Asked::register).allMatch(register -> {
            List<Terms> covering =
                    partyTo().filter(t -> t.registers().contains(register)).toList();
            return covering.isEmpty() || covering.stream().anyMatch(t -> mayBeSearched(t, register));
        });
    }

    Optional<Released> released(SubjectFacts subject, Asked asked) {
        List<Released> results = new ArrayList<>();
        FormOrder order = order(asked.attribute());
        for (Terms terms : partyTo().toList()) {
            if (terms.registers().contains(asked.register()) && mayBeSearched(terms, asked.register())) {
                for (Offer offer : applicable(terms, subject, asked.attribute(), asked)) {
                    results.add(
                            new Released(ceiled(terms, subject, asked.attribute(), offer.form()), offer.authority()));
                }
                derivation(terms, subject, asked).ifPresent(results::add);
            }
        }
        results.removeIf(result -> result.form().equals(Form.ABSENT));
        List<Released> maximal = results.stream()
                .filter(one -> results.stream().noneMatch(other -> strictlyBelow(order, one.form(), other.form())))
                .toList();
        Comparator<Released> choice = Comparator.comparing(
                        (Released r) -> !asked.form().equals(Optional.of(r.form())))
                .thenComparing(Released::form, order.fixedOrder())
                .thenComparing(Released::authority);
        return maximal.stream().min(choice);
    }

    private static boolean strictlyBelow(FormOrder order, Form low, Form high) {
        return order.follows(low, high) && !order.follows(high, low);
    }

    private Optional<Released> derivation(Terms terms, SubjectFacts subject, Asked asked) {
        List<AttributeKey> sources = Drafts.MODEL.get(asked.attribute()).derivedFrom().stream()
                .map(Snapshot.Source::attribute)
                .toList();
        List<List<Authority>> clear = sources.stream()
                .map(source -> applicable(terms, subject, source, asked).stream()
                        .filter(offer ->
                                ceiled(terms, subject, source, offer.form()).equals(Form.CLEAR))
                        .map(Offer::authority)
                        .toList())
                .toList();
        if (sources.isEmpty() || clear.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        Authority lowest = clear.stream()
                .flatMap(Collection::stream)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new Released(ceiled(terms, subject, asked.attribute(), Form.CLEAR), lowest));
    }

    /** Whether some agreement is for requests of this kind, or a case meets no agreement at all. */
    boolean isOfItsKind() {
        return partyTo().findAny().isPresent()
                || (request.kind() == RequestKind.CASE && ofAnyKind().findAny().isEmpty());
    }

    private Stream<Terms> partyTo() {
        return ofAnyKind().filter(t -> t.afterCheck().isPresent() == (request.kind() == RequestKind.EMERGENCY));
    }

    private boolean isCheckedAfterwards(Terms terms, AfterCheck.Deferred what) {
        return terms.afterCheck().stream().anyMatch(check -> check.deferred().contains(what));
    }

    private Stream<Terms> ofAnyKind() {
        return world.stream()
                .filter(t -> t.task().equals(request.task()))
                .filter(t -> t.term().contains(request.time()))
                .filter(t -> t.consumers().stream().anyMatch(this::includes));
    }

    private boolean includes(Terms.Consumer consumer) {
        return consumer.agencies().getOrDefault(request.requester().agency(), List.of()).stream()
                .anyMatch(period -> period.contains(request.time()));
    }

    private boolean mayBeSearched(Terms terms, String register) {
        return request.searchBy(register).stream().allMatch(attribute -> mayBeSearchedBy(terms, register, attribute));
    }

    private boolean mayBeSearchedBy(Terms terms, String register, AttributeKey attribute) {
        return Stream.ofNullable(terms.searchBy().get(attribute))
                .filter(search -> search.registers().contains(register))
                .flatMap(search -> search.bases().stream())
                .anyMatch(basis -> basis.inForce().contains(request.time()));
    }

    /** Whether what an agreement releases from a register may be searched by this attribute as well. */
    boolean mayAlsoBeSearchedBy(String agreement, String register, AttributeKey attribute) {
        return request.alsoBy().contains(attribute)
                && partyTo()
                        .anyMatch(t -> t.agreement().equals(agreement)
                                && t.registers().contains(register)
                                && mayBeSearchedBy(t, register, attribute));
    }

    private List<Offer> applicable(Terms terms, SubjectFacts subject, AttributeKey attribute, Asked asked) {
        Set<Use> uses = asked.asKey() ? Set.of(Use.SEARCH) : request.uses();
        SubjectConditionFacts facts = new SubjectConditionFacts(request, subject, Duration.ZERO);
        List<Offer> offers = new ArrayList<>();
        for (Terms.Grant grant : terms.grants()) {
            for (Terms.GrantedAttribute granted : grant.attributes()) {
                Optional<Terms.Basis> basis = granted.bases().stream()
                        .filter(b -> b.inForce().contains(request.time()))
                        .findFirst();
                boolean applies = granted.attribute().equals(attribute)
                        && grant.registers().contains(asked.register())
                        && grant.relations().contains(subject.relation())
                        && (grant.declaredRelationSuffices()
                                || (isCheckedAfterwards(terms, AfterCheck.Deferred.RELATION)
                                        && request.subjects().stream()
                                                .map(SubjectFacts::relation)
                                                .noneMatch(Set.of(Relation.DECEASED, Relation.HEIR)::contains))
                                || subject.relationVerified().equals(Drafts.known(Answer.YES)))
                        && terms.consumers().stream().anyMatch(c -> includes(c) && admits(c))
                        && grant.recipient() == request.recipient()
                        && grant.uses().containsAll(uses)
                        && basis.isPresent()
                        && grant.when().evaluate(facts) == Truth.TRUE
                        && (isCheckedAfterwards(terms, AfterCheck.Deferred.CONSENT) || consented(grant, subject))
                        && terms.hours().stream().allMatch(hours -> hours.contains(request.time()));
                if (applies) {
                    offers.add(new Offer(
                            terms, grant, attribute, granted.form(), basis.get().id()));
                }
            }
        }
        return offers;
    }

    private boolean admits(Terms.Consumer consumer) {
        DecisionRequest.Requester who = request.requester();
        return Set.of(who.system()).equals(consumer.systems())
                && who.roles().containsAll(consumer.role().stream().toList())
                && who.assurance() >= consumer.minAssurance();
    }

    private boolean consented(Terms.Grant grant, SubjectFacts subject) {
        return grant.consent().stream()
                .allMatch(consent -> Optional.ofNullable(subject.consents().get(consent.key()))
                        .filter(at -> !at.isAfter(request.time()))
                        .filter(at -> !request.time().isAfter(at.plus(consent.maxAge())))
                        .isPresent());
    }

    /** Every ceiling that isn't known to be off: those of the agreement and the protections of all agreements. */
    private Form ceiled(Terms terms, SubjectFacts subject, AttributeKey attribute, Form form) {
        SubjectConditionFacts facts = new SubjectConditionFacts(request, subject, Duration.ZERO);
        Form lowered = form;
        for (Terms other : world) {
            for (Terms.Ceiling ceiling : other.ceilings()) {
                boolean binds = other == terms || ceiling.when().speaksOfRestriction();
                if (binds
                        && ceiling.attributes().contains(attribute)
                        && ceiling.when().evaluate(facts) != Truth.FALSE) {
                    lowered = order(attribute).meet(lowered, ceiling.max());
                }
            }
        }
        return lowered;
    }

    private static FormOrder order(AttributeKey attribute) {
        return FormOrder.of(Drafts.MODEL.get(attribute).datatype());
    }
}
