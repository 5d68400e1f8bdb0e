package kr.ieum.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import kr.ieum.benchmarks.AgreementWorld.Size;
import kr.ieum.benchmarks.oracle.CedarOracle;
import kr.ieum.benchmarks.oracle.Oracle;
import kr.ieum.benchmarks.oracle.SharedWorld;
import kr.ieum.benchmarks.oracle.XacmlOracle;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.analysis.Viewers;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Snapshot;

/** What is measured of agreements: an engine and what it is asked, or what else is done with a thousand of them. */
enum AgreementWay {
    WHOLE("50 attributes, one subject"),
    FOUR("50 attributes, four subjects"),
    UNSEEN("50 attributes, one subject, lists that are not remembered"),
    COMPILE("1,000 agreements compiled"),
    REPLAY("recorded decision read and decided anew"),
    WHO("who can see an attribute"),
    SUBSET("common subset: Ieum"),
    AUTHZFORCE("common subset: AuthzForce 21.0.1"),
    CEDAR("common subset: cedar-java 4.10.0");

    /** One piece of work after another. */
    interface Work {
        /** Does the next and returns something of it, so that nothing can be left out. */
        Object next();
    }

    private static final long SEED = 20_261_126;
    private static final int REQUESTS = 256;
    private static final int ASKED = 50;
    /** More lists of each task than an engine remembers. */
    private static final int UNLIKE = 8_192;

    private static final int OF_A_LOOKUP = 25;
    private static final int OF_PEERS = 32;
    /** One of the hundred tasks of a thousand agreements: what a peer is given has nothing in it that it need not look at. */
    private static final SharedWorld.Size ONE_TASK = new SharedWorld.Size(10, 200, 1, 100, 4, 15, 1, ASKED);

    private final String words;

    AgreementWay(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * Prepares the work.
     *
     * @throws BenchmarkFailed when two engines answer differently
     */
    Work work() throws BenchmarkFailed {
        return switch (this) {
            case WHOLE -> deciding(Size.STATED, 1, ASKED);
            case FOUR -> deciding(Size.STATED, 4, ASKED);
            case UNSEEN -> decidingUnlike(Size.STATED);
            case COMPILE -> compiling(Size.STATED);
            case REPLAY -> replaying(Size.STATED);
            case WHO -> asking(Size.STATED);
            case SUBSET, AUTHZFORCE, CEDAR -> onSubset();
        };
    }

    static Work deciding(Size size, int subjects, int asked) {
        AgreementWorld world = AgreementWorld.of(SEED, size);
        Engine engine = new Engine(world.snapshot());
        List<DecisionRequest> requests = world.requests(SEED, REQUESTS, subjects, asked);
        return inTurn(requests, engine::decide);
    }

    /** Each request asks in an order of its own, so that none of the lists that were made ready is of use. */
    private static Work decidingUnlike(Size size) {
        AgreementWorld world = AgreementWorld.of(SEED, size);
        Engine engine = new Engine(world.snapshot());
        Random random = new Random(SEED);
        List<DecisionRequest> requests = new ArrayList<>();
        for (DecisionRequest one : world.requests(SEED, UNLIKE, 1, ASKED)) {
            List<Asked> asked = new ArrayList<>(one.asked());
            Collections.shuffle(asked, random);
            requests.add(new DecisionRequest(
                    one.requester(),
                    one.kind(),
                    one.task(),
                    one.caseFacts(),
                    one.subjects(),
                    one.recipient(),
                    one.uses(),
                    asked,
                    one.searchBy(),
                    one.alsoBy(),
                    one.met(),
                    one.time()));
        }
        return inTurn(requests, engine::decide);
    }

    private static Work compiling(Size size) {
        Snapshot snapshot = AgreementWorld.of(SEED, size).snapshot();
        return () -> new Engine(snapshot);
    }

    /** From the JSON that is stored with an intent to the decision under the agreements of now. */
    private Work replaying(Size size) throws BenchmarkFailed {
        AgreementWorld world = AgreementWorld.of(SEED, size);
        Engine engine = new Engine(world.snapshot());
        List<String> records = new ArrayList<>();
        for (DecisionRequest request : world.requests(SEED, REQUESTS, 1, OF_A_LOOKUP)) {
            RecordedDecision record = new RecordedDecision(request, Engine.Excess.FILTER, engine.decide(request));
            if (!RecordedDecision.read(record.json()).replay(engine).equals(record.decision())) {
                throw new BenchmarkFailed(words + ": a replay differs from what was recorded");
            }
            records.add(record.json());
        }
        return inTurn(records, json -> RecordedDecision.read(json).replay(engine));
    }

    private static Work asking(Size size) {
        AgreementWorld world = AgreementWorld.of(SEED, size);
        Policy policy = world.policy();
        return inTurn(world.model().keySet().stream().sorted().toList(), attribute -> Viewers.of(policy, attribute));
    }

    private Work onSubset() throws BenchmarkFailed {
        SharedWorld world = new SharedWorld(SEED, ONE_TASK);
        Engine engine = new Engine(world.snapshot());
        List<DecisionRequest> requests = new ArrayList<>();
        while (requests.size() < OF_PEERS) {
            DecisionRequest request = world.request();
            if (!Oracle.permittedBy(engine.decide(request)).isEmpty()) {
                requests.add(request);
            }
        }
        if (this == SUBSET) {
            return inTurn(requests, engine::decide);
        }
        Oracle peer = this == CEDAR
                ? CedarOracle.of(world.terms(), world.skew())
                : XacmlOracle.of(world.terms(), world.skew());
        List<Oracle.Prepared> prepared = new ArrayList<>();
        for (DecisionRequest request : requests) {
            Oracle.Prepared one = peer.prepare(request);
            if (!one.permitted().equals(Oracle.permittedBy(engine.decide(request)))) {
                throw new BenchmarkFailed(words + " answers otherwise than Ieum");
            }
            prepared.add(one);
        }
        return inTurn(prepared, Oracle.Prepared::permitted);
    }

    private static <T> Work inTurn(List<T> items, Function<T, Object> each) {
        return new Work() {
            private int next;

            @Override
            public Object next() {
                next = next + 1 == items.size() ? 0 : next + 1;
                return each.apply(items.get(next));
            }
        };
    }
}
