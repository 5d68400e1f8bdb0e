package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge of a running node against requests that no browser sends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeIT {

    private static final Path FOREIGN = Launched.ROOT.resolve("gateway/src/test/resources/foreign");

    private final Launched node;
    private final URI address;

    EdgeIT(@TempDir Path folder) throws IOException {
        node = Launched.in(
                folder,
                "serve",
                "--config",
                FOREIGN.resolve("config").toString(),
                "--schemas",
                FOREIGN.resolve("schemas").toString(),
                "--data",
                folder.resolve("data").toString());
        address = node.awaitReady();
    }

    @AfterAll
    void end() {
        node.close();
    }

    @Test
    void an_ordinary_request_is_answered() throws IOException {
        assertThat(answer("GET /actuator/health HTTP/1.1\r\nHost: x\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_header_larger_than_the_limit_is_refused() throws IOException {
        assertThat(answer("GET /login HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n"))
                .matches("(?s)HTTP/1.1 4(00|31).*");
    }

    @Test
    void a_form_larger_than_the_limit_is_refused_and_not_read_to_its_end() throws IOException {
        String answer = answer("POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 4(00|03|13).*");
    }

    @Test
    void two_lengths_of_one_body_are_not_both_believed() throws IOException {
        String smuggled = "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n"
                + "Connection: keep-alive\r\n\r\n0\r\n\r\nGET /actuator/health HTTP/1.1\r\nHost: x\r\n";
        assertThat(answer(smuggled)).doesNotContain("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/env",
                "/actuator",
                "/%2e%2e/actuator/env",
                "/actuator/health/../env",
                "//actuator/env",
                "/actuator;x=1/env",
                "/actuator/health%2f..%2fenv",
                "/h2-console",
                "/error"
            })
    void a_path_that_is_spelled_oddly_opens_no_other_door(String path) throws IOException {
        String answer = answer("GET " + path + " HTTP/1.1\r\nHost: x\r\n");
        assertThat(answer).doesNotStartWith("HTTP/1.1 2").doesNotStartWith("HTTP/1.1 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-A: b\rX-B: c", "X-A : b", " X-A: b", "X-\u0000A: b", "Host: y"})
    void a_header_that_breaks_the_grammar_is_refused(String header) throws IOException {
        assertThat(answer("GET /actuator/health HTTP/1.1\r\nHost: x\r\n" + header + "\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void no_answer_says_what_runs_here() throws IOException {
        for (String request :
                new String[] {"GET /\\ HTTP/1.1\r\nHost: x\r\n", "BREW /pot HTTP/1.1\r\nHost: x\r\n", "nonsense\r\n"}) {
            assertThat(answer(request))
                    .as(request)
                    .doesNotContainIgnoringCase("tomcat")
                    .doesNotContainIgnoringCase("exception")
                    .doesNotContainIgnoringCase("spring")
                    .doesNotContain("\tat ");
        }
    }

    /** Sends the head of a request and reads what comes until the other end closes. */
    private String answer(String head) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(100_000), StandardCharsets.ISO_8859_1);
        }
    }
}
