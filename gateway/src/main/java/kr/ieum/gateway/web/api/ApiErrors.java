package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kr.ieum.gateway.web.ErrorAnswer;
import kr.ieum.gateway.web.SessionEnd;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Answers errors outside the API's controllers — unknown address, wrong method, closed door — with problems too. */
@Component
final class ApiErrors implements ErrorAnswer {

    private final ApiWriter writer;
    private final LocaleResolver languages;

    ApiErrors(ApiWriter writer, LocaleResolver languages) {
        this.writer = writer;
        this.languages = languages;
    }

    @Override
    public void write(int status, String incident, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problem problem = switch (status) {
            case 401 ->
                request.getAttribute(SessionEnd.ATTRIBUTE) instanceof SessionEnd end
                        ? Problem.of(ended(end))
                        : Problem.of(ProblemType.NOT_SIGNED_IN);
            case 403 ->
                Problem.of(
                        request.getAttribute(ErrorAnswer.CSRF) == null
                                ? ProblemType.FORBIDDEN
                                : ProblemType.CSRF_TOKEN);
            case 404 -> Problem.of(ProblemType.NOT_FOUND);
            case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED);
            case 406 -> Problem.of(ProblemType.NOT_ACCEPTABLE);
            case 413 -> Problem.of(ProblemType.BODY_TOO_LARGE);
            case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            case 503 -> Problem.of(ProblemType.UNAVAILABLE);
            default -> status >= 500 ? Problem.incident(incident) : Problem.of(ProblemType.BAD_REQUEST);
        };
        writer.problem(problem, languages.resolveLocale(request), response);
    }

    private static ProblemType ended(SessionEnd end) {
        return switch (end) {
            case ELSEWHERE -> ProblemType.SIGNED_IN_ELSEWHERE;
            case IDLE, TOO_LONG -> ProblemType.SESSION_EXPIRED;
            case OTHER_BROWSER -> ProblemType.OTHER_BROWSER;
            case TRANSFERRED -> ProblemType.TRANSFERRED;
            case ABSENT, NOT_IN_OFFICE -> ProblemType.NOT_IN_OFFICE;
        };
    }
}
