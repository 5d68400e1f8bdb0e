package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.schemas.model.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Decides the attributes of one subject after another. What stands in the way of a grant is found out once per subject: what comes
 * before its legal bases in the order of reasons, for the request's uses and for keys, and what comes after them. Bases are the
 * attribute's own.
 */
@SuppressWarnings("EnumOrdinal")
final class SubjectCells {

    private static final Reason[] REASONS = Reason.values();
    /** Not found out yet. */
    private static final byte OPEN = 0;
    /** Nothing stands in the way; a reason is its ordinal behind this. */
    private static final byte FREE = 1;

    private static final int NONE = -1;

    private final DecisionRequest request;
    private final Scope scope;
    private final SubjectTruths truths;
    private final Choice choice = new Choice();
    private final int uses;
    private final boolean isOfInheritance;
    private final int[] firstGrant;
    private final byte[] before;
    private final byte[] after;
    private final byte[] admitted;
    private final int[] releasing;
    private final boolean[] hasReleased;
    private final Duration skew;
    private final int[] released;
    private SubjectFacts subject;
    private boolean isVerified;

    SubjectCells(DecisionRequest request, Scope scope, Duration skew) {
        this.request = request;
        this.scope = scope;
        this.truths = new SubjectTruths(scope.programs(), request, skew);
        this.uses = GrantTable.mask(request.uses());
        this.isOfInheritance = isOfInheritance(request.subjects());
        this.firstGrant = new int[scope.members()];
        int grants = 0;
        for (int member = 0; member < firstGrant.length; member++) {
            firstGrant[member] = grants;
            grants += scope.member(member).agreement().grants().length;
        }
        this.before = new byte[grants * 2];
        this.after = new byte[grants];
        this.admitted = new byte[firstGrant.length];
        this.skew = skew;
        this.releasing = new int[request.asked().size()];
        this.hasReleased = new boolean[firstGrant.length];
        this.released = new int[firstGrant.length];
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

    /** The outcomes in the order of what is asked, from a place on. */
    void decide(SubjectFacts about, Outcome[] outcomes, int from) {
        subject = about;
        // the roll that was looked into is what verifies the subject of an event
        isVerified =
                Gate.is(request.kind() == RequestKind.EVENT ? about.onRoll() : about.relationVerified(), Answer.YES);
        truths.about(about);
        Arrays.fill(before, OPEN);
        Arrays.fill(after, OPEN);
        Arrays.fill(hasReleased, false);
        List<Asked> asked = request.asked();
        for (int i = 0; i < asked.size(); i++) {
            outcomes[from + i] = outcome(asked.get(i), i);
        }
        new Combining(scope, request.asked(), outcomes, from, releasing).apply();
        for (int member : releasing) {
            if (member != Choice.NOBODY && !hasReleased[member]) {
                hasReleased[member] = true;
                released[member]++;
            }
        }
    }

    /** About how many subjects an agreement of the scope has released anything. */
    int released(int member) {
        return released[member];
    }

    private Outcome outcome(Asked asked, int index) {
        choice.clear();
        for (int member = 0; member < firstGrant.length; member++) {
            if (scope.isOpen(member, index)) {
                choice.denyWithoutAuthority(Reason.NO_GRANT);
                AgreementTable agreement = scope.member(member).agreement();
                int place = agreement.rows().attributes().placeOf(scope.attribute(index));
                if (place >= 0) {
                    boolean own = addOwnGrants(member, agreement, place, asked, index);
                    int derived = agreement.rows().derived().placeOf(scope.attribute(index));
                    if (derived >= 0) {
                        Derivation derivation = agreement.rows().derivations()[derived];
                        addDerivation(member, agreement, derivation, place, asked, index, own);
                    }
                }
            }
        }
        if (!choice.isOffered()) {
            addSuspended(index);
        }
        Outcome outcome = choice.settle(asked.form());
        releasing[index] = choice.releasing();
        return outcome;
    }

    private boolean addOwnGrants(int member, AgreementTable agreement, int place, Asked asked, int index) {
        RowTable rows = agreement.rows();
        boolean any = false;
        for (int at = rows.first()[place]; at < rows.first()[place + 1]; at++) {
            long row = rows.rows()[at];
            GrantTable grant = agreement.grants()[RowTable.grant(row)];
            if (!grant.registers().has(scope.register(index))) {
                continue;
            }
            any = true;
            int basis = scope.times().firstIn(RowTable.bases(row));
            Reason obstacle = obstacle(member, grant, row, basis, asked.asKey());
            if (obstacle != null) {
                choice.deny(obstacle, rows, rows.cited(at, basis), grant.rank());
                continue;
            }
            int form = RowTable.form(row);
            int outcome = RowTable.outcome(row) + basis;
            if (form < 0) {
                Limits limits = rows.limits(form);
                int left = limits.under(truths);
                form = limits.numbers()[left];
                outcome = RowTable.outcome(row) + basis * limits.places() + left;
            }
            if (form == Limits.ABSENT) {
                choice.deny(Reason.WITHHELD, rows, rows.cited(at, basis), grant.rank());
            } else {
                choice.offer(rows, place, form, outcome, grant.rank(), member);
            }
        }
        return any;
    }

    /**
     * Rule 4: all sources granted sufficiently by this one agreement yield the derived attribute; the lowest of the cited
     * grants is its authority.
     *
     * @param own whether the agreement grants the attribute itself, whose refusal then explains more
     */
    private void addDerivation(
            int member,
            AgreementTable agreement,
            Derivation derivation,
            int place,
            Asked asked,
            int index,
            boolean own) {
        RowTable rows = agreement.rows();
        int lowest = NONE;
        long rank = Choice.NO_RANK;
        boolean anyGranted = false;
        boolean withheld = false;
        boolean complete = true;
        for (Derivation.Source source : derivation.sources()) {
            boolean sufficient = false;
            Reason nearest = Reason.NO_AGREEMENT;
            for (int i = 0; i < source.suffices().length; i++) {
                int at = source.first() + i;
                long row = rows.rows()[at];
                GrantTable grant = agreement.grants()[RowTable.grant(row)];
                if (!grant.registers().has(scope.register(index))) {
                    continue;
                }
                anyGranted = true;
                int basis = scope.times().firstIn(RowTable.bases(row));
                Reason obstacle = obstacle(member, grant, row, basis, asked.asKey());
                if (obstacle == null) {
                    int form = RowTable.form(row);
                    int left = form < 0 ? rows.limits(form).under(truths) : 0;
                    if (source.suffices()[i][left]) {
                        sufficient = true;
                        if (grant.rank() < rank) {
                            rank = grant.rank();
                            lowest = rows.cited(at, basis);
                        }
                    } else if (form < 0 && rows.limits(form).numbers()[left] == Limits.ABSENT) {
                        obstacle = Reason.WITHHELD;
                    }
                }
                nearest = obstacle != null && obstacle.compareTo(nearest) > 0 ? obstacle : nearest;
            }
            complete &= sufficient;
            withheld |= nearest == Reason.WITHHELD;
        }
        if (complete && derivation.isTooMuch()) {
            choice.deny(Reason.PREDICATES_ONLY, rows, lowest, rank);
        } else if (complete) {
            int left = derivation.limits().under(truths);
            int form = derivation.limits().numbers()[left];
            if (form == Limits.ABSENT) {
                choice.deny(Reason.WITHHELD, rows, lowest, rank);
            } else {
                choice.offer(rows, place, form, derivation.outcome(lowest, left), rank, member);
            }
        } else if (anyGranted && !own) {
            Reason reason = withheld ? Reason.WITHHELD : Reason.DERIVED;
            if (lowest == NONE) {
                choice.denyWithoutAuthority(reason);
            } else {
                choice.deny(reason, rows, lowest, rank);
            }
        }
    }

    /** Neither the subject's facts nor ceilings are looked at, so that it reads the same for a protected person. */
    private void addSuspended(int index) {
        for (int member = 0; member < scope.suspendedMembers(); member++) {
            AgreementTable agreement = scope.suspendedMember(member).agreement();
            RowTable rows = agreement.rows();
            int place = rows.attributes().placeOf(scope.attribute(index));
            if (place < 0) {
                continue;
            }
            for (int at = rows.first()[place]; at < rows.first()[place + 1]; at++) {
                GrantTable grant = agreement.grants()[RowTable.grant(rows.rows()[at])];
                if (grant.registers().has(scope.register(index))
                        && grant.isAbout(subject.relation())
                        && grant.recipient() == request.recipient()) {
                    choice.deny(Reason.SUSPENDED, rows, rows.cited(at, 0), grant.rank());
                }
            }
        }
    }

    /** Rule 2, each part in the fixed order of reasons; nothing when the grant applies. */
    private @Nullable Reason obstacle(int member, GrantTable grant, long row, int basis, boolean asKey) {
        int place = firstGrant[member] + RowTable.grant(row);
        int which = place * 2 + (asKey ? 1 : 0);
        byte found = before[which];
        if (found == OPEN) {
            found = code(beforeBases(member, grant, asKey ? 1 << Use.SEARCH.ordinal() : uses));
            before[which] = found;
        }
        if (found != FREE) {
            return REASONS[found - FREE - 1];
        }
        if (RowTable.isTooMuch(row)) {
            return Reason.PREDICATES_ONLY;
        }
        if (basis == Times.NONE) {
            return Reason.BASIS_NOT_IN_FORCE;
        }
        found = after[place];
        if (found == OPEN) {
            found = code(afterBases(member, grant));
            after[place] = found;
        }
        if (found == FREE) {
            return null;
        }
        Reason reason = REASONS[found - FREE - 1];
        // a protected person's missing address must read as anybody's address that isn't needed
        return reason == Reason.CONDITION && RowTable.isProtected(row) ? Reason.WITHHELD : reason;
    }

    private static byte code(@Nullable Reason reason) {
        return reason == null ? FREE : (byte) (reason.ordinal() + FREE + 1);
    }

    private @Nullable Reason beforeBases(int member, GrantTable grant, int wanted) {
        if (!grant.isAbout(subject.relation())) {
            return Reason.OTHER_RELATION;
        }
        // a declared relation suffices to verify and for nothing else, so whoever wants to see is told to verify first
        boolean forVerifying = grant.declaredRelationSuffices() && grant.isFor(wanted);
        if (!forVerifying && !isVerified && !isRelationLeftOpen(member)) {
            return Reason.RELATION_UNVERIFIED;
        }
        if (!isAdmitted(member)) {
            return Reason.ROLE;
        }
        if (grant.recipient() != request.recipient()) {
            return Reason.RECIPIENT;
        }
        if (wanted == 0 || !grant.isFor(wanted)) {
            return Reason.USE;
        }
        return null;
    }

    private @Nullable Reason afterBases(int member, GrantTable grant) {
        AgreementTable agreement = scope.member(member).agreement();
        if (truths.of(grant.condition()) != Truth.TRUE) {
            return Reason.CONDITION;
        }
        if (grant.consent().isPresent()
                && !agreement.checksConsentAfterwards()
                && !isConsented(grant.consent().get())) {
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

    private boolean isAdmitted(int member) {
        if (admitted[member] == OPEN) {
            admitted[member] = scope.member(member).admits(request.requester(), scope.times()) ? FREE : FREE + 1;
        }
        return admitted[member] == FREE;
    }

    /** Who inherits from whom isn't taken at the case's word: that somebody is dead, and has no nearer heir, never waits. */
    private boolean isRelationLeftOpen(int member) {
        return !isOfInheritance && scope.member(member).agreement().checksRelationAfterwards();
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
