package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The peer of a look-up: the very requests that one look-up sent, as the simulated agencies recorded them, sent again without
 * the gateway, in the same order and as many at once.
 *
 * @param cases to the case system, one after another
 * @param verifying those of stage 0, all at once
 * @param showing those of stage 1 that wait for nothing, all at once
 * @param searching those of stage 1 that wait until the numbers are known by which somebody was known before (decision 0014)
 */
record DirectCalls(
        List<HttpRequest> cases, List<HttpRequest> verifying, List<HttpRequest> showing, List<HttpRequest> searching) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int OK = 200;

    /** Verify; show; ask those who may know somebody by a former number. */
    private static final int ROUNDS = 3;

    /** The gateway keeps this list by itself every few minutes; it belongs to no look-up. */
    private static final String REFRESH_OF_RESTRICTIONS = "/protection-pairs";

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /**
     * What one repetition took, in milliseconds.
     *
     * @param slowestCall the longest single call to a register
     */
    record Times(double cases, double verifying, double showing, double searching, double slowestCall) {

        double sum() {
            return cases + verifying + showing + searching;
        }
    }

    /**
     * A look-up whose requests are learnt. A gateway also asks by itself: whether cases went on, for its indicators.
     *
     * @param sent by the clock that the simulated agencies have too
     */
    record Learnt(String caseNumber, Instant sent, Instant answered) {

        /** Whether a request came while the look-up ran. */
        boolean lasted(Agencies.Recorded request) {
            Instant came = arrival(request).toInstant();
            return !came.isBefore(sent.truncatedTo(ChronoUnit.MILLIS)) && !came.isAfter(answered);
        }

        /** Whether a request to the case system is the look-up's own. */
        boolean asked(Agencies.Recorded request) {
            return lasted(request) && request.body().contains('"' + caseNumber + '"');
        }
    }

    /**
     * Learns them from what was recorded during one look-up while every register was slow by the same time: what arrives more than
     * half of it after the one before waited for an answer.
     */
    static DirectCalls learn(Agencies agencies, Learnt lookup, Duration slowBy)
            throws IOException, InterruptedException, BenchmarkFailed {
        List<Agencies.Recorded> asked = new ArrayList<>();
        for (String register : agencies.overHttp()) {
            asked.addAll(agencies.requests(register));
        }
        return of(agencies.requests("cases"), asked, agencies.key(), lookup, slowBy);
    }

    static DirectCalls of(
            List<Agencies.Recorded> ofCases,
            List<Agencies.Recorded> ofRegisters,
            String key,
            Learnt lookup,
            Duration slowBy)
            throws BenchmarkFailed {
        List<Agencies.Recorded> asked = ofRegisters.stream()
                .filter(lookup::lasted)
                .filter(one -> !one.address().getPath().endsWith(REFRESH_OF_RESTRICTIONS))
                .sorted(Comparator.comparing(DirectCalls::arrival))
                .toList();
        List<List<Agencies.Recorded>> rounds = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            if (i == 0
                    || Duration.between(arrival(asked.get(i - 1)), arrival(asked.get(i)))
                                    .compareTo(slowBy.dividedBy(2))
                            > 0) {
                rounds.add(new ArrayList<>());
            }
            rounds.getLast().add(asked.get(i));
        }
        List<Agencies.Recorded> cases = ofCases.stream().filter(lookup::asked).toList();
        if (rounds.size() != ROUNDS || cases.isEmpty()) {
            throw new BenchmarkFailed("The look-up asked its registers " + asked.size() + " questions in "
                    + rounds.size() + " rounds, and the case system " + cases.size() + "; " + ROUNDS
                    + " rounds and at least one were expected.");
        }
        return new DirectCalls(
                requests(cases, key),
                requests(rounds.get(0), key),
                requests(rounds.get(1), key),
                requests(rounds.get(2), key));
    }

    private static OffsetDateTime arrival(Agencies.Recorded request) {
        return OffsetDateTime.parse(request.time());
    }

    private static List<HttpRequest> requests(List<Agencies.Recorded> recorded, String key) {
        return recorded.stream().map(one -> request(one, key)).toList();
    }

    private static HttpRequest request(Agencies.Recorded recorded, String key) {
        URI address = recorded.address();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", recorded.contentType())
                .header("Authorization", "Bearer " + key)
                .timeout(LONGEST)
                .POST(BodyPublishers.ofString(recorded.body()));
        if (!recorded.soapAction().isEmpty()) {
            request.header("SOAPAction", recorded.soapAction());
        }
        return request.build();
    }

    Times measure(HttpClient client) throws IOException, InterruptedException, BenchmarkFailed {
        double caseSystem = 0;
        for (HttpRequest request : cases) {
            caseSystem += call(client, request);
        }
        List<Double> calls = new ArrayList<>();
        double stage0 = atOnce(client, verifying, calls);
        double stage1 = atOnce(client, showing, calls);
        double searches = atOnce(client, searching, calls);
        return new Times(
                caseSystem,
                stage0,
                stage1,
                searches,
                calls.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    private static double atOnce(HttpClient client, List<HttpRequest> requests, List<Double> calls)
            throws InterruptedException, BenchmarkFailed {
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Double>> running = requests.stream()
                    .map(request -> threads.submit(() -> call(client, request)))
                    .toList();
            for (Future<Double> one : running) {
                calls.add(one.get());
            }
            return (System.nanoTime() - begin) / NANOS_PER_MILLI;
        } catch (ExecutionException e) {
            throw new BenchmarkFailed("A direct call to a simulated register failed: " + e.getCause());
        }
    }

    private static double call(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException, BenchmarkFailed {
        long begin = System.nanoTime();
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        if (status != OK) {
            throw new BenchmarkFailed("A direct call to " + request.uri() + " answered " + status + ".");
        }
        return (System.nanoTime() - begin) / NANOS_PER_MILLI;
    }
}
