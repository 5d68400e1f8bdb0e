package kr.ieum.gateway.web.authzen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/**
 * AuthZEN's entities as requests to the engine (decision 0026): the subject is who asks, an official or a system; the resource is an
 * attribute about somebody in a relation to the case; the action is a use; the context holds task, kind and case. Every fact is the
 * caller's word: nothing is looked up, and what isn't said is missing, which closes grants and keeps limits.
 */
final class Mapping {

    static final String OFFICIAL = "official";
    static final String SYSTEM = "system";
    static final String ATTRIBUTE = "attribute";

    private final Set<String> registers;

    /** @param registers the registers of the federation, tried in their order where a request names none */
    Mapping(Set<String> registers) {
        this.registers = new TreeSet<>(registers);
    }

    /** What the entities come to. */
    sealed interface Mapped {

        /** One request for each register that may be meant. */
        record Requests(List<DecisionRequest> requests) implements Mapped {}

        /** Something that no agreement knows, or that can't be decided without what wasn't said; denied. */
        record Unknown(String what) implements Mapped {}
    }

    /**
     * The requests of one evaluation.
     *
     * @param now the time that counts where the context names none
     */
    Mapped map(Entities entities, Instant now) {
        Facts asker = new Facts(entities.subject().properties(), "subject.properties");
        Facts about = new Facts(entities.resource().properties(), "resource.properties");
        Facts context = new Facts(entities.context(), "context");
        Facts ofCase = context.within("case");
        Requester requester = requester(entities.subject(), asker);
        CaseFacts facts = new CaseFacts(
                ofCase.textFact("task"),
                ofCase.textFact("kind"),
                ofCase.textFact("stage"),
                ofCase.textFact("jurisdiction"),
                ofCase.flagFact("assigned"),
                ofCase.instantFact("opened"));
        RequestKind kind = context.choice("kind", RequestKind.class).orElse(RequestKind.CASE);
        Optional<Relation> relation = about.choice("relation", Relation.class);
        Optional<SubjectFacts> subject = relation.map(one -> subject(one, about));
        Optional<String> task = context.text("task");
        Instant time = context.instant("time").orElse(now);
        Set<AttributeKey> searchBy = attributes(context.texts("searchBy"), "context.searchBy");
        Set<String> met = context.texts("met");
        Recipient recipient = new Facts(entities.actionProperties(), "action.properties")
                .choice("recipient", Recipient.class)
                .orElse(Recipient.OFFICIAL);
        Optional<Form> form = about.text("form")
                .map(text -> Form.parse(text)
                        .orElseThrow(() ->
                                new BadRequest("resource.properties.form", "must be a form such as clear or year")));
        Set<String> asked = about.text("register").map(Set::of).orElse(registers);
        Optional<Use> use = Facts.constant(entities.action(), Use.class);
        Optional<String> unknown = Stream.of(
                        denied(
                                !Set.of(OFFICIAL, SYSTEM)
                                        .contains(entities.subject().type()),
                                "unknown-subject-type"),
                        denied(!entities.resource().type().equals(ATTRIBUTE), "unknown-resource-type"),
                        denied(!AttributeKey.isKey(entities.resource().id()), "unknown-resource"),
                        denied(use.isEmpty(), "unknown-action"),
                        denied(task.isEmpty(), "task-not-said"),
                        denied(relation.isEmpty(), "relation-not-said"))
                .flatMap(Optional::stream)
                .findFirst();
        if (unknown.isPresent()) {
            return new Mapped.Unknown(unknown.get());
        }
        AttributeKey attribute = new AttributeKey(entities.resource().id());
        return new Mapped.Requests(asked.stream()
                .map(register -> {
                    List<Asked> one = List.of(new Asked(attribute, register, form, use.get() == Use.SEARCH));
                    return new DecisionRequest(
                            requester,
                            kind,
                            task.get(),
                            facts,
                            List.of(subject.orElseThrow()),
                            recipient,
                            Set.of(use.get()),
                            one,
                            DecisionRequest.searching(one, searchBy),
                            Set.of(),
                            met,
                            time);
                })
                .toList());
    }

    private static Optional<String> denied(boolean when, String what) {
        return when ? Optional.of(what) : Optional.empty();
    }

    /** Who asks. Nobody is looked up by the subject's id, and no decision depends on it. */
    private static Requester requester(Entities.Entity subject, Facts asker) {
        Set<String> roles = subject.type().equals(SYSTEM) ? Set.of() : asker.texts("roles");
        return new Requester(
                asker.text("agency").orElse(""),
                asker.text("system").orElse(subject.type().equals(SYSTEM) ? subject.id() : ""),
                "",
                roles,
                asker.integer("assurance", 1, 4).orElse(1));
    }

    private static SubjectFacts subject(Relation relation, Facts about) {
        return new SubjectFacts(
                relation,
                about.answerFact("relationVerified"),
                about.answerFact("alive"),
                about.answerFact("outranked"),
                about.answerFact("livesWithApplicant"),
                about.flagFact("restrictedTowardsApplicant"),
                about.answerFact("adult"),
                about.answerFact("onRoll"),
                about.instants("consents"));
    }

    private static Set<AttributeKey> attributes(Set<String> texts, String member) {
        return texts.stream()
                .map(text -> {
                    if (!AttributeKey.isKey(text)) {
                        throw new BadRequest(member, "must hold attributes such as Person/residentNumber");
                    }
                    return new AttributeKey(text);
                })
                .collect(Collectors.toSet());
    }
}
