package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.start.LogInspection;
import kr.ieum.gateway.start.RunningNode;
import kr.ieum.gateway.start.StartRefusedException;
import org.awaitility.Awaitility;

/** What must hold once a disk that was full, or failed, takes writes again: look-ups go on in the same process, and none that was answered is missing in the log. */
final class AfterTheDisk {

    private static final Path CONFIG = Path.of(System.getProperty("ieum.root")).resolve("config");
    private static final int MOST_LOOK_UPS = 400;

    private final Path data;
    private final List<UUID> answered = new ArrayList<>();
    private String key = "";

    AfterTheDisk(Path data) {
        this.data = data;
    }

    ApiOfficial signIn(RunningNode node) throws IOException {
        String password =
                Files.readString(data.resolve("secrets/demo-password")).strip();
        return ApiOfficial.signIn(node.address(), "kim.jihyun", password);
    }

    void answered(Lookup lookup) {
        answered.add(lookup.id());
    }

    /** Looks up until that is refused. */
    Answer untilRefused(ApiOfficial official) {
        for (int i = 0; i < MOST_LOOK_UPS; i++) {
            Answer answer = official.ask(ApiOfficial.LOOK_UP, Cases.HEALTHY, "application/json", "ko");
            if (answer.status() != 200) {
                assertThat(answer.status()).as(answer.body()).isEqualTo(503);
                return answer;
            }
            answered(Lookup.read(answer.body()));
        }
        throw new AssertionError("the disk never failed");
    }

    /** Within seconds, whatever is answered until then. */
    void lookUpsGoOn(RunningNode node, ApiOfficial official) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(20))
                .until(() -> looksUp(official));
        for (int i = 0; i < 3; i++) {
            answered(official.lookUpOnce(Cases.HEALTHY));
        }
        // what couldn't be published meanwhile is published at the publisher's next round
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(20))
                .until(() -> health(node).equals("UP"));
        Visitor anybody = new Visitor(node.address());
        key = anybody.send(anybody.to("/log/key").GET()).body().strip();
        assertThat(answered)
                .allSatisfy(
                        lookup -> assertThat(node.log().findByLookup(lookup)).isNotEmpty());
    }

    private boolean looksUp(ApiOfficial official) {
        Answer answer = official.ask(ApiOfficial.LOOK_UP, Cases.HEALTHY, "application/json", "ko");
        if (answer.status() == 200) {
            answered(Lookup.read(answer.body()));
            return true;
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        return false;
    }

    /** When the node has ended: the log in its database, and what it published. */
    void assertSound() throws StartRefusedException, IOException {
        LogInspection.Report database = LogInspection.fsck(CONFIG, data);
        assertThat(database.sound()).as(String.join("\n", database.lines())).isTrue();
        LogInspection.Report published =
                LogInspection.verify(data.resolve("log").toString(), List.of(key), LogInspection.Kept.NOTHING);
        assertThat(published.sound()).as(String.join("\n", published.lines())).isTrue();
    }

    static String health(RunningNode node) {
        Visitor anybody = new Visitor(node.address());
        Answer answer = anybody.send(anybody.to("/actuator/health").GET());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll(".*\"status\":\"([A-Z_]+)\".*", "$1");
    }
}
