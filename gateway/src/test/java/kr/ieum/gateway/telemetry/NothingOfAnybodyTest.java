package kr.ieum.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What traces hear of an observation. */
class NothingOfAnybodyTest {

    @Test
    void whatACallerWroteAndWhatAnExceptionSaysIsHeardByNobody() {
        List<String> heard = new ArrayList<>();
        ObservationRegistry registry = ObservationRegistry.create();
        NothingOfAnybody nothing = new NothingOfAnybody();
        registry.observationConfig().observationFilter(nothing).observationHandler(nothing);
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onError(Observation.Context context) {
                heard.add(String.valueOf(context.getError().getMessage()));
            }

            @Override
            public void onStop(Observation.Context context) {
                heard.add(context.getAllKeyValues().toString());
                heard.add(String.valueOf(context.getError().getMessage()));
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });

        Observation.createNotStarted("http", registry)
                .lowCardinalityKeyValue("uri", "/cases/{case}")
                .highCardinalityKeyValue("http.url", "/cases/9901011234567")
                .start()
                .error(new IllegalArgumentException("no such case: 9901011234567"))
                .stop();

        assertThat(heard.toString())
                .contains("/cases/{case}", "IllegalArgumentException")
                .doesNotContain("9901011234567", "http.url");
    }
}
