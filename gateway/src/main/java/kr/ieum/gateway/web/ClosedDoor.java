package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What somebody meets who isn't signed in or sends a form without its token: on screens the sign-in page, which says
 * when a session has ended; in the API a problem.
 */
final class ClosedDoor implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SIGN_IN = "/login";

    private final String startPage;

    /** @param startPage where somebody is sent who comes to the root without being signed in */
    ClosedDoor(String startPage) {
        this.startPage = startPage;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (ErrorAnswer.isApi(request.getRequestURI())) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            String door = request.getRequestURI().equals("/") ? startPage : SIGN_IN;
            response.sendRedirect(ended(request).orElse(sessionEnded(request) ? "/login?ended" : door));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        boolean signedIn = SecurityContextHolder.getContext().getAuthentication() != null;
        boolean api = ErrorAnswer.isApi(request.getRequestURI());
        if (signedIn) {
            if (cause instanceof CsrfException) {
                request.setAttribute(ErrorAnswer.CSRF, "true");
            }
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (api) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            // A form whose token nobody knows any more: its session has ended, whatever the browser still sends.
            response.sendRedirect(ended(request).orElse("/login?ended"));
        }
    }

    private static Optional<String> ended(HttpServletRequest request) {
        return request.getAttribute(SessionEnd.ATTRIBUTE) instanceof SessionEnd end
                ? Optional.of("/login?ended=" + end.spelling())
                : Optional.empty();
    }

    private static boolean sessionEnded(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
