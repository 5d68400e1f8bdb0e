package kr.ieum.gateway.log.timestamp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.log.timestamp.AskedAuthority.Timestamp;
import kr.ieum.gateway.testing.ChangingClock;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is believed of timestamps, by our own check and by {@code openssl}. */
class TimestampTest {
    private static final Duration TEN_YEARS = Duration.ofDays(3650);
    private static final byte[] TEXT = "log.example/2026h2\n7\nroot\n".getBytes(UTF_8);
    private static final byte[] OTHER = "log.example/2026h2\n8\nroot\n".getBytes(UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final Instant[] now = {Instant.parse("2026-07-02T00:00:00Z")};
    private final Clock clock = ChangingClock.showing(now);
    private final TestAuthority authority = TestAuthority.make(clock, TEN_YEARS, random);

    @TempDir
    private Path folder;

    private AskedAuthority asked(Authority who, TestAuthority trusted) {
        return new AskedAuthority(who, new TrustedAuthority(trusted.root()), random);
    }

    private static void refused(String rule, AskedAuthority authority) {
        assertThatExceptionOfType(TimestampRefused.class)
                .isThrownBy(() -> authority.stamp(TEXT))
                .satisfies(refused ->
                        assertThat(refused.rule()).as(refused.getMessage()).isEqualTo(rule));
    }

    @Test
    void a_timestamp_says_when_the_bytes_were_there() throws Exception {
        Timestamp stamp = asked(authority, authority).stamp(TEXT);
        assertThat(stamp.time()).isEqualTo(now[0]);
        assertThat(new TrustedAuthority(authority.root()).check(stamp.answer(), TEXT, Optional.empty()))
                .isEqualTo(now[0]);
    }

    @Test
    void an_authority_is_asked_over_http_as_the_standard_says() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String[] type = new String[1];
        server.createContext("/", exchange -> {
            try (exchange) {
                type[0] = exchange.getRequestHeaders().getFirst("Content-Type");
                byte[] answer = authority.answer(exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
                exchange.sendResponseHeaders(
                        exchange.getRequestURI().getPath().equals("/tsa") ? 200 : 503, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tsa");
            assertThat(asked(Authority.at(address), authority).stamp(TEXT).time())
                    .isEqualTo(now[0]);
            assertThat(type[0]).isEqualTo("application/timestamp-query");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> asked(Authority.at(address.resolve("/away")), authority)
                            .stamp(TEXT))
                    .withMessageContaining("503");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void what_is_no_timestamp_or_was_refused_is_not_believed() {
        refused("S1", asked(request -> "hello".getBytes(UTF_8), authority));
        refused("S1", asked(request -> new byte[0], authority));
        refused("S1", asked(request -> authority.answer(ofSha1()), authority));
    }

    private static byte[] ofSha1() throws IOException {
        return new TimeStampRequestGenerator()
                .generate(TSPAlgorithms.SHA1, new byte[20])
                .getEncoded();
    }

    @Test
    void a_timestamp_of_another_checkpoint_is_not_believed() {
        refused("S2", asked(request -> asked(authority, authority, OTHER), authority));
    }

    private byte[] asked(Authority who, TestAuthority trusted, byte[] text) throws IOException {
        try {
            return asked(who, trusted).stamp(text).answer();
        } catch (TimestampRefused e) {
            throw new IOException(e);
        }
    }

    @Test
    void a_timestamp_that_was_given_before_is_no_answer_to_a_new_request() throws Exception {
        byte[] old = asked(authority, authority).stamp(TEXT).answer();
        refused("S3", asked(request -> old, authority));
    }

    @Test
    void an_authority_that_the_root_knows_nothing_of_is_not_believed() {
        TestAuthority wrong = TestAuthority.make(clock, TEN_YEARS, random);
        refused("S6", asked(wrong, authority));
    }

    @Test
    void a_certificate_that_is_no_longer_in_force_stamps_nothing_but_what_it_stamped_before_stays() throws Exception {
        TestAuthority brief = TestAuthority.make(clock, Duration.ofDays(30), random);
        Timestamp before = asked(brief, brief).stamp(TEXT);
        now[0] = now[0].plus(Duration.ofDays(40));
        refused("S6", asked(brief, brief));
        assertThat(new TrustedAuthority(brief.root()).check(before.answer(), TEXT, Optional.empty()))
                .isEqualTo(before.time());
    }

    @Test
    void a_certificate_that_is_not_for_timestamps_alone_is_not_believed() {
        byte[] stamping = HexFormat.of().parseHex("06082b06010505070308");
        refused(
                "S5",
                asked(
                        request -> {
                            byte[] answer = authority.answer(request);
                            int at = new String(answer, ISO_8859_1).indexOf(new String(stamping, ISO_8859_1));
                            assertThat(at).isPositive();
                            // the certificate says that it is for e-mail
                            answer[at + stamping.length - 1] = 4;
                            return answer;
                        },
                        authority));
    }

    @Test
    void a_flipped_bit_anywhere_is_noticed() throws Exception {
        byte[] answer = asked(authority, authority).stamp(TEXT).answer();
        TrustedAuthority trust = new TrustedAuthority(authority.root());
        int noticed = 0;
        for (int at = 0; at < answer.length; at += 7) {
            byte[] flipped = answer.clone();
            flipped[at] ^= 1;
            try {
                // what isn't signed, such as the free text of the status, says nothing
                assertThat(trust.check(flipped, TEXT, Optional.empty())).isEqualTo(now[0]);
            } catch (TimestampRefused refused) {
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(answer.length / 7 * 9 / 10);
    }

    @Test
    void openssl_verifies_it_with_the_root_and_refuses_it_for_another_checkpoint() throws Exception {
        Files.write(folder.resolve("checkpoint"), TEXT);
        Files.write(folder.resolve("other"), OTHER);
        Files.write(
                folder.resolve("stamp.tsr"),
                asked(authority, authority).stamp(TEXT).answer());
        Files.writeString(folder.resolve("root.pem"), pem(authority.root()));
        assertThat(openssl("checkpoint")).contains("Verification: OK");
        assertThat(openssl("other")).contains("Verification: FAILED").contains("message imprint mismatch");
    }

    private String openssl(String data) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "openssl",
                        "ts",
                        "-verify",
                        "-data",
                        data,
                        "-in",
                        "stamp.tsr",
                        "-CAfile",
                        "root.pem",
                        "-attime",
                        Long.toString(now[0].getEpochSecond()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return out.toString(UTF_8);
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
