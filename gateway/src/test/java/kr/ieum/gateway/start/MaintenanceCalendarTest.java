package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.catalogue.MaintenanceCalendar;
import kr.ieum.gateway.catalogue.PlannedOutage;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.Test;

/** What is planned not to answer, by the shipped configuration. */
class MaintenanceCalendarTest {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root", ".."));
    private static final Instant NOON = Instant.parse("2026-11-26T03:00:00Z");

    @Test
    void theNightlyStopOfTheIncomeRegisterAndTheNodesOwnStandInTheOrderOfTheirBeginning() {
        Federation federation = Federation.load(ROOT.resolve("config"), ROOT.resolve("schemas"));
        PlannedOutage own = new PlannedOutage(
                Optional.empty(),
                new Localized("판 올림", "new version"),
                Instant.parse("2026-11-27T16:00:00Z"),
                Instant.parse("2026-11-27T17:00:00Z"));
        MaintenanceCalendar calendar = new MaintenanceCalendar(federation.catalogue(), List.of(own));

        List<PlannedOutage> stops = calendar.within(NOON, NOON.plus(Duration.ofDays(2)));

        assertThat(stops)
                .extracting(stop -> stop.register().orElse("gateway"))
                .containsExactly("tax-income", "tax-income", "gateway");
        assertThat(stops.getFirst().begin()).isEqualTo(Instant.parse("2026-11-26T15:00:00Z"));
        assertThat(stops.getFirst().end()).isEqualTo(Instant.parse("2026-11-26T21:00:00Z"));
        assertThat(calendar.within(own.end(), own.end().plusSeconds(60)))
                .extracting(stop -> stop.register().orElse("gateway"))
                .doesNotContain("gateway");
    }
}
