package kr.ieum.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import kr.ieum.gateway.release.AnswerWatch;
import org.junit.jupiter.api.Test;

/** A question to a register is a span within the trace of who asks, and nothing stands in it but names and an outcome. */
class RegisterCallsTest {

    private final List<SpanData> ended = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** Keeps what ends. */
    private final class Kept implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            ended.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    void aSpanBeginsWithWhoAsksAndEndsWithTheAnswerOnAnotherThread() throws Exception {
        try (SdkTracerProvider provider = provider()) {
            Tracer tracer = tracer(provider);
            AnswerWatch watch = new RegisterCalls(new Meters(meters), Optional.of(tracer)).of("vehicle", "http-json");
            Span request = tracer.nextSpan().name("a query").start();
            AnswerWatch.Asking asking;
            try (Tracer.SpanInScope _ = tracer.withSpan(request)) {
                asking = watch.asking();
            }
            Thread.ofVirtual()
                    .start(() -> asking.answered(AnswerWatch.Outcome.NOT_HELD, Duration.ofMillis(3)))
                    .join();
            request.end();

            assertThat(ended).hasSize(2);
            SpanData asked = ended.getFirst();
            assertThat(asked.getName()).isEqualTo("ask register");
            assertThat(asked.getTraceId()).isEqualTo(request.context().traceId());
            assertThat(asked.getParentSpanId()).isEqualTo(request.context().spanId());
            assertThat(asked.getAttributes().asMap())
                    .containsOnly(
                            Map.entry(AttributeKey.stringKey("register"), "vehicle"),
                            Map.entry(AttributeKey.stringKey("transport"), "http-json"),
                            Map.entry(AttributeKey.stringKey("outcome"), "not-held"));
        }
        assertCounted(1);
    }

    @Test
    void whoAsksWithoutATraceIsCountedAndHasNoSpan() {
        try (SdkTracerProvider provider = provider()) {
            new RegisterCalls(new Meters(meters), Optional.of(tracer(provider)))
                    .of("vehicle", "http-json")
                    .asking()
                    .answered(AnswerWatch.Outcome.NOT_HELD, Duration.ofMillis(3));
            new RegisterCalls(new Meters(meters), Optional.empty())
                    .of("vehicle", "http-json")
                    .asking()
                    .answered(AnswerWatch.Outcome.NOT_HELD, Duration.ofMillis(3));
        }
        assertThat(ended).isEmpty();
        assertCounted(2);
    }

    private void assertCounted(long times) {
        assertThat(meters.get("ieum.register.answer")
                        .tags("register", "vehicle", "outcome", "not-held")
                        .timer()
                        .count())
                .isEqualTo(times);
    }

    private SdkTracerProvider provider() {
        return SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
                .build();
    }

    private static Tracer tracer(SdkTracerProvider provider) {
        return new OtelTracer(provider.get("test"), new OtelCurrentTraceContext(), event -> {});
    }
}
