package kr.ieum.gateway.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The last stop of every error that no controller answers itself: a page, or a problem in the API. */
@Controller
final class ErrorScreen implements Screen, ErrorController {

    private final PageWords pageWords;
    private final ErrorAnswer api;

    ErrorScreen(PageWords pageWords, ErrorAnswer api) {
        this.pageWords = pageWords;
        this.api = api;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        String incident = status >= 500 ? incident(request) : "";
        if (ErrorAnswer.isApi(path)) {
            api.write(status, incident, request, response);
            return null;
        }
        boolean csrf = request.getAttribute(ErrorAnswer.CSRF) != null;
        Words words = pageWords.in(locale);
        return switch (status) {
            case 403 -> Notice.page(HttpStatus.FORBIDDEN, csrf ? "form-expired" : closed(path), words);
            case 404 -> Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
            case 413 -> Notice.page(HttpStatus.CONTENT_TOO_LARGE, "too-large", words);
            case 503 -> Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "busy", words);
            default ->
                status >= 500
                        ? Notice.page(HttpStatus.INTERNAL_SERVER_ERROR, "incident", words, incident)
                        : Notice.page(known(status), "bad-request", words);
        };
    }

    private static String closed(String path) {
        return path.startsWith("/cases/") ? "not-yours" : "not-open";
    }

    private static HttpStatus known(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? HttpStatus.BAD_REQUEST : known;
    }

    private static String incident(HttpServletRequest request) {
        return Incident.tell(
                "a request",
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause
                        ? cause
                        : new IllegalStateException("no cause known"));
    }
}
