package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a window: keeps cookies, knows the form token of the page it was given last. */
public final class TestBrowser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;
    private String language = "ko-KR";
    private String token = "";
    private final List<String> addresses = new ArrayList<>();

    public TestBrowser(int port) {
        this(port, "127.0.0.1");
    }

    /** A browser that comes from another address of this machine, for what is counted by address. */
    public TestBrowser(int port, String from) {
        base = URI.create("http://127.0.0.1:" + port);
        try {
            client = HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .localAddress(InetAddress.getByName(from))
                    .build();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The same browser preferring another language. */
    public TestBrowser speaking(String wanted) {
        language = wanted;
        return this;
    }

    /** Every address it has asked for or been sent to. */
    List<String> addresses() {
        return addresses;
    }

    CookieManager cookies() {
        return cookies;
    }

    void setToken(String wanted) {
        token = wanted;
    }

    public String token() {
        return token;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return send(posted(path, form));
    }

    /** Follows a redirect after a form, as browsers do. */
    HttpResponse<String> follow(HttpResponse<String> response) throws IOException, InterruptedException {
        return response.statusCode() == 302
                ? get(URI.create(response.headers().firstValue("Location").orElseThrow())
                        .getRawPath())
                : response;
    }

    /** The answer as it comes. */
    HttpResponse<InputStream> postStreaming(String path) throws IOException, InterruptedException {
        return client.send(posted(path, Map.of()).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Any request; cookies and language come along. */
    public HttpRequest.Builder request(String path) {
        addresses.add(path);
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept-Language", language);
    }

    /** Sends it. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        response.headers().firstValue("Location").ifPresent(addresses::add);
        Matcher found = TOKEN.matcher(response.body());
        if (found.find()) {
            token = found.group(1);
        }
        return response;
    }

    public TestBrowser signIn(String official) throws IOException, InterruptedException {
        get("/login");
        HttpResponse<String> signedIn = post("/login", Map.of("id", official, "password", ScriptedOfficials.PASSWORD));
        assertThat(signedIn.statusCode()).isEqualTo(302);
        get("/");
        return this;
    }

    /** The address of a case page, found by its number. */
    String addressOf(String caseNumber) throws IOException, InterruptedException {
        HttpResponse<String> opened = post("/cases/open", Map.of("number", caseNumber));
        assertThat(opened.statusCode()).isEqualTo(302);
        return URI.create(opened.headers().firstValue("Location").orElseThrow()).getRawPath();
    }

    /** The one screen of a case, complete. */
    HttpResponse<String> lookUp(String caseNumber) throws IOException, InterruptedException {
        return post(addressOf(caseNumber) + "/lookup", Map.of());
    }

    private HttpRequest.Builder posted(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        if (!token.isEmpty()) {
            body += (body.isEmpty() ? "" : "&") + "_csrf=" + encoded(token);
        }
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
