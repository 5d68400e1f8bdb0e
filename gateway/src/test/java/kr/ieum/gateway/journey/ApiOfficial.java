package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.web.api.OpenApi;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that acts for an official over the API; every answer is held against the committed description. */
final class ApiOfficial {

    static final String LOOK_UP = "/api/v1/views/basic-livelihood/lookups";
    private static final int CASE_SYSTEM_LATE = 503;
    private static final OpenApi DESCRIPTION = OpenApi.committed();

    private final Visitor visitor;
    private final String token;

    private ApiOfficial(Visitor visitor, String token) {
        this.visitor = visitor;
        this.token = token;
    }

    static ApiOfficial signIn(URI base, String official, String password) {
        return signIn(new Visitor(base), official, password);
    }

    static ApiOfficial signIn(Visitor visitor, String official, String password) {
        Answer signedIn = visitor.send(visitor.to("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(body(Map.of("user", official, "password", password))));
        assertThat(signedIn.status()).as("sign-in of " + official).isEqualTo(200);
        JsonNode session = JsonMapper.shared().readTree(signedIn.body());
        return new ApiOfficial(visitor, session.path("csrf").path("token").asString());
    }

    Visitor visitor() {
        return visitor;
    }

    /**
     * A look-up that every register answered in time. On a machine that is busy with other tests a deadline may be missed;
     * that is told as such and here simply done again.
     */
    Lookup lookUp(String caseNumber) {
        return lookUp(LOOK_UP, caseNumber);
    }

    /** The same in another view. */
    Lookup lookUp(String path, String caseNumber) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .alias("a complete look-up of " + caseNumber)
                .until(() -> lookUpOnce(path, caseNumber), Lookup::isComplete);
    }

    /** One look-up, complete or not. */
    Lookup lookUpOnce(String caseNumber) {
        return lookUpOnce(LOOK_UP, caseNumber);
    }

    /** A look-up whether complete or not; a case system that the machine kept from answering in time is asked again. */
    Lookup lookUpOnce(String path, String caseNumber) {
        Answer answer = Awaitility.await()
                .pollDelay(Duration.ZERO)
                .until(
                        () -> ask(path, caseNumber, "application/json", "ko"),
                        asked -> asked.status() != CASE_SYSTEM_LATE);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Lookup.read(answer.body());
    }

    /** A look-up that is refused, with its problem. */
    Answer refused(String caseNumber) {
        return refused(LOOK_UP, caseNumber);
    }

    /** The same in another view. */
    Answer refused(String path, String caseNumber) {
        Answer answer = ask(path, caseNumber, "application/json", "ko");
        assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(400);
        return answer;
    }

    /** Asks with the official's word that it is an emergency. */
    Answer askUrgently(String path, String caseNumber, String reason) {
        Answer answer = visitor.send(post(path)
                .header("Accept", "application/json")
                .header("Accept-Language", "ko")
                .POST(body(Map.of("case", caseNumber, "breakGlass", reason))));
        DESCRIPTION.check("POST /api/v1/views/{view}/lookups", answer.status(), answer.contentType(), answer.body());
        return answer;
    }

    Answer ask(String path, String caseNumber, String accept, String language) {
        return ask(path, caseNumber, accept, language, (text, after) -> {});
    }

    Answer ask(String path, String caseNumber, String accept, String language, Visitor.Listener listener) {
        Answer answer = visitor.send(
                post(path)
                        .header("Accept", accept)
                        .header("Accept-Language", language)
                        .POST(body(Map.of("case", caseNumber))),
                listener);
        DESCRIPTION.check("POST /api/v1/views/{view}/lookups", answer.status(), answer.contentType(), answer.body());
        return answer;
    }

    /** A POST with token and JSON body to come. */
    HttpRequest.Builder post(String path) {
        return visitor.to(path).header("Content-Type", "application/json").header("X-CSRF-Token", token);
    }

    static HttpRequest.BodyPublisher body(Map<String, ?> members) {
        return HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(members));
    }
}
