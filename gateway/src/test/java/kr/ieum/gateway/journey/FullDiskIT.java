package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.start.RunningNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P1 and P7 on a full disk, through the web: nothing is looked up, everything else goes on, and so do look-ups when there is room again. */
class FullDiskIT {

    @Test
    void a_full_disk_stops_look_ups_with_a_clear_answer_until_there_is_room_again(@TempDir Path folder)
            throws Exception {
        assumeTrue(
                mounted(folder, "96m"), "skipped: no small file system could be mounted here; it needs Linux and root");
        Path data = folder.resolve("data");
        AfterTheDisk after = new AfterTheDisk(data);
        try {
            try (RunningNode node = RunningNode.demo(data)) {
                ApiOfficial kim = after.signIn(node);
                after.answered(kim.lookUpOnce(Cases.HEALTHY));
                assertThat(AfterTheDisk.health(node)).isEqualTo("UP");

                Path filler = folder.resolve("filler");
                fill(filler);
                Answer refused = after.untilRefused(kim);
                assertThat(refused.body())
                        .contains("urn:ieum:problem:log-unavailable")
                        .contains("제공기록을 쓸 수 없어 조회하지 않았습니다.");
                assertThat(kim.ask(ApiOfficial.LOOK_UP, Cases.HEALTHY, "application/json", "en")
                                .body())
                        .contains("The disclosure log can’t be written, so nothing was looked up.");
                assertThat(AfterTheDisk.health(node)).isEqualTo("DISCLOSURES_STOPPED");
                ApiOfficial again = after.signIn(node);
                Visitor anybody = new Visitor(node.address());
                assertThat(anybody.send(anybody.to("/log/checkpoint").GET()).status())
                        .isEqualTo(200);

                Files.delete(filler);
                after.lookUpsGoOn(node, again);
            }
            after.assertSound();
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    @Test
    void files_that_cannot_be_published_stop_no_look_up_and_health_says_so(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path log = Files.createDirectories(folder.resolve("small"));
        assumeTrue(mounted(log, "2m"), "skipped: no small file system could be mounted here; it needs Linux and root");
        try (RunningNode first = RunningNode.demo(data)) {
            assertThat(AfterTheDisk.health(first)).isEqualTo("UP");
        }
        // the published files alone come to lie on the disk that gets full
        Files.move(data.resolve("log"), folder.resolve("before"));
        Files.createSymbolicLink(data.resolve("log"), log);
        try (RunningNode node = RunningNode.demo(data)) {
            ApiOfficial kim = new AfterTheDisk(data).signIn(node);
            Path filler = log.resolve("filler");
            fill(filler);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                assertThat(kim.lookUpOnce(Cases.HEALTHY)
                                .json()
                                .path("registers")
                                .isEmpty())
                        .isFalse();
                return AfterTheDisk.health(node).equals("LOG_UNPUBLISHED");
            });
            kim.lookUpOnce(Cases.HEALTHY);

            Files.delete(filler);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> AfterTheDisk.health(node).equals("UP"));
        } finally {
            run("umount", "-l", log.toString());
        }
    }

    private static void fill(Path filler) {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // until the disk is full
        }
    }

    private static boolean mounted(Path directory, String size) throws InterruptedException {
        return run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", directory.toString());
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
