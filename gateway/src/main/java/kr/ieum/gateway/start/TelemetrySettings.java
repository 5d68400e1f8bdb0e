package kr.ieum.gateway.start;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * {@code telemetry} of {@code config/gateway.yaml}: where traces and meters are sent by OTLP over HTTP. Without it nothing is sent and nothing
 * of OpenTelemetry is started. Logs are never sent.
 *
 * <p>Rules: N22 collector, N23 share of requests.
 *
 * @param collector scheme, host and port
 * @param traces of how many requests in a hundred a trace is sent
 * @param metrics whether meters are sent too, once a minute
 */
record TelemetrySettings(URI collector, int traces, boolean metrics) {

    /** A setting above all others; whoever reads this class knows that telemetry is on. */
    static final String ON = "ieum.telemetry.on";

    private static final int ALL = 100;
    private static final int USUAL = 10;
    private static final String BOOT = "org.springframework.boot.";

    static Optional<TelemetrySettings> read(YamlMap map) {
        try (map) {
            String text = map.text("collector");
            Optional<URI> collector =
                    Optional.of(text).filter(it -> !it.isEmpty()).flatMap(TelemetrySettings::address);
            if (!text.isEmpty() && collector.isEmpty()) {
                map.fault(
                        "collector",
                        "N22",
                        "is not the address of a collector",
                        "write http or https, host and port, and nothing behind it, such as http://127.0.0.1:4318");
            }
            int traces = map.optionalInteger("traces").orElse(USUAL);
            if (traces < 0 || traces > ALL) {
                map.fault("traces", "N23", "is no share of a hundred", "write 0 to 100");
            }
            boolean metrics = map.flag("metrics");
            return collector.map(address -> new TelemetrySettings(address, traces, metrics));
        }
    }

    private static Optional<URI> address(String text) {
        try {
            URI address = URI.create(text);
            boolean isBare = address.getRawPath() != null
                    && address.getRawPath().isEmpty()
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null
                    && address.getHost() != null;
            return isBare && List.of("http", "https").contains(address.getScheme())
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What takes OpenTelemetry in. Whose trace a request says it belongs to isn't asked: strangers would choose what is kept. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(ON, true);
        properties.put(
                "spring.autoconfigure.exclude",
                String.join(
                        ",",
                        BOOT + "security.autoconfigure.UserDetailsServiceAutoConfiguration",
                        BOOT + "micrometer.tracing.opentelemetry.autoconfigure.zipkin.ZipkinWithOpenTelemetry"
                                + "TracingAutoConfiguration",
                        BOOT + "opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration",
                        BOOT + "opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration"));
        properties.put("management.opentelemetry.map-environment-variables", false);
        properties.put("management.opentelemetry.tracing.sampler", "trace-id-ratio");
        properties.put("management.opentelemetry.tracing.limits.max-events", 0);
        properties.put("management.opentelemetry.tracing.export.otlp.endpoint", collector + "/v1/traces");
        properties.put("management.tracing.sampling.probability", traces / (double) ALL);
        properties.put("management.tracing.baggage.enabled", false);
        properties.put("management.tracing.propagation.consume", "");
        properties.put("management.otlp.metrics.export.enabled", metrics);
        properties.put("management.otlp.metrics.export.url", collector + "/v1/metrics");
        properties.put("management.otlp.metrics.export.step", "60s");
        return properties;
    }
}
