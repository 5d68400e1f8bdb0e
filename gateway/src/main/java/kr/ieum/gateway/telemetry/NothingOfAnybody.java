package kr.ieum.gateway.telemetry;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationHandler;
import java.util.List;
import java.util.Optional;

/**
 * Keeps out of traces what could be of somebody: of a request its template and outcome stay, and what it really asked for goes; of what went
 * wrong its kind stays, and its words go.
 */
public final class NothingOfAnybody implements ObservationFilter, ObservationHandler<Observation.Context> {

    /** What went wrong, without its words. */
    private static final class Unspoken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unspoken(String kind) {
            super(kind, null, false, false);
        }
    }

    /** Values out of an open set, such as a whole address, are what a caller wrote. */
    @Override
    public Observation.Context map(Observation.Context context) {
        List<String> open = context.getHighCardinalityKeyValues().stream()
                .map(KeyValue::getKey)
                .toList();
        open.forEach(context::removeHighCardinalityKeyValue);
        return context;
    }

    /** Before anybody else hears of it. */
    @Override
    public void onError(Observation.Context context) {
        Optional.ofNullable(context.getError())
                .filter(error -> !(error instanceof Unspoken))
                .ifPresent(
                        error -> context.setError(new Unspoken(error.getClass().getSimpleName())));
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }
}
