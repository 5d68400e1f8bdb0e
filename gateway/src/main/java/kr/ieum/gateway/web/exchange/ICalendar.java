package kr.ieum.gateway.web.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import kr.ieum.gateway.catalogue.PlannedOutage;

/** Planned stops as a calendar (RFC 5545), each an event of its own in UTC, so that nobody has to know a zone's rules. */
final class ICalendar {

    static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_OCTETS = 75;
    private static final String LINE_END = "\r\n";
    private static final String GATEWAY = "gateway";

    private final StringBuilder text = new StringBuilder();

    private ICalendar() {}

    static String of(List<PlannedOutage> stops, Instant now, Locale locale) {
        ICalendar calendar = new ICalendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Ieum//maintenance//EN");
        for (PlannedOutage stop : stops) {
            String whose = stop.register().orElse(GATEWAY);
            calendar.line("BEGIN:VEVENT");
            calendar.line("UID:" + whose + "-" + UTC.format(stop.begin()) + "@ieum");
            calendar.line("DTSTAMP:" + UTC.format(now));
            calendar.line("DTSTART:" + UTC.format(stop.begin()));
            calendar.line("DTEND:" + UTC.format(stop.end()));
            calendar.line("SUMMARY:" + escaped(stop.what().in(locale)));
            calendar.line("CATEGORIES:" + whose);
            calendar.line("END:VEVENT");
        }
        calendar.line("END:VCALENDAR");
        return calendar.text.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Folded at 75 octets, and never within a character. */
    private void line(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            String character = Character.toString(point);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > MOST_OCTETS) {
                text.append(LINE_END).append(' ');
                octets = 1;
            }
            text.append(character);
            octets += length;
            i += character.length();
        }
        text.append(LINE_END);
    }
}
