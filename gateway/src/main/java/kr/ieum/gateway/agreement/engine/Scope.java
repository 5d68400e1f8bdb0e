package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;
import kr.ieum.gateway.agreement.engine.Slice.Member;
import kr.ieum.schemas.model.AttributeKey;
import org.jspecify.annotations.Nullable;

/**
 * Which agreements a request is decided by, and which registers it may search under each: what is the same for all its subjects.
 * Members of the scope are numbered, first the active agreements, then the suspended ones.
 */
final class Scope {

    private static final byte OPEN = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;
    private static final FurtherSearch[] NO_FURTHER = {};

    private final CompiledPolicy policy;
    private final DecisionRequest request;
    private final Times times;
    private final Slice slice;
    private final AskedList list;
    private final Member[] members;
    private final AgreementTable[] agreements;
    private final Extract[] extracts;
    /** By number of a standing within the task, whether the requester has it. */
    private final byte[] standings;

    private int activeCount;
    private int suspendedCount;
    private final Searches searches;
    /** For each active member, one bit for each register that it covers and permits to search. */
    private long[] open = {};
    /** The same for any of them. */
    private final long[] anyOpen;

    Scope(CompiledPolicy policy, DecisionRequest request) {
        this.policy = policy;
        this.request = request;
        this.slice = policy.slice(request.task(), request.requester().agency());
        this.times = slice.times(request.time(), policy.skew());
        this.list = slice.task().lists().of(policy, slice.task(), request.asked());
        int most = slice.active().length + slice.suspended().length;
        this.members = new Member[most];
        this.agreements = new AgreementTable[most];
        this.extracts = new Extract[most];
        this.standings = new byte[slice.task().standings().length];
        this.searches = new Searches(policy, list, request);
        this.anyOpen = new long[list.words()];
    }

    /**
     * Takes the agreements of the time and of the request's kind. Design P10: agreements answer requests of their own kind; where those of
     * another kind would, the request is told so.
     */
    @Nullable
    Reason enter() {
        Reason otherKind = null;
        for (Member member : slice.active()) {
            if (member.isInScope(times)) {
                if (member.agreement().kind() == request.kind()) {
                    add(member, activeCount++);
                } else {
                    otherKind = nearer(otherKind, member.agreement().kind());
                }
            }
        }
        for (Member member : slice.suspended()) {
            if (member.agreement().kind() == request.kind() && member.isInScope(times)) {
                add(member, activeCount + suspendedCount++);
            }
        }
        if (activeCount + suspendedCount > 0) {
            return null;
        }
        if (request.kind() == RequestKind.EMERGENCY) {
            return Reason.NO_EMERGENCY_AGREEMENT;
        }
        return otherKind;
    }

    private void add(Member member, int number) {
        members[number] = member;
        agreements[number] = member.agreement();
        extracts[number] = list.extract(member.agreement());
    }

    private static Reason nearer(@Nullable Reason known, RequestKind kind) {
        return kind == RequestKind.EMERGENCY && known != Reason.OTHER_KIND ? Reason.EMERGENCY_ONLY : Reason.OTHER_KIND;
    }

    /**
     * Rule 3. A register that no agreement covers is never searched and needs no permission; one that is covered needs an
     * agreement that permits every search attribute. Another agreement's permission to search doesn't open an agreement's grants (rule 5).
     *
     * @return the attribute that isn't permitted, of the first register in alphabetical order
     */
    @Nullable
    AttributeKey openRegisters() {
        int words = list.words();
        open = new long[activeCount * words];
        long closed = 0;
        for (int word = 0; word < words; word++) {
            long covered = 0;
            for (int member = 0; member < activeCount; member++) {
                long permitted = searches.permittedBy(agreements[member], extracts[member], word, times);
                open[member * words + word] = permitted;
                anyOpen[word] |= permitted;
                covered |= extracts[member].covered()[word];
            }
            closed |= covered & ~anyOpen[word];
        }
        return closed == 0 ? null : notPermitted(firstClosed());
    }

    private int firstClosed() {
        int first = -1;
        for (int register = 0; register < list.registers().length; register++) {
            if (isCovered(register)
                    && !has(anyOpen, 0, register)
                    && (first < 0 || list.name(register).compareTo(list.name(first)) < 0)) {
                first = register;
            }
        }
        return first;
    }

    private boolean isCovered(int register) {
        for (int member = 0; member < activeCount; member++) {
            if (has(extracts[member].covered(), 0, register)) {
                return true;
            }
        }
        return false;
    }

    private AttributeKey notPermitted(int register) {
        AttributeKey[] sorted = request.searchBy(list.name(register)).toArray(AttributeKey[]::new);
        Arrays.sort(sorted);
        for (AttributeKey attribute : sorted) {
            boolean permitted = false;
            int ordinal = policy.attributes().of(attribute);
            for (int member = 0; member < activeCount; member++) {
                int search = agreements[member].searchBy(ordinal, times);
                permitted |= search != AgreementTable.NO_SEARCH
                        && has(extracts[member].searches(), search * list.words(), register);
            }
            if (!permitted) {
                return attribute;
            }
        }
        return sorted[0];
    }

    Set<FurtherSearch> furtherSearches() {
        if (request.alsoBy().isEmpty() || activeCount == 0) {
            return Set.of();
        }
        FurtherSearch[][] further = new FurtherSearch[request.alsoBy().size() * activeCount][];
        int count = 0;
        for (AttributeKey attribute : request.alsoBy()) {
            int wanted = policy.attributes().of(attribute);
            for (int member = 0; member < activeCount; member++) {
                int search = agreements[member].searchBy(wanted, times);
                further[count++] = search == AgreementTable.NO_SEARCH
                        ? NO_FURTHER
                        : extracts[member].further()[search];
            }
        }
        return new FurtherSearches(further);
    }

    Times times() {
        return times;
    }

    AskedList list() {
        return list;
    }

    Terms.Consent[] consents() {
        return slice.task().consents();
    }

    ConditionProgram[] programs() {
        return slice.task().programs();
    }

    int members() {
        return activeCount;
    }

    int suspendedMembers() {
        return suspendedCount;
    }

    AgreementTable agreement(int member) {
        return agreements[member];
    }

    Extract extract(int member) {
        return extracts[member];
    }

    /** Whether the requester has the standing that an active agreement asks of its consumers. */
    boolean admits(int member) {
        return members[member].admits(this);
    }

    /** Whether the requester has a standing; found out when it is first asked and not again. */
    boolean hasStanding(int number) {
        if (standings[number] == OPEN) {
            standings[number] = slice.task().standings()[number].isOf(request.requester()) ? YES : NO;
        }
        return standings[number] == YES;
    }

    /** Whether every register that the agreement grants any item of may be searched under it. */
    boolean isOpenWhole(int member) {
        long[] touched = extracts[member].touched();
        for (int word = 0; word < touched.length; word++) {
            if ((touched[word] & ~open[member * touched.length + word]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether every register of the list may be searched under some agreement. */
    boolean isOpenWhole() {
        int bits = 0;
        for (long word : anyOpen) {
            bits += Long.bitCount(word);
        }
        return bits == list.registers().length;
    }

    /** Whether the register of an item may be searched under the agreement. */
    boolean isOpen(int member, int item) {
        return has(open, member * list.words(), list.registerOf(item));
    }

    /** Whether the register of an item may be searched under any agreement. */
    boolean isOpen(int item) {
        return has(anyOpen, 0, list.registerOf(item));
    }

    private static boolean has(long[] bits, int from, int number) {
        return (bits[from + number / Long.SIZE] & (1L << number)) != 0;
    }
}
