package kr.ieum.gateway.web.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.adapters.PlannedStop;
import kr.ieum.gateway.catalogue.PlannedOutage;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.Test;

/** Planned stops as calendars show them. */
class ICalendarTest {

    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

    @Test
    void eachStopIsAnEventInUtcAndLongLinesAreFoldedBetweenCharacters() {
        String title = "점검, 그리고; 이전 ".repeat(8);
        String calendar = ICalendar.of(
                List.of(new PlannedOutage(
                        Optional.of("tax-income"),
                        new Localized(title, "maintenance"),
                        Instant.parse("2026-11-26T15:00:00Z"),
                        Instant.parse("2026-11-26T21:00:00Z"))),
                NOW,
                Locale.KOREAN);

        assertThat(calendar)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
                .contains(
                        "\r\nUID:tax-income-20261126T150000Z@ieum\r\n",
                        "\r\nDTSTART:20261126T150000Z\r\nDTEND:20261126T210000Z\r\n");
        assertThat(calendar.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(calendar.replace("\r\n ", ""))
                .contains("SUMMARY:" + title.replace(",", "\\,").replace(";", "\\;"));
    }

    @Test
    void aStopOfEveryNightIsThereEachNightThatTheSpanTouches() {
        PlannedStop nightly = new PlannedStop(LocalTime.of(23, 0), LocalTime.of(2, 0), ZoneId.of("Asia/Seoul"));
        // 01:00 in Seoul: the stop of the evening before goes on
        Instant from = Instant.parse("2026-11-25T16:00:00Z");

        assertThat(nightly.within(from, from.plusSeconds(2 * 86_400)))
                .containsExactly(
                        new PlannedStop.Window(
                                Instant.parse("2026-11-25T14:00:00Z"), Instant.parse("2026-11-25T17:00:00Z")),
                        new PlannedStop.Window(
                                Instant.parse("2026-11-26T14:00:00Z"), Instant.parse("2026-11-26T17:00:00Z")),
                        new PlannedStop.Window(
                                Instant.parse("2026-11-27T14:00:00Z"), Instant.parse("2026-11-27T17:00:00Z")));
    }
}
