package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where telemetry goes, and that it goes nowhere by itself. */
class TelemetrySettingsTest {

    private final Faults faults = new Faults();

    @TempDir
    Path folder;

    private NodeSettings read(String telemetry) throws IOException {
        String shipped = Files.readString(ShippedConfig.SHIPPED.resolve("gateway.yaml"));
        Files.writeString(folder.resolve("gateway.yaml"), shipped + "\n" + telemetry);
        return NodeSettings.read(folder, faults);
    }

    @Test
    void withoutACollectorNothingIsSent() throws IOException {
        assertThat(read("").telemetry()).isEmpty();
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void oneThatIsNamedIsSentATenthOfTheTracesAndMetersWhereTheyAreWanted() throws IOException {
        TelemetrySettings settings = read("telemetry: {collector: \"http://127.0.0.1:4318\"}\n")
                .telemetry()
                .orElseThrow();
        assertThat(faults.list()).isEmpty();
        assertThat(settings.properties())
                .containsEntry("management.tracing.sampling.probability", 0.1)
                .containsEntry("management.otlp.metrics.export.enabled", false)
                .containsEntry(
                        "management.opentelemetry.tracing.export.otlp.endpoint", "http://127.0.0.1:4318/v1/traces");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://127.0.0.1:4318, 10, N22",
        "http://user:word@127.0.0.1, 10, N22",
        "http://127.0.0.1/v1, 10, N22",
        "127.0.0.1, 10, N22",
        "http://127.0.0.1:4318, 101, N23"
    })
    void aCollectorIsAHostAndAShareIsOneOfAHundred(String collector, int traces, String rule) throws IOException {
        read("telemetry: {collector: \"" + collector + "\", traces: " + traces + "}\n");
        assertThat(faults.list())
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).isEqualTo(rule));
    }
}
