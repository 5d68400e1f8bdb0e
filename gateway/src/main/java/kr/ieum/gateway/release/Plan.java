package kr.ieum.gateway.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.mapping.Mapping.KeyedBy;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;

/**
 * What a decision leaves to do: the permitted items, the denied ones, and the questions that the permitted ones need. A
 * question asks one register about one key for the union of the source fields that its items need, and nothing else
 * (design §4, promise P3).
 */
record Plan(List<Permitted> permitted, List<Denied> denied, List<Question> questions, List<Sent> sent) {

    /**
     * One attribute of one subject that may be released.
     *
     * @param asKey whether it only serves to search by it, and leaves for nobody
     * @param byFormer whether its agreement lets the register be searched by the subject's former keys too
     */
    record Permitted(
            int subject,
            AttributeKey attribute,
            String register,
            Form form,
            Authority authority,
            boolean asKey,
            boolean byFormer) {

        Permitted(int subject, AttributeKey attribute, String register, Form form, Authority authority) {
            this(subject, attribute, register, form, authority, false, false);
        }
    }

    /** One attribute of one subject that may not. */
    record Denied(int subject, AttributeKey attribute, String register, Reason reason, Optional<Authority> authority) {}

    /**
     * One question to one register.
     *
     * @param keyOwner index of the subject whose key the register is asked by
     * @param items what is read from the answer; empty when it only serves a comparison
     * @param byFormer whether the register is asked by the owner's former keys too, and its answers joined
     */
    record Question(String register, int keyOwner, Set<String> sourceFields, List<Permitted> items, boolean byFormer) {

        /** Of what tells the questions of a plan apart; the rest is long. */
        @Override
        public int hashCode() {
            return 31 * register.hashCode() + keyOwner;
        }
    }

    /** A permitted attribute that is asked by keys of another register, and the permission to fetch these and send them on. */
    record Sent(Permitted attribute, Permitted key) {}

    /** Index of the applicant among the subjects. */
    static final int APPLICANT = 0;

    /** Plans a decision, treating the grants of exhausted agreements as denied by volume. */
    static Plan of(
            Decision.Decided decision,
            Optional<Decision> keys,
            ReleaseRequest request,
            Set<String> exhaustedAgreements,
            Map<String, JoinedRegister> registers) {
        List<Asked> asked = request.decision().asked();
        List<Permitted> permitted = new ArrayList<>();
        List<Denied> denied = new ArrayList<>();
        OptionalInt deceased = deceased(request.decision());
        Set<Integer> keysSought = request.keysSought();
        for (int subject = 0; subject < request.subjectKeys().size(); subject++) {
            for (int i = 0; i < asked.size(); i++) {
                Asked item = asked.get(i);
                if (!request.wanted().test(subject, item)) {
                    continue;
                }
                switch (decision.outcomes().get(subject * asked.size() + i)) {
                    case Decision.Outcome.Permitted p
                    when exhaustedAgreements.contains(p.authority().agreement()) && item.asKey() -> {}
                    case Decision.Outcome.Permitted p
                    when exhaustedAgreements.contains(p.authority().agreement()) ->
                        denied.add(new Denied(
                                subject, item.attribute(), item.register(), Reason.VOLUME, Optional.of(p.authority())));
                    case Decision.Outcome.Permitted p
                    when deceased.isEmpty() && readsDeceased(item, registers) ->
                        denied.add(new Denied(
                                subject,
                                item.attribute(),
                                item.register(),
                                Reason.RELATION_UNVERIFIED,
                                Optional.of(p.authority())));
                    case Decision.Outcome.Permitted p ->
                        permitted.add(new Permitted(
                                subject,
                                item.attribute(),
                                item.register(),
                                p.form(),
                                p.authority(),
                                item.asKey(),
                                keysSought.contains(subject)
                                        && decision.isSearchedBy(
                                                SubjectKey.FORMER_PERSON, item.register(), p.authority())));
                    case Decision.Outcome.Denied _ when item.asKey() -> {}
                    case Decision.Outcome.Denied d ->
                        denied.add(new Denied(subject, item.attribute(), item.register(), d.reason(), d.authority()));
                }
            }
        }
        Set<Integer> needed = keysNeeded(permitted, registers, deceased);
        permitted.removeIf(item -> item.asKey() && !needed.contains(item.subject()));
        SentPlan sent = SentPlan.of(permitted, keys, request, exhaustedAgreements);
        List<Permitted> left = new ArrayList<>(permitted);
        left.removeIf(sent.attributes()::contains);
        Set<Permitted> shown = new HashSet<>(left);
        sent.sent().forEach(each -> left.add(each.key()));
        denied.addAll(sent.denied());
        List<Question> questions = questions(answerable(left, request, registers), shown, request, registers, deceased);
        sent.sent().forEach(each -> left.add(each.attribute()));
        return new Plan(List.copyOf(left), List.copyOf(denied), questions, sent.sent());
    }

    /** The subjects by whose former keys something is searched or sought; of nobody else they are asked for (promise P3). */
    private static Set<Integer> keysNeeded(
            List<Permitted> permitted, Map<String, JoinedRegister> registers, OptionalInt deceased) {
        Set<Integer> needed = new HashSet<>();
        for (Permitted item : permitted) {
            JoinedRegister register = registers.get(item.register());
            if (register != null && item.byFormer()) {
                needed.add(owner(register.mapping().keyedBy(item.attribute()), item.subject(), deceased));
            }
            if (register != null && register.mapping().seeksApplicant(item.attribute())) {
                needed.add(APPLICANT);
            }
        }
        return needed;
    }

    /**
     * What isn't granted. A withheld field isn't among it: its neutral reason is shared with protection, of which nobody may learn
     * by a refusal either.
     */
    List<Prepared.Excess> excess() {
        return denied.stream()
                .filter(item -> item.reason() != Reason.WITHHELD)
                .map(item -> new Prepared.Excess(item.subject(), item.attribute(), item.register(), item.reason()))
                .toList();
    }

    /** Whether an attribute of a register is asked by keys of another one. */
    private boolean isSentOn(Permitted item) {
        return sent.stream().anyMatch(each -> each.attribute().equals(item));
    }

    /** Whether it is fetched to be sent on alone, and shown to nobody. */
    boolean isKey(Permitted item) {
        return sent.stream().anyMatch(each -> each.key().equals(item));
    }

    /** Index of the deceased among the subjects, where the case has one. */
    static OptionalInt deceased(DecisionRequest request) {
        return IntStream.range(0, request.subjects().size())
                .filter(i -> request.subjects().get(i).relation() == Relation.DECEASED)
                .findFirst();
    }

    /** Index of the subject whose number a register is asked by. */
    static int owner(KeyedBy keyedBy, int subject, OptionalInt deceased) {
        return switch (keyedBy) {
            case SUBJECT -> subject;
            case APPLICANT -> APPLICANT;
            case DECEASED ->
                deceased.orElseThrow(
                        () -> new IllegalStateException("permitted on the record of a deceased whom the case lacks"));
        };
    }

    /** What isn't answered from history in an as-of look-up isn't asked: today's value may not stand in its place. Keys are today's. */
    private static List<Permitted> answerable(
            List<Permitted> permitted, ReleaseRequest request, Map<String, JoinedRegister> registers) {
        return request.asOf().isEmpty()
                ? permitted
                : permitted.stream()
                        .filter(item -> item.asKey() || keepsHistory(item, registers))
                        .toList();
    }

    private static boolean keepsHistory(Permitted item, Map<String, JoinedRegister> registers) {
        JoinedRegister register = registers.get(item.register());
        return register != null && register.mapping().keepsHistory(item.attribute());
    }

    private static List<Question> questions(
            List<Permitted> permitted,
            Set<Permitted> shown,
            ReleaseRequest request,
            Map<String, JoinedRegister> registers,
            OptionalInt deceased) {
        record Target(String register, int keyOwner, boolean byFormer) {}
        Map<Target, List<Permitted>> items = new LinkedHashMap<>();
        Map<Target, Set<String>> fields = new LinkedHashMap<>();
        for (Permitted item : permitted) {
            JoinedRegister register = registers.get(item.register());
            if (register == null) {
                throw new IllegalStateException("register " + item.register() + " is not joined");
            }
            Set<AttributeKey> attribute = Set.of(item.attribute());
            Target target = new Target(
                    item.register(),
                    owner(register.mapping().keyedBy(item.attribute()), item.subject(), deceased),
                    item.byFormer());
            if (shown.contains(item)) {
                items.computeIfAbsent(target, t -> new ArrayList<>()).add(item);
            }
            fields.computeIfAbsent(target, t -> new LinkedHashSet<>())
                    .addAll(
                            request.asOf().isPresent() && !item.asKey()
                                    ? register.mapping().sourceFieldsAsOf(attribute)
                                    : register.mapping().sourceFields(attribute));
            Set<String> compared = register.mapping().comparedFields(attribute);
            if (!compared.isEmpty()) {
                int other = owner(register.mapping().comparedWith(item.attribute()), item.subject(), deceased);
                fields.computeIfAbsent(new Target(item.register(), other, item.byFormer()), t -> new LinkedHashSet<>())
                        .addAll(compared);
            }
        }
        return fields.entrySet().stream()
                .map(e -> new Question(
                        e.getKey().register(),
                        e.getKey().keyOwner(),
                        e.getValue(),
                        List.copyOf(items.getOrDefault(e.getKey(), List.of())),
                        e.getKey().byFormer()))
                .toList();
    }

    private static boolean readsDeceased(Asked item, Map<String, JoinedRegister> registers) {
        JoinedRegister register = registers.get(item.register());
        return register != null && register.mapping().keyedBy(item.attribute()) == KeyedBy.DECEASED;
    }

    /** The permitted items of a register that no question is for: it keeps no history of them. */
    List<Permitted> unasked(String register) {
        Set<Permitted> asked = questions.stream()
                .flatMap(question -> question.items().stream())
                .collect(Collectors.toSet());
        return permitted.stream()
                .filter(item ->
                        item.register().equals(register) && !asked.contains(item) && !isKey(item) && !isSentOn(item))
                .toList();
    }

    /** The registers that appear in the plan, asked or not, in order of appearance. */
    Set<String> registers() {
        Set<String> all =
                permitted.stream().map(Permitted::register).collect(Collectors.toCollection(LinkedHashSet::new));
        denied.stream().map(Denied::register).forEach(all::add);
        return all;
    }

    /** Whether anything that rests on this agreement will be asked: the closed registers are not. */
    boolean asksFor(String agreement, Set<String> closed) {
        return questions.stream()
                .filter(question -> !closed.contains(question.register()))
                .flatMap(question -> question.items().stream())
                .anyMatch(item -> item.authority().agreement().equals(agreement));
    }
}
