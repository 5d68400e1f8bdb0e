package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.start.ShippedConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as people meet it: processes of the built application, started by the script. */
class LauncherIT {

    private static final Path FOREIGN = Launched.ROOT.resolve("gateway/src/test/resources/foreign");
    private static final Pattern CSRF = Pattern.compile("name=\"(_csrf)\" value=\"([^\"]+)\"");

    private final Path folder;

    LauncherIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_foreign_federation_starts_signs_its_official_in_and_ends_when_asked() throws Exception {
        Files.createDirectories(folder.resolve("data/secrets"));
        Files.writeString(folder.resolve("data/secrets/islanders-key"), "from a file\n");
        Map<String, String> environment = Map.of("IEUM_SECRET_SCHOOL_CASES_KEY", "from outside");
        String[] serve = {
            "serve",
            "--config",
            FOREIGN.resolve("config").toString(),
            "--schemas",
            FOREIGN.resolve("schemas").toString(),
            "--data",
            "data"
        };
        String program = Launched.ROOT.resolve("bin/ieum").toString();
        try (Launched node = Launched.in(folder, environment, program, serve)) {
            URI address = node.awaitReady();
            assertThat(node.output()).doesNotContain("is missing").doesNotContain("Demo");

            HttpResponse<String> health = get(HttpClient.newHttpClient(), address.resolve("actuator/health"));
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("UP").doesNotContain("components", "details");
            for (String closed : List.of("actuator", "actuator/env", "actuator/heapdump", "actuator/shutdown")) {
                assertThat(get(HttpClient.newHttpClient(), address.resolve(closed))
                                .statusCode())
                        .as(closed)
                        .isIn(401, 403, 404);
            }
            assertThat(signedIn(address, "aino", "puffin-cliff").body()).contains("아이노");
            assertThat(signedIn(address, "kim.jihyun", "puffin-cliff").uri().getPath())
                    .isEqualTo("/login");

            try (Launched second = Launched.in(folder, environment, program, serve)) {
                assertThat(second.awaitEnd()).isEqualTo(1);
                assertThat(second.output())
                        .contains("in use by another Ieum process")
                        .doesNotContain("\tat ");
            }
            node.terminate();
            assertThat(node.awaitEnd()).isEqualTo(143);
            assertThat(node.output()).doesNotContain("ERROR", "Exception");
        }
        try (Launched again = Launched.in(folder, environment, program, serve)) {
            again.awaitReady();
        }
    }

    @Test
    void the_demo_names_its_users_and_its_agencies_end_with_the_gateway_even_when_it_is_killed() throws Exception {
        try (Launched demo = Launched.in(folder, "serve", "--demo", "--data", "data", "--port", "0")) {
            URI address = demo.awaitReady();
            assertThat(address.getHost()).isEqualTo("127.0.0.1");
            Path password = folder.resolve("data/secrets/demo-password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThat(demo.output())
                    .contains("kim.jihyun", "김지현", "investigator", "시연용 가상 자료")
                    .contains(Files.readString(password).strip());
            assertThat(demo.children()).hasSize(1);
            ProcessHandle agencies = demo.children().getFirst();

            demo.kill();
            await().atMost(Duration.ofSeconds(30)).until(() -> !agencies.isAlive());
        }
    }

    @Test
    void lint_and_serve_name_every_fault_of_every_file() throws Exception {
        Path config = folder.resolve("config");
        ShippedConfig.copyTo(config)
                .remove("endpoints.yaml")
                .replace("registers/family.yaml", "deadline: PT1.5S", "deadline: soon")
                .replace("agencies.yaml", "zone: Asia/Seoul", "zone: Asia/Soul")
                .replace("demo/officials.yaml", "lee.sua", "park.doyun");
        Files.writeString(config.resolve("gateway.yaml"), "address: [");
        for (String verb : List.of("lint", "serve")) {
            try (Launched run = Launched.in(folder, verb, "--config", "config")) {
                assertThat(run.awaitEnd()).as(verb).isEqualTo(1);
                assertThat(run.output())
                        .contains("endpoints.yaml: can't be read")
                        .containsPattern("registers/family\\.yaml:\\d+ deadline: 'soon' is not a duration")
                        .contains("agencies.yaml:4 zone: 'Asia/Soul' is not a time zone")
                        .containsPattern("demo/officials\\.yaml:\\d+ officials\\[2\\]\\.id: stands twice")
                        .contains("gateway.yaml:")
                        .contains(" faults.")
                        .doesNotContain("\tat ");
            }
        }
        assertThat(Launched.ROOT.resolve("data/format")).doesNotExist();
    }

    @Test
    void lint_finds_the_shipped_federation_without_fault() throws Exception {
        try (Launched lint = Launched.in(folder, "lint")) {
            assertThat(lint.awaitEnd()).as(lint.output()).isZero();
            assertThat(lint.output()).contains("No faults", "sha-256:");
        }
    }

    @Test
    void a_mapping_is_drafted_from_a_sample_and_tried_out_and_a_model_exported_and_compared() throws Exception {
        Files.writeString(
                folder.resolve("people.csv"),
                "surname,date_of_birth,note\nKim,19900203,first\nLee,19851112,second\nPark,19791231,third\n");
        ends(0, "Draft written to people.yaml.", "mapping", "draft", "people.csv", "--out", "people.yaml");
        ends(0, "Records: 3 read, 0 not readable", "mapping", "run", "people.yaml", "people.csv");
        ends(0, "1 file.", "model", "export", "--format", "cmf", "--out", "exported");
        assertThat(folder.resolve("exported/model.cmf.xml")).isNotEmptyFile();
        String schemas = Launched.ROOT.resolve("schemas").toString();
        ends(0, "The change is none.", "model", "diff", schemas, schemas);
    }

    @Test
    void a_file_that_cannot_be_used_is_told_in_one_sentence_with_what_was_not_done() throws Exception {
        Files.createDirectories(folder.resolve("folder"));
        ends(
                1,
                "There is no file nothing.csv; check its name. No draft was written.",
                "mapping",
                "draft",
                "nothing.csv");
        ends(1, "folder is a folder; name a file in it. Nothing was run.", "mapping", "run", "tax-income", "folder");
        ends(
                1,
                "There is no folder nowhere; check its name. Nothing was compared.",
                "model",
                "diff",
                "nowhere",
                "folder");
    }

    private void ends(int exit, String sentence, String... arguments) throws Exception {
        try (Launched run = Launched.in(folder, arguments)) {
            assertThat(run.awaitEnd()).as(run.output()).isEqualTo(exit);
            assertThat(run.output()).contains(sentence).doesNotContain("\tat ", "Exception");
        }
    }

    @Test
    void a_wrong_command_line_is_told_in_one_sentence() throws Exception {
        misuse("There is no verb 'frobnicate'", "frobnicate");
        misuse("There is no option '--prot' here", "serve", "--prot", "1");
        misuse("Port 70000 is not between 0 and 65535", "serve", "--port", "70000");
        misuse("A verb is needed");
    }

    private void misuse(String sentence, String... arguments) throws Exception {
        try (Launched run = Launched.in(folder, arguments)) {
            assertThat(run.awaitEnd()).isEqualTo(2);
            assertThat(run.output()
                            .lines()
                            .filter(line -> line.startsWith("ieum: "))
                            .toList())
                    .anySatisfy(line -> assertThat(line).contains(sentence, "--help'"));
            assertThat(run.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void every_verb_explains_itself_with_an_example_through_a_link_and_from_anywhere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("ieum"), Launched.ROOT.resolve("bin/ieum"));
        for (String verb : List.of("serve", "lint", "model", "mapping", "warm")) {
            try (Launched help = Launched.in(folder, Map.of(), link.toString(), verb, "--help")) {
                assertThat(help.awaitEnd()).isZero();
                assertThat(help.output()).contains("Usage: ieum " + verb, "Example", "bin/ieum " + verb);
            }
        }
        try (Launched help = Launched.in(folder, Map.of(), link.toString(), "--help")) {
            assertThat(help.awaitEnd()).isZero();
            assertThat(help.output()).contains("serve", "lint", "model", "mapping", "warm", "Examples");
        }
        Files.delete(link);
    }

    @Test
    void a_jdk_that_was_named_and_is_none_is_told_in_one_sentence() throws Exception {
        String program = Launched.ROOT.resolve("bin/ieum").toString();
        try (Launched run = Launched.in(folder, Map.of("IEUM_JAVA_HOME", folder.toString()), program, "lint")) {
            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.output()).hasLineCount(1).contains("IEUM_JAVA_HOME", "is not a JDK 25 or newer");
        }
    }

    @Test
    void a_port_in_use_is_told_in_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
                Launched run = Launched.in(
                        folder,
                        "serve",
                        "--config",
                        FOREIGN.resolve("config").toString(),
                        "--schemas",
                        FOREIGN.resolve("schemas").toString(),
                        "--data",
                        "data",
                        "--port",
                        String.valueOf(taken.getLocalPort()))) {
            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.output())
                    .contains("Port " + taken.getLocalPort() + " is in use by another program")
                    .doesNotContain("\tat ");
        }
    }

    @Tag("slow")
    @Test
    void a_warmed_build_starts_with_its_cache_and_says_so_when_the_cache_fits_no_more() throws Exception {
        try (Launched warm = Launched.in(folder, "warm")) {
            assertThat(warm.awaitEnd()).as(warm.output()).isZero();
        }
        String[] serve = {"serve", "--demo", "--data", "data", "--port", "0"};
        try (Launched warmed = Launched.in(folder, serve)) {
            warmed.awaitReady();
            assertThat(warmed.output()).doesNotContain("AOT");
        }
        // a heap this large changes how the JVM writes addresses, which is another JVM to the cache
        String program = Launched.ROOT.resolve("bin/ieum").toString();
        Map<String, String> other = Map.of("IEUM_JAVA_OPTIONS", "-XX:-UseCompressedOops");
        try (Launched misfit = Launched.in(folder, other, program, serve)) {
            misfit.awaitReady();
            assertThat(misfit.output()).contains("the AOT cache doesn't fit", "bin/ieum warm");
        }
    }

    private static HttpResponse<String> signedIn(URI address, String id, String password) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            Matcher csrf = CSRF.matcher(get(client, address.resolve("login")).body());
            assertThat(csrf.find()).isTrue();
            String form = "id=" + encoded(id) + "&password=" + encoded(password) + "&" + csrf.group(1) + "="
                    + encoded(csrf.group(2));
            HttpRequest post = HttpRequest.newBuilder(address.resolve("login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            return client.send(post, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(HttpClient client, URI page) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    }
}
