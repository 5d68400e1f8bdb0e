package kr.ieum.gateway.exchange.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.SecretName;
import org.junit.jupiter.api.Test;

/** How alerts reach a real HTTP server and a real SMTP server on loopback. */
class TellersTest {

    private static final Alert RAISED = new Alert(Cause.QUARANTINE, true, Instant.parse("2026-11-26T03:00:00Z"), 4);
    private static final SecretName TOKEN = new SecretName("alert-webhook");

    @Test
    void a_webhook_gets_the_alert_with_its_token_and_an_answer_that_is_no_success_counts_as_untold() throws Exception {
        List<String> received = Collections.synchronizedList(new ArrayList<>());
        int[] status = {204};
        HttpServer server = server(received, status);
        try {
            WebhookTeller teller = new WebhookTeller(
                    new AlertRules.Webhook(address(server, "/hook"), Optional.of(TOKEN)),
                    name -> Optional.of(new Secret("t0ken")));

            assertThat(teller.tell(RAISED)).isTrue();
            assertThat(received)
                    .containsExactly(
                            "/hook Bearer t0ken"
                                + " {\"alert\":\"quarantine\",\"state\":\"raised\",\"since\":\"2026-11-26T03:00:00Z\",\"measured\":4}");
            status[0] = 503;
            assertThat(teller.tell(RAISED)).isFalse();
            status[0] = 302;
            assertThat(teller.tell(RAISED)).as("nobody is followed elsewhere").isFalse();
            assertThat(received).hasSize(3).noneMatch(one -> one.startsWith("/elsewhere"));
        } finally {
            server.stop(0);
        }
        WebhookTeller gone = new WebhookTeller(
                new AlertRules.Webhook(address(server, "/hook"), Optional.empty()), name -> Optional.empty());
        assertThat(gone.tell(RAISED)).isFalse();
    }

    @Test
    void without_its_secret_nothing_is_posted() throws Exception {
        List<String> received = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = server(received, new int[] {204});
        try {
            assertThat(new WebhookTeller(
                                    new AlertRules.Webhook(address(server, "/hook"), Optional.of(TOKEN)),
                                    name -> Optional.empty())
                            .tell(RAISED))
                    .isFalse();
            assertThat(received).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_mail_reaches_everybody_in_both_languages() throws Exception {
        try (SmtpServer server = new SmtpServer()) {
            assertThat(new MailTeller(mail(server.port(), false), name -> Optional.empty()).tell(RAISED))
                    .isTrue();

            assertThat(server.recipients()).containsExactly("night@example.go.kr", "day@example.go.kr");
            assertThat(server.text())
                    .contains("보류된 전달이 4건입니다.", "Deliveries that are put aside: 4.", "2026-11-26T03:00:00Z");
        }
    }

    @Test
    void where_encryption_is_asked_for_and_not_offered_neither_mail_nor_password_leaves() throws Exception {
        try (SmtpServer server = new SmtpServer()) {
            assertThat(new MailTeller(mail(server.port(), true), name -> Optional.of(new Secret("pa55word")))
                            .tell(RAISED))
                    .isFalse();

            assertThat(server.said())
                    .isNotEmpty()
                    .noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void a_server_that_refuses_or_is_gone_counts_as_untold() throws Exception {
        int port;
        try (SmtpServer server = new SmtpServer()) {
            server.refuse();
            port = server.port();
            assertThat(new MailTeller(mail(port, false), name -> Optional.empty()).tell(RAISED))
                    .isFalse();
        }
        assertThat(new MailTeller(mail(port, false), name -> Optional.empty()).tell(RAISED))
                .isFalse();
    }

    private static AlertRules.Mail mail(int port, boolean tls) {
        return new AlertRules.Mail(
                "127.0.0.1",
                port,
                tls,
                "ieum@example.go.kr",
                List.of("night@example.go.kr", "day@example.go.kr"),
                Optional.of("ieum"),
                tls ? Optional.of(new SecretName("alert-mail")) : Optional.empty());
    }

    private static HttpServer server(List<String> received, int[] status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static URI address(HttpServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
