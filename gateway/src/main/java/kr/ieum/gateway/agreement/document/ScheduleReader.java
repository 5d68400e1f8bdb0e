package kr.ieum.gateway.agreement.document;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.agreement.document.Agreement.Schedule;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads agreed hours: {@code days: mon-fri}, {@code from: "08:00"}, {@code until: "19:00"}, {@code zone: Asia/Seoul}. */
final class ScheduleReader {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-4]):([0-5][0-9])");
    private static final int END_OF_DAY = 24 * 60;

    private ScheduleReader() {}

    static Optional<Schedule> read(YamlMap map) {
        try (map) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            for (String part : map.texts("days")) {
                addDays(map, part.toLowerCase(Locale.ROOT), days);
            }
            if (days.isEmpty()) {
                map.fault("days", "A15", "names no day", "write days such as mon-fri");
            }
            int from = minute(map, "from");
            int until = minute(map, "until");
            if (from >= until) {
                map.fault("until", "A15", "is not after 'from'", "end on the same day, 24:00 at the latest");
            }
            String zone = map.text("zone");
            try {
                return Optional.of(new Schedule(days, from, until, ZoneId.of(zone)));
            } catch (DateTimeException e) {
                map.fault("zone", "A15", "'" + zone + "' is not a time zone", "write a zone such as Asia/Seoul");
                return Optional.empty();
            }
        }
    }

    private static void addDays(YamlMap map, String part, Set<DayOfWeek> days) {
        String[] ends = part.split("-", -1);
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (ends.length > 2 || first < 0 || last < first) {
            map.fault("days", "A15", "'" + part + "' is not a day or a span of days", "write days such as mon-fri");
            return;
        }
        for (int day = first; day <= last; day++) {
            days.add(DayOfWeek.of(day + 1));
        }
    }

    private static int minute(YamlMap map, String key) {
        String text = map.text(key);
        Matcher matcher = TIME.matcher(text);
        if (matcher.matches()) {
            int minute = Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
            if (minute <= END_OF_DAY) {
                return minute;
            }
        }
        map.fault(key, "A15", "'" + text + "' is not a time of day", "write hours and minutes as \"08:00\"");
        return 0;
    }
}
