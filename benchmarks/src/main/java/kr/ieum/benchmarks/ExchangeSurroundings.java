package kr.ieum.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * What stands around the node, in a process of its own: the case system over HTTP, and the SFTP server from which the register's delivery is fetched
 * once. Both answer from memory or disk at once. It ends when its standard input ends.
 *
 * <p>Argument: an empty folder.
 */
final class ExchangeSurroundings {

    static final String CASES_KEY = "benchmarks-only-cases";
    static final String DELIVERY_PASSWORD = "benchmarks-only-deliveries";

    private static final Pattern CASE = Pattern.compile("\"접수번호\"\\s*:\\s*\"([0-9-]{1,40})\"");
    private static final int MOST_BYTES = 4096;

    private ExchangeSurroundings() {}

    /** Where they are. */
    record Places(int cases, int deliveries, String hostKey) {

        String line() {
            return cases + " " + deliveries + " " + hostKey;
        }

        static Places read(String line) {
            String[] parts = line.split(" ", -1);
            return new Places(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
        }
    }

    /** Says on its first line where it is. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Seoul"));
        Files.write(
                folder.resolve("BENCHMARK_" + day.toString().replace("-", "") + ".dat"),
                ExchangeFederation.delivery(day));
        HttpServer cases = cases();
        KeyPair hostKey = hostKey();
        SshServer deliveries = deliveries(folder, hostKey);
        Places places = new Places(
                cases.getAddress().getPort(),
                deliveries.getPort(),
                KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic()));
        System.out.println(places.line());
        try (BufferedReader in = new BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (in.readLine() != null) {
                // nothing is said to it; the end is the sign
            }
        }
        System.exit(0);
    }

    static HttpServer cases() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/cases/v1/inquiry", ExchangeSurroundings::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            Matcher found = CASE.matcher(body);
            boolean known =
                    ("Bearer " + CASES_KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = (found.find() ? ExchangeFederation.caseAnswer(found.group(1)) : "{\"결과\":\"없음\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(known ? 200 : 401, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static KeyPair hostKey() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("EC").generateKeyPair();
    }

    private static SshServer deliveries(Path folder, KeyPair hostKey) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator(
                (user, password, session) -> user.equals("ieum") && password.equals(DELIVERY_PASSWORD));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        return server;
    }
}
