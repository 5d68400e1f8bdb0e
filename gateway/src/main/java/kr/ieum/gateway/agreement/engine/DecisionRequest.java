package kr.ieum.gateway.agreement.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Everything a decision depends on (design §6): no identity of a subject, no value of a record.
 *
 * @param caseFacts the verified case; its gates are decided first
 * @param subjects the subjects of the request, in the order in which outcomes refer to them
 * @param asked attributes asked of a register, for all subjects
 * @param searchBy attributes by which each register will be searched, by register; decided first (rule 3)
 * @param alsoBy attributes by which a register will be searched as well, where the agreement that releases permits it; one that
 *     isn't permitted narrows what is searched and refuses nothing
 * @param met the duties that were met before the request, by {@link Obligation#key}
 */
public record DecisionRequest(
        Requester requester,
        RequestKind kind,
        String task,
        CaseFacts caseFacts,
        List<SubjectFacts> subjects,
        Recipient recipient,
        Set<Use> uses,
        List<Asked> asked,
        Map<String, Set<AttributeKey>> searchBy,
        Set<AttributeKey> alsoBy,
        Set<String> met,
        Instant time) {

    /** Makes it immutable. */
    public DecisionRequest {
        subjects = List.copyOf(subjects);
        uses = Set.copyOf(uses);
        asked = List.copyOf(asked);
        alsoBy = Set.copyOf(alsoBy);
        met = Set.copyOf(met);
        searchBy = immutable(searchBy);
    }

    private static Map<String, Set<AttributeKey>> immutable(Map<String, Set<AttributeKey>> searches) {
        Map<String, Set<AttributeKey>> copy = new HashMap<>();
        searches.forEach((register, by) -> copy.put(register, Set.copyOf(by)));
        return Map.copyOf(copy);
    }

    /** The attributes by which this register will be searched. */
    public Set<AttributeKey> searchBy(String register) {
        return searchBy.getOrDefault(register, Set.of());
    }

    /** Searches of every register that is asked, all by the same attributes. */
    public static Map<String, Set<AttributeKey>> searching(List<Asked> asked, Set<AttributeKey> by) {
        return asked.stream().map(Asked::register).distinct().collect(Collectors.toMap(Function.identity(), r -> by));
    }

    /**
     * Who asks, as the session or certificate says, never as the caller claims.
     *
     * @param official opaque id of the official for counters, no name
     * @param assurance level of assurance of the login, 1 to 4
     */
    public record Requester(String agency, String system, String official, Set<String> roles, int assurance) {}

    /**
     * Facts of the case, each with its source.
     *
     * @param task the task the case system files the case under
     * @param kind case kind in the model's code, such as {@code APPLICATION} or {@code RECHECK}
     * @param stage stage in the model's code, such as {@code INVESTIGATION}
     * @param jurisdiction institution code of the agency the case belongs to
     * @param assignedToRequester whether the official works on this case today, in person or as deputy
     * @param opened when the application was received
     */
    public record CaseFacts(
            Fact<String> task,
            Fact<String> kind,
            Fact<String> stage,
            Fact<String> jurisdiction,
            Fact<Boolean> assignedToRequester,
            Fact<Instant> opened) {

        /** What is known where there is no case, as of events and of a citizen's own request. */
        public static CaseFacts none() {
            return new CaseFacts(noCase(), noCase(), noCase(), noCase(), noCase(), noCase());
        }

        private static <T> Fact<T> noCase() {
            return new Fact.Missing<>("no-case");
        }
    }

    /**
     * Facts of one subject.
     *
     * @param relation as declared by the case
     * @param relationVerified whether a register confirmed the declared relation (stage 0); yes for the applicant
     *     when the register confirmed status
     * @param alive whether the register of residents says the subject lives
     * @param outranked whether somebody stands before the subject in the order of heirs; missing where no task asks
     * @param livesWithApplicant same household as the applicant
     * @param restrictedTowardsApplicant whether a provider's list restricts disclosure about this subject towards the
     *     applicant (a pair, not a flag)
     * @param adult whether the subject is of age
     * @param onRoll whether the agency that asks holds the subject on its roll; missing where no event is sent
     * @param consents when this subject consented, by {@code agreement/grant} or by {@link ConsentForm#key}; withdrawn
     *     consent is not there
     */
    public record SubjectFacts(
            Relation relation,
            Fact<Answer> relationVerified,
            Fact<Answer> alive,
            Fact<Answer> outranked,
            Fact<Answer> livesWithApplicant,
            Fact<Boolean> restrictedTowardsApplicant,
            Fact<Answer> adult,
            Fact<Answer> onRoll,
            Map<String, Instant> consents) {}

    /**
     * One attribute as asked.
     *
     * @param register the register it would be fetched from
     * @param form the form that request or view names, to choose among incomparable results (rule 6)
     * @param asKey whether it is asked in order to search by it: it needs a grant for {@link Use#SEARCH}, whatever the request
     *     is for, and is released to nobody
     */
    public record Asked(AttributeKey attribute, String register, Optional<Form> form, boolean asKey) {

        /** Asked for the uses of the request. */
        public Asked(AttributeKey attribute, String register, Optional<Form> form) {
            this(attribute, register, form, false);
        }

        /** Asked in order to search by it. */
        public static Asked key(AttributeKey attribute, String register) {
            return new Asked(attribute, register, Optional.empty(), true);
        }
    }

    /** What an attribute is asked for. */
    Set<Use> uses(Asked item) {
        return item.asKey() ? Set.of(Use.SEARCH) : uses;
    }
}
