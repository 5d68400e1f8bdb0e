package kr.ieum.benchmarks;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP answer with the moment at which each part of it arrived.
 *
 * @param begin when the request was handed to the client, as {@link System#nanoTime}
 * @param parts in order of arrival
 * @param octets the body, one char a byte, so that positions in the text are positions in the body
 */
record TimedAnswer(int status, long begin, List<Part> parts, String octets, long end) {

    /** Fields that the agreements of the demo permit in its healthy case; fewer when a relation couldn't be verified. */
    private static final int PERMITTED = 113;

    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * What arrived at once.
     *
     * @param until how many bytes of the body had arrived with it
     */
    record Part(long at, int until) {}

    /** Collects a body while noting when its parts arrive. */
    static final class Collector implements BodySubscriber<Collector> {

        private final List<Part> parts = new ArrayList<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Collector> whole = new CompletableFuture<>();

        @Override
        public CompletionStage<Collector> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            long now = System.nanoTime();
            for (ByteBuffer buffer : buffers) {
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                bytes.writeBytes(part);
            }
            parts.add(new Part(now, bytes.size()));
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(this);
        }

        TimedAnswer answer(int status, long begin) {
            return new TimedAnswer(
                    status, begin, List.copyOf(parts), bytes.toString(StandardCharsets.ISO_8859_1), System.nanoTime());
        }
    }

    String text() {
        return text(0, octets.length());
    }

    private String text(int from, int to) {
        return new String(octets.substring(from, to).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Milliseconds until the whole answer was there. */
    double millis() {
        return (end - begin) / NANOS_PER_MILLI;
    }

    /** Milliseconds until that ASCII text had arrived, nothing when it never did. */
    OptionalDouble millisUntil(String ascii) {
        int found = octets.indexOf(ascii);
        return found < 0 ? OptionalDouble.empty() : OptionalDouble.of(millisOf(found + ascii.length()));
    }

    private double millisOf(int bytes) {
        return parts.stream()
                                .filter(part -> part.until() >= bytes)
                                .mapToLong(Part::at)
                                .findFirst()
                                .orElse(end)
                        / NANOS_PER_MILLI
                - begin / NANOS_PER_MILLI;
    }

    /**
     * Refuses to count a whole JSON look-up that holds less than all: a register that was silent, or a volume that was used up,
     * would make it quicker.
     */
    void requireComplete() throws BenchmarkFailed {
        JsonNode answer = JsonMapper.shared().readTree(text());
        int permitted = answer.path("completeness").path("permitted").asInt(0);
        if (!isWhole()) {
            throw new BenchmarkFailed("A look-up of the healthy case permitted " + permitted + " fields and was "
                    + (permitted < PERMITTED ? "less than whole" : "incomplete") + ", missing "
                    + answer.path("completeness").path("missing")
                    + ". A register was too slow on a busy machine, or a volume of an agreement is used up.");
        }
    }

    /** Whether a JSON look-up of the healthy case holds all that its agreements permit. */
    boolean isWhole() {
        JsonNode completeness = JsonMapper.shared().readTree(text()).path("completeness");
        return completeness.path("complete").asBoolean(false)
                && completeness.path("permitted").asInt(0) >= PERMITTED;
    }

    /** Server-sent events of the answer, each with the milliseconds until the blank line that ends it. */
    List<Event> events() {
        List<Event> events = new ArrayList<>();
        int from = 0;
        for (int blank = octets.indexOf("\n\n"); blank >= 0; blank = octets.indexOf("\n\n", from)) {
            String lines = text(from, blank);
            int data = lines.indexOf("\ndata: ");
            if (lines.startsWith("event: ") && data > 0) {
                events.add(new Event(
                        lines.substring("event: ".length(), data),
                        lines.substring(data + "\ndata: ".length()),
                        millisOf(blank + 2)));
            }
            from = blank + 2;
        }
        return events;
    }

    /** One server-sent event. */
    record Event(String name, String data, double millis) {}
}
