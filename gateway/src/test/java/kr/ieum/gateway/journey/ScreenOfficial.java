package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.gateway.journey.Visitor.Answer;
import org.awaitility.Awaitility;

/** An official before the screens, with a browser that has no window and no script. */
final class ScreenOfficial {

    private static final int CASE_SYSTEM_LATE = 503;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern LOOK_UP = Pattern.compile("action=\"(/cases/[^\"/]+/lookup)\"");
    private static final Pattern LOCATION = Pattern.compile("(?mi)^location: (?:https?://[^/]+)?(\\S+)$");

    private final Visitor visitor;
    private final String language;
    private String token = "";

    private ScreenOfficial(Visitor visitor, String language) {
        this.visitor = visitor;
        this.language = language;
    }

    static ScreenOfficial signIn(URI base, String official, String password, String language) {
        ScreenOfficial screens = new ScreenOfficial(new Visitor(base), language);
        screens.get("/login");
        Answer home = screens.post("/login", Map.of("id", official, "password", password));
        assertThat(home.question()).as("after the sign-in of " + official).isEqualTo("GET /");
        return screens;
    }

    /** Somebody who isn't signed in, before a page that is open to all. */
    static ScreenOfficial nobody(URI base, String language, String page) {
        ScreenOfficial screens = new ScreenOfficial(new Visitor(base), language);
        assertThat(screens.get(page).status()).isEqualTo(200);
        return screens;
    }

    Visitor visitor() {
        return visitor;
    }

    Answer get(String path) {
        return followed(visitor.send(visitor.to(path).header("Accept-Language", language)));
    }

    /** Posts a form with the token of the page before, and follows. */
    Answer post(String path, Map<String, String> form) {
        return followed(visitor.send(form(path, form)));
    }

    /** A case's page, or the notice why not. */
    Answer open(String caseNumber) {
        return post("/cases/open", Map.of("number", caseNumber));
    }

    /** The one screen of a case. */
    Answer lookUp(String caseNumber) {
        return lookUp(caseNumber, (text, after) -> {});
    }

    /** The one screen of a case as it comes. */
    Answer lookUp(String caseNumber, Visitor.Listener listener) {
        return visitor.send(form(formFor(caseNumber), Map.of()), listener);
    }

    /** The one screen of a case with what the form asks besides. */
    Answer lookUp(String caseNumber, Map<String, String> fields) {
        return visitor.send(form(formFor(caseNumber), fields));
    }

    /** Where the form on a case's page goes; a case system that the machine kept from answering in time is asked again. */
    private String formFor(String caseNumber) {
        Answer opened = Awaitility.await()
                .pollDelay(Duration.ZERO)
                .until(() -> open(caseNumber), answer -> answer.status() != CASE_SYSTEM_LATE);
        Matcher action = LOOK_UP.matcher(opened.body());
        assertThat(action.find()).as("a form to look " + caseNumber + " up").isTrue();
        return action.group(1);
    }

    private HttpRequest.Builder form(String path, Map<String, String> form) {
        String fields = form.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        return visitor.to(path)
                .header("Accept-Language", language)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        (fields.isEmpty() ? "" : fields + "&") + "_csrf=" + encoded(token)));
    }

    private Answer followed(Answer answer) {
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        Matcher location = LOCATION.matcher(answer.headers());
        return answer.status() == 302 && location.find() ? get(location.group(1)) : answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
