package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That a citizen signed in, kept in the browser's session beside whatever an official's sign-in keeps there; it lasts ten
 * minutes and opens nothing but the citizen's own page.
 *
 * @param id of the citizen, never a number
 */
record CitizenSession(String id, Instant since) implements Serializable {

    private static final String ATTRIBUTE = CitizenSession.class.getName();
    private static final Duration LASTS = Duration.ofMinutes(10);

    static void begin(String id, HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(ATTRIBUTE, new CitizenSession(id, now));
    }

    static Optional<CitizenSession> of(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof CitizenSession known
                        && now.isBefore(known.since.plus(LASTS))
                ? Optional.of(known)
                : Optional.empty();
    }

    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }
}
