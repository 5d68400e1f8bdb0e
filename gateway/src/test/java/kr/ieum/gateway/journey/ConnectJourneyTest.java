package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kr.ieum.client.profile.ExchangeFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page {@code /connect} tells a developer to type, typed: the script that the page shows, with curl and OpenSSL. */
@OnTheDemoNode
class ConnectJourneyTest {

    private static final Path STEPS =
            Path.of(System.getProperty("ieum.root"), "gateway/src/main/resources/connect/steps.sh");

    private final DemoNode node;

    ConnectJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void the_steps_ask_a_signed_query_and_check_the_answers_signature(@TempDir Path folder) throws Exception {
        String said = typed(folder, Files.readString(STEPS));

        assertThat(said)
                .contains(
                        "\n200\n",
                        "윤정우",
                        "\"agreement\":\"agr-bl-vehicle\"",
                        "the body is the one that was signed",
                        "Signature Verified Successfully");
    }

    @Test
    void a_body_that_was_changed_after_it_was_signed_is_refused_by_name_and_the_refusal_is_signed(@TempDir Path folder)
            throws Exception {
        String tampered = Files.readString(STEPS)
                .replace("# 5. Send it", "sed -i 's/reject/filter/' \"$OUT/query.json\"\n# 5. Send it");

        assertThat(typed(folder, tampered))
                .contains("\n400\n", "digest-wrong", "Signature Verified Successfully")
                .doesNotContain("윤정우");
    }

    @Test
    void one_attribute_too_many_refuses_the_whole_and_the_answer_says_which(@TempDir Path folder) throws Exception {
        String greedy = Files.readString(STEPS).replace("\"Vehicle/class\"", "\"Vehicle/class\", \"Vehicle/name\"");

        assertThat(typed(folder, greedy))
                .contains("\n403\n", "\"excess\":[{\"attribute\":\"Vehicle/name\"", "Signature Verified Successfully")
                .doesNotContain("윤정우");
    }

    @Test
    void the_page_shows_every_step_to_whoever_comes_in_both_languages() {
        Visitor visitor = new Visitor(node.address());

        Visitor.Answer ko = visitor.send(visitor.to("/connect").header("Accept-Language", "ko"));
        Visitor.Answer en = visitor.send(visitor.to("/connect").header("Accept-Language", "en"));

        assertThat(ko.status()).isEqualTo(200);
        assertThat(ko.body()).contains("시스템 연계", "openssl pkeyutl -sign", "coverage-weak");
        assertThat(en.body()).contains("Connect your system in ten minutes", "openssl pkeyutl -verify");
        for (ExchangeFault fault : ExchangeFault.values()) {
            assertThat(en.body()).contains("<code>" + fault.id() + "</code>");
            assertThat(ko.body())
                    .as("why it is refused stands there in the reader’s language")
                    .contains("<code>" + fault.id() + "</code>")
                    .doesNotContain(fault.sentence());
        }
        assertThat(ko.body()).contains("메시지에 서명이 없습니다.");
        assertThat(en.body()).contains("The message carries no signature.");
        for (int step = 1; step <= 6; step++) {
            assertThat(en.body()).contains("id=\"step-" + step + "\"");
        }
    }

    private String typed(Path folder, String script) throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/curl")).as("curl is on this machine").exists();
        Path demo = node.data().resolve("demo-systems");
        Path file = Files.writeString(folder.resolve("steps.sh"), script);
        ProcessBuilder shell = new ProcessBuilder("sh", file.toString()).redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "IEUM", "https://localhost:" + node.systemsAddress().getPort(),
                        "CA", demo.resolve("ca.pem").toString(),
                        "MINE", demo.resolve("3000000-welfare-case").toString(),
                        "TMPDIR", folder.toString()));
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return "\n" + said;
    }
}
