package kr.ieum.benchmarks;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Outcome.Permitted;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Officials who look up income and name of an applicant again and again: each look-up is decided on this node's snapshot and its intents, one for each
 * agreement that releases anything, are appended with the check of the policy epoch. When the epoch has moved, the snapshot is loaded
 * again and the next look-up is decided on it, as the release path does.
 */
final class IntentSender implements AutoCloseable {

    private static final int CALLERS = 8;
    /** Intents under the agreement before a suspension is worth waiting for. */
    private static final int IN_THE_MIDST = 200;

    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String AGENCY = "3000000";

    private final ActiveAgreements active;
    private final DisclosureLog log;
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong sent = new AtomicLong();
    /** By epoch, when the first intent was refused since it is that; and when this node's snapshot was first seen to be of it. */
    private final Map<Long, Long> refused = new ConcurrentHashMap<>();

    private final Map<Long, Long> moved = new ConcurrentHashMap<>();
    private volatile boolean over;

    IntentSender(ActiveAgreements active, DisclosureLog log) {
        this.active = active;
        this.log = log;
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.execute(this::send);
        }
    }

    private void send() {
        while (!over) {
            lookUp();
        }
    }

    private void lookUp() {
        Instant now = Instant.now();
        Decision decision = active.engine().decide(request(now));
        Map<String, Integer> releasing = releasing(decision);
        List<Leaf> intents = new ArrayList<>();
        UUID lookup = UUID.randomUUID();
        releasing.forEach((agreement, version) ->
                intents.add(intent(now, lookup, new AgreementVersion(agreement, version), decision.policyEpoch())));
        try {
            log.append(intents, List.of(PolicyEpoch.expect(decision.policyEpoch())));
            sent.addAndGet(releasing.containsKey(ManyAgreements.ONCE) ? 1 : 0);
        } catch (PolicyEpoch.Moved e) {
            refused.putIfAbsent(e.actual(), System.nanoTime());
            active.refreshBeyond(e.expected());
            moved.putIfAbsent(active.policyEpoch(), System.nanoTime());
        } catch (CompanionRefused e) {
            throw new IllegalStateException("no other companion is there", e);
        }
    }

    private static Map<String, Integer> releasing(Decision decision) {
        Map<String, Integer> releasing = new TreeMap<>();
        if (decision instanceof Decision.Decided decided) {
            decided.outcomes().forEach(outcome -> {
                if (outcome instanceof Permitted permitted) {
                    releasing.put(
                            permitted.authority().agreement(),
                            permitted.authority().version());
                }
            });
        }
        if (releasing.isEmpty()) {
            throw new IllegalStateException("nothing is released, so no intent can be sent: " + decision);
        }
        return releasing;
    }

    /** Waits until intents are sent under the agreement. */
    String watch() {
        long before = sent.get();
        await(() -> sent.get() >= before + IN_THE_MIDST);
        return "sending";
    }

    /** Waits until one was refused because of an epoch and the snapshot is of it; both by the machine's monotonic clock. */
    String told(long epoch) {
        await(() -> refused.containsKey(epoch) && moved.containsKey(epoch));
        return refused.get(epoch) + " " + moved.get(epoch);
    }

    private static void await(BooleanSupplier come) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("nothing came of it within a minute");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        over = true;
        callers.close();
    }

    private static DecisionRequest request(Instant now) {
        List<DecisionRequest.Asked> asked =
                List.of(asked("Income/amount", "tax-income"), asked("Person/name", "resident"));
        return new DecisionRequest(
                new DecisionRequest.Requester(AGENCY, "welfare-case", "official-4711", Set.of("investigator"), 3),
                kr.ieum.gateway.agreement.engine.RequestKind.CASE,
                "basic-livelihood",
                new DecisionRequest.CaseFacts(
                        known("basic-livelihood"),
                        known("APPLICATION"),
                        known("INVESTIGATION"),
                        known(AGENCY),
                        known(true),
                        known(now.minusSeconds(1_000))),
                List.of(new DecisionRequest.SubjectFacts(
                        Relation.APPLICANT,
                        known(Answer.YES),
                        known(Answer.YES),
                        new Fact.Missing<>("not-asked"),
                        known(Answer.YES),
                        known(false),
                        known(Answer.YES),
                        new Fact.Missing<>("no-event"),
                        Map.of())),
                Recipient.OFFICIAL,
                Set.of(Use.DISPLAY),
                asked,
                DecisionRequest.searching(asked, Set.of(new AttributeKey("Person/residentNumber"))),
                Set.of(),
                Set.of(),
                now);
    }

    private static DecisionRequest.Asked asked(String attribute, String register) {
        return new DecisionRequest.Asked(new AttributeKey(attribute), register, Optional.empty());
    }

    private static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, "benchmark");
    }

    private Leaf.Intent intent(Instant now, UUID lookup, AgreementVersion agreement, long epoch) {
        return new Leaf.Intent(
                now,
                lookup,
                RequestKind.CASE,
                AGENCY,
                agreement,
                "basic-livelihood",
                epoch,
                Digest.sha256(),
                commitment(Commitment.Purpose.SUBJECT),
                commitment(Commitment.Purpose.CASE),
                commitment(Commitment.Purpose.OFFICIAL),
                List.of(new Leaf.Asked("Income/amount", "clear", "G1", "C3", "tax-income")));
    }

    private Commitment commitment(Commitment.Purpose purpose) {
        return Opening.fresh(purpose, "benchmark", random).commitment();
    }
}
