package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Slice.Member;
import kr.ieum.schemas.model.AttributeKey;
import org.jspecify.annotations.Nullable;

/**
 * Which agreements a request is decided by, and which registers it may search under each: what is the same for all its subjects. Names
 * become ordinals here, once.
 */
final class Scope {

    private final CompiledPolicy policy;
    private final DecisionRequest request;
    private final Times times;
    private final Slice slice;
    private final Member[] active;
    private final Member[] suspended;
    private int activeCount;
    private int suspendedCount;
    private final int[] attributes;
    private final int[] registerOf;
    private final String[] names;
    private final int[] registers;
    private int registerCount;
    private boolean[] open = {};

    Scope(CompiledPolicy policy, DecisionRequest request) {
        this.policy = policy;
        this.request = request;
        this.slice = policy.slice(request.task(), request.requester().agency());
        this.times = slice.times(request.time(), policy.skew());
        this.active = new Member[slice.active().length];
        this.suspended = new Member[slice.suspended().length];
        int width = request.asked().size();
        this.attributes = new int[width];
        this.registerOf = new int[width];
        this.names = new String[width];
        this.registers = new int[width];
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
                    active[activeCount++] = member;
                } else {
                    otherKind = nearer(otherKind, member.agreement().kind());
                }
            }
        }
        for (Member member : slice.suspended()) {
            if (member.agreement().kind() == request.kind() && member.isInScope(times)) {
                suspended[suspendedCount++] = member;
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
        number();
        open = new boolean[activeCount * registerCount];
        int closed = -1;
        for (int register = 0; register < registerCount; register++) {
            if (isClosed(register) && (closed < 0 || names[register].compareTo(names[closed]) < 0)) {
                closed = register;
            }
        }
        return closed < 0 ? null : notPermitted(closed);
    }

    private void number() {
        List<Asked> asked = request.asked();
        String last = "";
        for (int i = 0; i < attributes.length; i++) {
            Asked item = asked.get(i);
            attributes[i] = policy.attributes().of(item.attribute());
            // neighbours are mostly of one register and name it by the same text
            registerOf[i] = i > 0 && same(item.register(), last) ? registerOf[i - 1] : numberOf(item.register());
            last = item.register();
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean same(String one, String other) {
        return one == other;
    }

    /** Registers that no agreement knows are one: nothing is released from any of them. */
    private int numberOf(String register) {
        int ordinal = policy.registers().of(register);
        for (int i = 0; i < registerCount; i++) {
            if (registers[i] == ordinal) {
                return i;
            }
        }
        names[registerCount] = register;
        registers[registerCount] = ordinal;
        return registerCount++;
    }

    private boolean isClosed(int register) {
        Set<AttributeKey> by = request.searchBy(names[register]);
        int[] wanted = new int[by.size()];
        int count = 0;
        for (AttributeKey attribute : by) {
            wanted[count++] = policy.attributes().of(attribute);
        }
        boolean covered = false;
        boolean permitted = false;
        for (int member = 0; member < activeCount; member++) {
            AgreementTable agreement = active[member].agreement();
            if (agreement.registers().has(registers[register])) {
                covered = true;
                boolean all = permitsAll(agreement, registers[register], wanted);
                open[member * registerCount + register] = all;
                permitted |= all;
            }
        }
        return covered && !permitted;
    }

    private boolean permitsAll(AgreementTable agreement, int register, int[] attributes) {
        for (int attribute : attributes) {
            if (!agreement.permitsSearch(register, attribute, times)) {
                return false;
            }
        }
        return true;
    }

    private AttributeKey notPermitted(int register) {
        AttributeKey[] sorted = request.searchBy(names[register]).toArray(AttributeKey[]::new);
        Arrays.sort(sorted);
        for (AttributeKey attribute : sorted) {
            boolean permitted = false;
            for (int member = 0; member < activeCount; member++) {
                AgreementTable agreement = active[member].agreement();
                permitted |= agreement.registers().has(registers[register])
                        && agreement.permitsSearch(
                                registers[register], policy.attributes().of(attribute), times);
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
        FurtherSearch[] further = new FurtherSearch[request.alsoBy().size() * activeCount * registerCount];
        int count = 0;
        for (AttributeKey attribute : request.alsoBy()) {
            int wanted = policy.attributes().of(attribute);
            for (int member = 0; member < activeCount; member++) {
                AgreementTable agreement = active[member].agreement();
                for (int register = 0; register < registerCount; register++) {
                    if (agreement.registers().has(registers[register])
                            && agreement.permitsSearch(registers[register], wanted, times)) {
                        further[count++] = new FurtherSearch(agreement.terms().agreement(), names[register], attribute);
                    }
                }
            }
        }
        return Set.of(Arrays.copyOf(further, count));
    }

    Times times() {
        return times;
    }

    Combination[] nationalCombinations() {
        return policy.national();
    }

    ConditionProgram[] programs() {
        return slice.task().programs();
    }

    int members() {
        return activeCount;
    }

    Member member(int member) {
        return active[member];
    }

    int suspendedMembers() {
        return suspendedCount;
    }

    Member suspendedMember(int member) {
        return suspended[member];
    }

    boolean isOpen(int member, int asked) {
        return open[member * registerCount + registerOf[asked]];
    }

    int attribute(int asked) {
        return attributes[asked];
    }

    /** The ordinal of the register that the attribute is asked from. */
    int register(int asked) {
        return registers[registerOf[asked]];
    }
}
