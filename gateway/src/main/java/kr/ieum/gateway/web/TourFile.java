package kr.ieum.gateway.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.gateway.web.Tour.Mood;
import kr.ieum.gateway.web.Tour.Stop;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Loads {@code config/demo/tour.yaml}, strictly.
 *
 * <p>Rules: T1 unknown format, T2 not an id, T3 stands twice, T4 nobody of the demo's officials, T5 not a register of this
 * configuration, T6 nothing to look at, T7 not a waiting time.
 */
public final class TourFile {

    private static final String NAME = "demo/tour.yaml";
    private static final String FORMAT = "ieum-tour/1";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final int LONGEST_MILLIS = 60_000;

    private TourFile() {}

    /**
     * Reads the tour, where the configuration has one.
     *
     * @param officials sign-in ids of the demo's officials
     * @param registers ids of the registers
     */
    public static Optional<Tour> read(Path config, Set<String> officials, Set<String> registers, Faults faults) {
        return StrictYaml.readIfThere(config, NAME, faults).map(top -> read(top, officials, registers));
    }

    private static Tour read(YamlMap top, Set<String> officials, Set<String> registers) {
        try (top) {
            top.format("T1", FORMAT);
            Set<String> ids = new HashSet<>();
            List<Stop> stops = stops(top.maps("stops"), ids, officials, registers);
            List<Stop> also = top.has("also") ? stops(top.maps("also"), ids, officials, registers) : List.of();
            return new Tour(stops, also);
        }
    }

    private static List<Stop> stops(List<YamlMap> maps, Set<String> ids, Set<String> officials, Set<String> registers) {
        List<Stop> stops = new ArrayList<>();
        for (YamlMap map : maps) {
            Stop stop = stop(map, officials, registers);
            if (!ids.add(stop.id())) {
                map.fault("id", "T3", "stands twice", "keep one of the two");
            }
            stops.add(stop);
        }
        return stops;
    }

    private static Stop stop(YamlMap map, Set<String> officials, Set<String> registers) {
        try (map) {
            String id = map.text("id");
            if (!id.isEmpty() && !ID.matcher(id).matches()) {
                map.fault("id", "T2", "is not an id", "write up to 32 lower-case letters, digits, hyphens");
            }
            String official = map.text("official");
            if (!official.isEmpty() && !officials.contains(official)) {
                map.fault(
                        "official",
                        "T4",
                        "'" + official + "' is nobody of demo/officials.yaml",
                        "write an id of that file");
            }
            List<Localized> look = new ArrayList<>();
            for (YamlMap line : map.maps("look")) {
                try (line) {
                    look.add(new Localized(line.text("ko"), line.text("en")));
                }
            }
            if (look.isEmpty()) {
                map.fault("look", "T6", "says nothing to look at", "list at least one sentence in ko and en");
            }
            return new Stop(
                    id, map.localized("title"), official, map.text("case"), scene(map, registers), List.copyOf(look));
        }
    }

    private static Map<String, Mood> scene(YamlMap map, Set<String> registers) {
        Map<String, Mood> scene = new LinkedHashMap<>();
        if (map.has("scene")) {
            map.namedMaps("scene").forEach((register, mood) -> {
                try (mood) {
                    if (!registers.contains(register)) {
                        map.fault(
                                "scene",
                                "T5",
                                "'" + register + "' is no register of this configuration",
                                "write an id");
                    }
                    int millis = mood.optionalInteger("millis").orElse(0);
                    if (millis < 0 || millis > LONGEST_MILLIS) {
                        mood.fault("millis", "T7", "is not a waiting time", "write 0 to " + LONGEST_MILLIS);
                    }
                    scene.put(register, new Mood(mood.text("mode"), millis));
                }
            });
        }
        return scene;
    }
}
