package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.schemas.model.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of grants for one subject after another. It is found out once per subject and grant: what comes
 * before its legal bases in the order of reasons, for the request's uses and for keys, and what comes after them. Bases are the
 * attribute's own.
 */
@SuppressWarnings("EnumOrdinal")
final class Obstacles {

    private static final Reason[] REASONS = Reason.values();
    /** Not found out yet. */
    private static final byte OPEN = 0;
    /** Nothing stands in the way; a reason is its ordinal behind this. */
    private static final byte FREE = 1;

    private final DecisionRequest request;
    private final Scope scope;
    private final SubjectTruths truths;
    private final Duration skew;
    private final int uses;
    private final boolean isOfInheritance;
    private final int[] firstGrant;
    private final byte[] before;
    private final byte[] after;
    private final byte[] consented;
    private SubjectFacts subject;
    private boolean isVerified;

    Obstacles(DecisionRequest request, Scope scope, SubjectTruths truths, Duration skew) {
        this.request = request;
        this.scope = scope;
        this.truths = truths;
        this.skew = skew;
        this.uses = GrantTable.mask(request.uses());
        this.isOfInheritance = isOfInheritance(request.subjects());
        this.firstGrant = new int[scope.members()];
        int grants = 0;
        for (int member = 0; member < firstGrant.length; member++) {
            firstGrant[member] = grants;
            grants += scope.agreement(member).grants().length;
        }
        this.before = new byte[grants * 2];
        this.after = new byte[grants];
        this.consented = new byte[scope.consents().length];
        this.subject = request.subjects().getFirst();
    }

    private static boolean isOfInheritance(List<SubjectFacts> subjects) {
        for (int i = 0; i < subjects.size(); i++) {
            if (AfterCheck.isOfInheritance(subjects.get(i).relation())) {
                return true;
            }
        }
        return false;
    }

    /** Goes on to another subject. */
    void about(SubjectFacts about) {
        subject = about;
        // the roll that was looked into is what verifies the subject of an event
        isVerified =
                Gate.is(request.kind() == RequestKind.EVENT ? about.onRoll() : about.relationVerified(), Answer.YES);
        Arrays.fill(before, OPEN);
        Arrays.fill(after, OPEN);
        Arrays.fill(consented, OPEN);
    }

    /**
     * Rule 2, each part in the fixed order of reasons; nothing when the grant applies.
     *
     * @param row of a grant of the member, as {@link RowTable} packs it
     * @param basis which of its legal bases is in force
     */
    @Nullable
    Reason of(int member, long row, int basis, boolean asKey) {
        Reason reason = before(member, RowTable.grant(row), asKey);
        if (reason == null) {
            reason = ofRow(row, basis);
        }
        return reason == null ? after(member, row) : reason;
    }

    /** What comes before the legal bases in the order of reasons, and is the same for all that a grant is asked for. */
    @Nullable
    Reason before(int member, int grant, boolean asKey) {
        int which = (firstGrant[member] + grant) * 2 + (asKey ? 1 : 0);
        if (before[which] == OPEN) {
            before[which] = code(beforeBases(
                    member, scope.agreement(member).guards()[grant], asKey ? 1 << Use.SEARCH.ordinal() : uses));
        }
        return reason(before[which]);
    }

    /** What comes next, and is the row's own. */
    static @Nullable Reason ofRow(long row, int basis) {
        if (RowTable.isTooMuch(row)) {
            return Reason.PREDICATES_ONLY;
        }
        return basis == Times.NONE ? Reason.BASIS_NOT_IN_FORCE : null;
    }

    /** What comes last: the same for all rows of a grant but for what a protected one reads. */
    @Nullable
    Reason after(int member, long row) {
        int grant = RowTable.grant(row);
        int place = firstGrant[member] + grant;
        if (after[place] == OPEN) {
            after[place] = code(afterBases(member, scope.agreement(member).guards()[grant]));
        }
        Reason reason = reason(after[place]);
        // a protected person's missing address must read as anybody's address that isn't needed
        return reason == Reason.CONDITION && RowTable.isProtected(row) ? Reason.WITHHELD : reason;
    }

    /** Of a suspended agreement neither the subject's facts nor ceilings are looked at, so that it reads the same for a protected person. */
    boolean wouldConcern(long suspended) {
        return GrantTable.isAbout(suspended, subject.relation()) && GrantTable.isTo(suspended, request.recipient());
    }

    private static @Nullable Reason reason(byte found) {
        return found == FREE ? null : REASONS[found - FREE - 1];
    }

    private static byte code(@Nullable Reason reason) {
        return reason == null ? FREE : (byte) (reason.ordinal() + FREE + 1);
    }

    private @Nullable Reason beforeBases(int member, long guard, int wanted) {
        if (!GrantTable.isAbout(guard, subject.relation())) {
            return Reason.OTHER_RELATION;
        }
        // a declared relation suffices to verify and for nothing else, so whoever wants to see is told to verify first
        boolean forVerifying = GrantTable.declaredRelationSuffices(guard) && GrantTable.isFor(guard, wanted);
        if (!forVerifying && !isVerified && !isRelationLeftOpen(member)) {
            return Reason.RELATION_UNVERIFIED;
        }
        if (!scope.admits(member)) {
            return Reason.ROLE;
        }
        if (!GrantTable.isTo(guard, request.recipient())) {
            return Reason.RECIPIENT;
        }
        if (wanted == 0 || !GrantTable.isFor(guard, wanted)) {
            return Reason.USE;
        }
        return null;
    }

    private @Nullable Reason afterBases(int member, long guard) {
        AgreementTable agreement = scope.agreement(member);
        if (truths.of(GrantTable.condition(guard)) != Truth.TRUE) {
            return Reason.CONDITION;
        }
        int consent = GrantTable.consent(guard);
        if (consent != GrantTable.NO_CONSENT && !agreement.checksConsentAfterwards() && !isConsented(consent - 1)) {
            return Reason.NO_CONSENT;
        }
        if (agreement.hours() != AgreementTable.ALWAYS && !scope.times().isWithin(agreement.hours())) {
            return Reason.SCHEDULE;
        }
        for (String duty : agreement.before()) {
            if (!request.met().contains(duty)) {
                return Reason.OBLIGATION;
            }
        }
        return null;
    }

    /** Who inherits from whom isn't taken at the case's word: that somebody is dead, and has no nearer heir, never waits. */
    private boolean isRelationLeftOpen(int member) {
        return !isOfInheritance && scope.agreement(member).checksRelationAfterwards();
    }

    /** Found out once per subject, as grants mostly need the same consent. */
    private boolean isConsented(int number) {
        if (consented[number] == OPEN) {
            consented[number] = isConsented(scope.consents()[number]) ? FREE : FREE + 1;
        }
        return consented[number] == FREE;
    }

    private boolean isConsented(Terms.Consent consent) {
        return switch (consent.of()) {
            case EACH -> hasConsented(subject, consent);
            case EACH_ADULT -> Gate.is(subject.adult(), Answer.NO) || hasConsented(subject, consent);
            case APPLICANT -> hasApplicantConsented(consent);
        };
    }

    private boolean hasApplicantConsented(Terms.Consent consent) {
        boolean any = false;
        for (int i = 0; i < request.subjects().size(); i++) {
            SubjectFacts one = request.subjects().get(i);
            if (one.relation() == Relation.APPLICANT) {
                any = true;
                if (!hasConsented(one, consent)) {
                    return false;
                }
            }
        }
        return any;
    }

    private boolean hasConsented(SubjectFacts who, Terms.Consent consent) {
        Instant given = who.consents().get(consent.key());
        return given != null
                && !given.isAfter(request.time().minus(skew))
                && !given.plus(consent.maxAge()).isBefore(request.time().plus(skew));
    }
}
