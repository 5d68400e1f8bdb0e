package kr.ieum.gateway.agreement.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Slice.Member;

/**
 * Decides requests by the rules of design §6 over one snapshot: a pure function, thread-safe, without store or clock. The
 * order is fixed: gate, kind, search attributes, then each subject and attribute by itself, then combinations. The snapshot is
 * compiled when the engine is made, see {@link CompiledPolicy}.
 */
public final class Engine {

    /** What becomes of a request that asks for more than is permitted (rule 14). */
    public enum Excess {
        /** The rest is answered, each refusal with its reason; screens always do this. */
        FILTER,
        /** The whole request is refused; the default between systems. */
        REJECT
    }

    private final CompiledPolicy policy;

    /**
     * An engine over one snapshot.
     *
     * @throws IllegalArgumentException when an agreement grants what the model hasn't; loading refuses such agreements before
     */
    public Engine(Snapshot snapshot) {
        this.policy = PolicyCompiler.compile(snapshot);
    }

    /** Decides, filtering what isn't permitted. */
    public Decision decide(DecisionRequest request) {
        return decide(request, Excess.FILTER);
    }

    /** Decides, with the given treatment of excess. */
    public Decision decide(DecisionRequest request, Excess excess) {
        return new Evaluation(policy, request).decide(excess);
    }

    /**
     * What an agency has to check after an emergency of a task; nothing where no active agreement declares emergencies. Of
     * several agreements the shortest time holds, and all is checked that one of them leaves to be checked.
     */
    public Optional<AfterCheck> afterCheck(String task, String agency, Instant time) {
        Slice slice = policy.slice(task, agency);
        Times times = slice.times(time, policy.skew());
        Optional<AfterCheck> all = Optional.empty();
        for (Member member : slice.active()) {
            Optional<AfterCheck> one = member.agreement().terms().afterCheck();
            if (one.isPresent() && member.isInScope(times)) {
                all = all.isPresent() ? all.map(one.get()::and) : one;
            }
        }
        return all;
    }

    /** What an official of an agency has to do before a request of a task, by agreement and duty (rule 9). */
    public List<Obligation.Owed> beforehand(String task, String agency, Instant time) {
        Slice slice = policy.slice(task, agency);
        Times times = slice.times(time, policy.skew());
        return Stream.of(slice.active())
                .filter(member ->
                        member.isInScope(times) && member.agreement().kind().hasOfficial())
                .map(member -> member.agreement().terms())
                .flatMap(terms -> terms.obligations().stream()
                        .filter(duty -> duty.type().phase() == Obligation.Phase.BEFORE)
                        .map(duty -> new Obligation.Owed(terms.agreement(), duty)))
                .sorted(Comparator.comparing(Obligation.Owed::key))
                .toList();
    }

    /** Which kinds of requests an agency's active agreements of a task answer. */
    public Set<RequestKind> kinds(String task, String agency, Instant time) {
        Slice slice = policy.slice(task, agency);
        Times times = slice.times(time, policy.skew());
        Set<RequestKind> kinds = EnumSet.noneOf(RequestKind.class);
        for (Member member : slice.active()) {
            if (member.isInScope(times)) {
                kinds.add(member.agreement().kind());
            }
        }
        return Set.copyOf(kinds);
    }
}
