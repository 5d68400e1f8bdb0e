package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.gateway.journey.Lookup.Field;
import kr.ieum.gateway.start.RunningNode;
import kr.ieum.gateway.start.StartRefusedException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/**
 * The income register's planned stop, from the configuration as it is shipped to the screen, at three in the morning
 * (demo-federation §6 case 2): closed until six, not an error.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlannedStopJourneyTest {

    private static final String KIM = "kim.jihyun";
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final Clock night = atThreeInTheMorning();
    private Path data = Path.of("");
    private RunningNode node;

    @BeforeAll
    void starts() throws IOException, StartRefusedException {
        data = Files.createTempDirectory("ieum-night-");
        node = RunningNode.asShipped(data, night);
    }

    @AfterAll
    void ends() throws IOException {
        node.close();
        FileSystemUtils.deleteRecursively(data);
    }

    /** The machine's clock, put forward to the next three o'clock of Seoul. */
    private static Clock atThreeInTheMorning() {
        ZonedDateTime now = ZonedDateTime.now(SEOUL);
        ZonedDateTime three = now.toLocalDate().atTime(3, 0).atZone(SEOUL);
        return Clock.offset(Clock.systemUTC(), Duration.between(now, three.isBefore(now) ? three.plusDays(1) : three));
    }

    private String password() throws IOException {
        return Files.readString(data.resolve("secrets/demo-password")).strip();
    }

    private String today() {
        return night.instant().atZone(SEOUL).toLocalDate().toString();
    }

    @Test
    void every_income_field_says_closed_until_six_in_words_and_the_other_registers_answer() throws IOException {
        ApiOfficial kim = ApiOfficial.signIn(node.address(), KIM, password());
        // the first look-ups of a cold JVM may miss a deadline; of the income register none can be late
        AtomicReference<Lookup> last = new AtomicReference<>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            last.set(kim.lookUpOnce(Cases.HEALTHY));
            assertThat(last.get().missing()).containsExactly("tax-income");
        });
        Lookup lookup = last.get();

        assertThat(lookup.of("tax-income"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.state()).isEqualTo("closed-until"))
                .allSatisfy(field -> assertThat(field.has("closedUntil"))
                        .isEqualTo(ZonedDateTime.parse(today() + "T06:00+09:00[Asia/Seoul]")
                                .toInstant()
                                .toString()));
        assertThat(lookup.status("tax-income")).isEqualTo("closed");
        assertThat(lookup.of("resident")).anyMatch(Field::isReleased);
        assertThat(lookup.of("welfare"))
                .isNotEmpty()
                .noneMatch(field -> field.state().equals("closed-until"));

        String events = kim.ask(ApiOfficial.LOOK_UP, Cases.HEALTHY, "text/event-stream", "ko")
                .body();
        assertThat(events).contains("\"state\":\"closed-until\"", "\"closedUntil\":\"");

        for (List<String> words :
                List.of(List.of("ko", "06:00까지 계획 정지"), List.of("en", "Planned stop until .{6,20} 06:00"))) {
            String page = ScreenOfficial.signIn(node.address(), KIM, password(), words.getFirst())
                    .lookUp(Cases.HEALTHY)
                    .body();
            assertThat(page).containsPattern(words.getLast()).contains("panel-income");
        }
    }
}
