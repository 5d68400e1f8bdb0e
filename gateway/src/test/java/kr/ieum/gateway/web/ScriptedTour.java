package kr.ieum.gateway.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.schemas.yaml.Localized;

/** A tour of two stops with a case beside them, and what it last asked of the simulated registers. */
final class ScriptedTour {

    static final AtomicReference<Map<String, Tour.Mood>> SCENE = new AtomicReference<>(Map.of());

    private ScriptedTour() {}

    static DemoTour of() {
        Tour tour = new Tour(
                List.of(
                        new Tour.Stop(
                                "healthy",
                                new Localized("모두 갖춘 사건", "A complete case"),
                                ScriptedCases.INVESTIGATOR,
                                ScriptedCases.HEALTHY,
                                Map.of(),
                                List.of(new Localized("값마다 근거가 있습니다.", "Every value has its ground."))),
                        new Tour.Stop(
                                "other-city",
                                new Localized("남의 사건", "Another city's case"),
                                ScriptedCases.OTHER_CITY,
                                ScriptedCases.HEALTHY,
                                Map.of("family", new Tour.Mood("slow", 3000)),
                                List.of(new Localized("거절됩니다.", "It is refused.")))),
                List.of(new Tour.Stop(
                        "beside",
                        new Localized("곁의 사건", "A case beside it"),
                        ScriptedCases.INVESTIGATOR,
                        ScriptedCases.HEALTHY,
                        Map.of(),
                        List.of(new Localized("번호가 없습니다.", "It has no number.")))));
        return new DemoTour(Optional.of(tour), scene -> {
            SCENE.set(scene);
            return true;
        });
    }
}
