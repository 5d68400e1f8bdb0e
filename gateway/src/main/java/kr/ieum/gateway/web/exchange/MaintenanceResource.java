package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.ieum.gateway.catalogue.MaintenanceCalendar;
import kr.ieum.gateway.catalogue.PlannedOutage;
import kr.ieum.gateway.web.api.ApiWriter;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells systems when registers, and the gateway itself, are planned not to answer, so that they ask at another time. */
@Controller
final class MaintenanceResource {

    private static final String PATH = "/exchange/v1/maintenance";
    private static final Duration AHEAD = Duration.ofDays(14);

    private final MaintenanceCalendar calendar;
    private final ApiWriter writer;
    private final Clock clock;

    MaintenanceResource(MaintenanceCalendar calendar, ApiWriter writer, Clock clock) {
        this.calendar = calendar;
        this.writer = writer;
        this.clock = clock;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    void json(HttpServletResponse response, Locale locale) throws IOException {
        Instant now = clock.instant();
        List<Map<String, Object>> stops = calendar.within(now, now.plus(AHEAD)).stream()
                .map(stop -> members(stop, locale))
                .toList();
        writer.ok(Map.of("until", now.plus(AHEAD).toString(), "stops", stops), response);
    }

    @GetMapping(path = PATH, produces = ICalendar.MEDIA_TYPE)
    void calendar(HttpServletResponse response, Locale locale) throws IOException {
        Instant now = clock.instant();
        writer.ok(
                ICalendar.of(calendar.within(now, now.plus(AHEAD)), now, locale).getBytes(StandardCharsets.UTF_8),
                ICalendar.MEDIA_TYPE,
                response);
    }

    private static Map<String, Object> members(PlannedOutage stop, Locale locale) {
        Map<String, Object> members = new LinkedHashMap<>();
        stop.register().ifPresent(register -> members.put("register", register));
        members.put("what", stop.what().in(locale));
        members.put("from", stop.begin().toString());
        members.put("until", stop.end().toString());
        return members;
    }
}
