package kr.ieum.gateway.agreement.document;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.engine.ConsentForm;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;

/**
 * A sharing agreement of the format {@code ieum-agreement/1} (design §6), as loaded: every reference checked, every
 * condition read. State, signatures and counters live outside.
 *
 * @param kind the one kind of requests that the agreement answers
 * @param template the reference text the clauses are generated from
 * @param deviations the clauses in which the parties left the reference text; the text shows them as such
 * @param clauseText digests of the generated clause text, where the parties have fixed them
 * @param providers the agencies whose registers are shared
 * @param subjects the relations in which a subject of the case may stand
 * @param combinations attributes of which never all are released about one subject
 * @param obligations duties of the consumer, before and after
 * @param disposal what becomes of what was received when the agreement ends
 * @param supersedes the version that this one replaces, where there is one
 * @param afterCheck what may be checked afterwards, where the agreement is one for emergencies; one for cases has none
 */
public record Agreement(
        String id,
        int version,
        RequestKind kind,
        TemplateRef template,
        Set<String> deviations,
        Optional<ClauseDigests> clauseText,
        Localized title,
        List<String> providers,
        List<Consumer> consumers,
        List<String> approvers,
        String task,
        List<LegalBasis> legalBasis,
        Set<Relation> subjects,
        List<ConsentRule> consent,
        List<SearchPermission> searchBy,
        List<Grant> grants,
        List<Limit> limits,
        List<Terms.Combination> combinations,
        List<Obligation> obligations,
        Optional<Disposal> disposal,
        Optional<Integer> perDay,
        Optional<Integer> perOfficialHour,
        Optional<Schedule> schedule,
        List<Contact> contacts,
        Term term,
        Optional<AfterCheck> afterCheck,
        Optional<Supersedes> supersedes,
        List<InnerTest> tests) {

    /** Format of the documents. */
    public static final String FORMAT = "ieum-agreement/1";

    /** What becomes of what was received when the agreement ends, and by when. */
    public record Disposal(OnEnd onEnd, Duration within) {

        /** The closed list of what may become of it. */
        public enum OnEnd {
            /** The consumer deletes it. */
            DELETE,
            /** The consumer gives it back and keeps no copy. */
            RETURN
        }
    }

    /** A reference text of a pinned version. */
    public record TemplateRef(String id, int version) {}

    /** Digests of the clause text in both languages, {@code sha-256:…}. */
    public record ClauseDigests(String ko, String en) {}

    /**
     * A consumer party: an agency, or a class whose members join by accession; own cases only.
     *
     * @param systems systems that may ask; empty for any
     */
    public record Consumer(
            Optional<String> agency,
            Optional<String> agencyClass,
            Set<String> systems,
            Optional<String> role,
            int minAssurance) {}

    /** What the law lets the parties do. */
    public enum BasisKind {
        STATUTE,
        DECREE,
        /** Weaker than statute and decree; shown as such. */
        ADMINISTRATIVE_RULE,
        CONSENT,
        OWN_REQUEST
    }

    /**
     * An article.
     *
     * @param act name of the act
     * @param article {@code 22}, {@code 36(1)} for a paragraph, {@code 81-13} for 제81조의13, {@code all} for the whole text
     * @param from first day in force
     * @param to last day in force, where known
     * @param authorisesResidentNumber whether it authorises the use of resident numbers (rule 11)
     * @param fictional whether it was made up for a demonstration; shown as such
     */
    public record LegalBasis(
            String id,
            BasisKind kind,
            Localized act,
            String article,
            LocalDate from,
            Optional<LocalDate> to,
            boolean authorisesResidentNumber,
            boolean fictional) {

        static final Pattern ARTICLE = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,3}))?(?:\\(([0-9]{1,2})\\))?");

        /** The article as a lawyer cites it. */
        public Localized citation() {
            Matcher parts = ARTICLE.matcher(article);
            if (!parts.matches()) {
                return new Localized("「" + act.ko() + "」", act.en());
            }
            String branch = parts.group(2) == null ? "" : "의" + parts.group(2);
            String paragraph = parts.group(3) == null ? "" : " 제" + parts.group(3) + "항";
            return new Localized(
                    "「" + act.ko() + "」 제" + parts.group(1) + "조" + branch + paragraph, act.en() + " art. " + article);
        }
    }

    /**
     * Consent that a grant needs, not older than {@code maxAge}.
     *
     * @param of whose consent it is
     * @param form the form on which it is given; where none is named, consent to this very grant
     */
    public record ConsentRule(String grant, Terms.Consent.Of of, Optional<ConsentForm> form, Duration maxAge) {}

    /**
     * An attribute by which the providers' registers may be searched.
     *
     * @param registers narrows them; all where empty
     */
    public record SearchPermission(AttributeKey attribute, List<String> basis, Set<String> registers) {}

    /**
     * A grant.
     *
     * @param subjects narrows the agreement's subjects
     * @param register narrows the providers' registers
     * @param declaredRelation whether it applies on the relation as the case declares it, before a register confirms it:
     *     the grants that stage 0 needs; for {@link Use#DECIDE} only
     * @param when condition; always where there is none
     * @param whenText the condition as written
     */
    public record Grant(
            String id,
            String clause,
            Set<Use> uses,
            Recipient recipient,
            Set<Relation> subjects,
            Optional<String> register,
            boolean declaredRelation,
            Condition when,
            Optional<String> whenText,
            List<GrantedAttribute> attributes) {}

    /** An attribute of a grant with its bases, its need and the form it is released in. */
    public record GrantedAttribute(AttributeKey attribute, List<String> basis, Localized need, Form form) {}

    /** A ceiling. */
    public record Limit(String id, Set<AttributeKey> attributes, Form max, Condition when, Optional<String> whenText) {}

    /** Agreed hours; minutes of the day, {@code untilMinute} exclusive. */
    public record Schedule(Set<DayOfWeek> days, int fromMinute, int untilMinute, ZoneId zone) {}

    /** The office that answers for the agreement at a party. */
    public record Contact(String agency, Localized office) {}

    /** The version that another one replaces, by number and digest. */
    public record Supersedes(int version, String digest) {}

    /**
     * First and last day, and the day of review.
     *
     * @param notice how long before its end a party says that it ends the agreement
     */
    public record Term(LocalDate from, LocalDate until, Optional<LocalDate> review, Optional<Duration> notice) {}

    /** A test inside the agreement. */
    public sealed interface InnerTest {

        /** The line it starts on. */
        int line();

        /** A request with its expected outcome for each attribute. */
        record Example(int line, Localized name, Given given, List<AttributeKey> ask, List<Expected> expected)
                implements InnerTest {}

        /**
         * Attributes that no grant may release and no search may use, not even by implication.
         *
         * @param patterns {@code Class/property} or {@code Class/*}
         * @param subjects the relations it holds for; all where empty
         */
        record Never(int line, List<String> patterns, Set<Relation> subjects) implements InnerTest {}
    }

    /**
     * The expected outcome for one attribute: a form, or a reason.
     *
     * @param value what is released in that form of the value that the test gives the register
     */
    public record Expected(
            AttributeKey attribute, Optional<Form> form, Optional<Reason> reason, Optional<String> value) {}
}
