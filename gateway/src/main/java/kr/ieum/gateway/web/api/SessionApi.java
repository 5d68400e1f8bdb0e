package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.SignIn;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** Signing in and out with JSON; the session is the screens' own. */
@Controller
final class SessionApi {

    private static final int LONGEST = 256;

    private final SignIn signIn;
    private final ApiBody body;
    private final ApiWriter writer;

    SessionApi(SignIn signIn, ApiBody body, ApiWriter writer) {
        this.signIn = signIn;
        this.body = body;
        this.writer = writer;
    }

    @PostMapping(
            path = "/api/v1/session",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void signIn(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        switch (body.read(request, Set.of("user", "password"), Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> signIn(object, request, response, locale);
        }
    }

    private void signIn(JsonNode object, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<String> user = ApiBody.text(object, "user", LONGEST);
        Optional<String> password = ApiBody.text(object, "password", LONGEST);
        if (user.isEmpty() || password.isEmpty()) {
            writer.problem(
                    Problem.at(ProblemType.INVALID_MEMBER, user.isEmpty() ? "user" : "password"), locale, response);
            return;
        }
        Optional<Official> official = signIn.signIn(user.get(), password.get(), request, response);
        if (official.isEmpty()) {
            writer.problem(Problem.of(ProblemType.SIGN_IN_FAILED), locale, response);
            return;
        }
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "official",
                Map.of(
                        "id", official.get().id(),
                        "name", ApiWriter.localized(official.get().name()),
                        "agency", official.get().agency()));
        members.put("csrf", Map.of("header", token.getHeaderName(), "token", token.getToken()));
        SignIn.ended(request.getSession())
                .ifPresent(former -> members.put("endedSession", Map.of("openedAt", former.toString())));
        writer.ok(members, response);
    }

    @DeleteMapping(path = "/api/v1/session")
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        signIn.signOut(request, response);
        new SecurityContextLogoutHandler()
                .logout(request, response, SecurityContextHolder.getContext().getAuthentication());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
