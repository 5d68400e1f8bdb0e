package kr.ieum.gateway.audit;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * {@code config/indicators.yaml}: from when on an indicator points at a look-up.
 *
 * <p>Rules: X1 unknown format, X2 not a time of day, X3 ends before it begins, X4 out of range, X5 an agency stands twice, X6 no working day.
 *
 * @param hours working hours where an agency has none of its own
 * @param agencies working hours by institution code
 * @param holidays days on which nobody works
 * @param subjectsInAnHour different subjects of one official
 * @param subjectsInADay the same in a day
 * @param timesTheUsual how many times the official's own mean of the 28 days before
 * @param othersCases numbers in a day that are none of the official's cases
 * @param caseOlderBy how long before its look-up a case was received at least
 * @param actionWithin within how many days a case moves on after its look-up
 * @param explainWithin within how many days an explanation is asked for
 */
public record IndicatorRules(
        Hours hours,
        Map<String, Hours> agencies,
        Set<LocalDate> holidays,
        int subjectsInAnHour,
        int subjectsInADay,
        int timesTheUsual,
        int othersCases,
        Duration caseOlderBy,
        int actionWithin,
        int explainWithin) {

    /** When an agency works. */
    public record Hours(LocalTime from, LocalTime until, Set<DayOfWeek> days) {

        /** Makes it immutable. */
        public Hours {
            days = Set.copyOf(days);
        }
    }

    private static final Hours OFFICE =
            new Hours(LocalTime.of(8, 0), LocalTime.of(20, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    /** What holds without a file. */
    public static final IndicatorRules STANDARD =
            new IndicatorRules(OFFICE, Map.of(), Set.of(), 40, 150, 4, 3, Duration.ofMinutes(10), 30, 14);

    private static final String NAME = "indicators.yaml";
    private static final String FORMAT = "ieum-indicators/1";
    private static final int LARGEST = 10_000;
    private static final int LONGEST_DAYS = 366;

    /** Makes it immutable. */
    public IndicatorRules {
        agencies = Map.copyOf(agencies);
        holidays = Set.copyOf(holidays);
    }

    /** Whether an agency works at this moment of its own zone. */
    public boolean works(String agency, LocalDateTime at) {
        Hours own = agencies.getOrDefault(agency, hours);
        return own.days().contains(at.getDayOfWeek())
                && !holidays.contains(at.toLocalDate())
                && !at.toLocalTime().isBefore(own.from())
                && at.toLocalTime().isBefore(own.until());
    }

    /** Reads the file, where the configuration has one. */
    public static IndicatorRules read(Path config, Faults faults) {
        return StrictYaml.readIfThere(config, NAME, faults)
                .map(IndicatorRules::read)
                .orElse(STANDARD);
    }

    private static IndicatorRules read(YamlMap top) {
        try (top) {
            top.format("X1", FORMAT);
            Map<String, Hours> agencies = new LinkedHashMap<>();
            if (top.has("agencies")) {
                for (YamlMap map : top.maps("agencies")) {
                    try (map) {
                        if (agencies.put(map.text("agency"), hours(map)) != null) {
                            map.fault("agency", "X5", "stands twice", "keep one of the two");
                        }
                    }
                }
            }
            return new IndicatorRules(
                    top.optionalMap("hours").map(IndicatorRules::closed).orElse(OFFICE),
                    agencies,
                    holidays(top),
                    number(top, "subjectsInAnHour", IndicatorRules::subjectsInAnHour, LARGEST),
                    number(top, "subjectsInADay", IndicatorRules::subjectsInADay, LARGEST),
                    number(top, "timesTheUsual", IndicatorRules::timesTheUsual, LARGEST),
                    number(top, "othersCases", IndicatorRules::othersCases, LARGEST),
                    Duration.ofMinutes(number(
                            top,
                            "caseOlderByMinutes",
                            rules -> (int) rules.caseOlderBy().toMinutes(),
                            LARGEST)),
                    number(top, "actionWithinDays", IndicatorRules::actionWithin, LONGEST_DAYS),
                    number(top, "explainWithinDays", IndicatorRules::explainWithin, LONGEST_DAYS));
        }
    }

    private static Set<LocalDate> holidays(YamlMap top) {
        Set<LocalDate> holidays = new HashSet<>();
        if (top.has("holidays")) {
            for (String text : top.texts("holidays")) {
                try {
                    holidays.add(LocalDate.parse(text));
                } catch (DateTimeException e) {
                    top.fault("holidays", "X2", "'" + text + "' is not a day", "write one such as 2026-10-03");
                }
            }
        }
        return holidays;
    }

    private static int number(YamlMap map, String key, ToIntFunction<IndicatorRules> standard, int most) {
        int number = map.optionalInteger(key).orElse(standard.applyAsInt(STANDARD));
        if (number < 1 || number > most) {
            map.fault(key, "X4", "is out of range", "write 1 to " + most + ", or leave the line out");
        }
        return number;
    }

    private static Hours closed(YamlMap map) {
        try (map) {
            return hours(map);
        }
    }

    private static Hours hours(YamlMap map) {
        LocalTime from = time(map, "from", OFFICE.from());
        LocalTime until = time(map, "until", OFFICE.until());
        if (!until.isAfter(from)) {
            map.fault("until", "X3", "is not after 'from'", "write a later time of the same day");
        }
        Set<DayOfWeek> days = map.has("days") ? Set.copyOf(map.choices("days", DayOfWeek.class)) : OFFICE.days();
        if (map.has("days") && days.isEmpty()) {
            map.fault("days", "X6", "names no working day", "write at least one, such as [monday]");
        }
        return new Hours(from, until, days);
    }

    private static LocalTime time(YamlMap map, String key, LocalTime standard) {
        Optional<String> text = map.optionalText(key);
        try {
            return text.map(LocalTime::parse).orElse(standard);
        } catch (DateTimeException e) {
            map.fault(key, "X2", "'" + text.orElse("") + "' is not a time of day", "write one such as \"08:30\"");
            return standard;
        }
    }
}
