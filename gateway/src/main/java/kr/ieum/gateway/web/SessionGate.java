package kr.ieum.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import kr.ieum.gateway.identity.Officials.Standing;
import kr.ieum.gateway.oversight.OpenSessions;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at every request whether its session still holds, and not only at the sign-in: the official is in office today and
 * on the same post, the browser is the same, neither limit has passed, and no later sign-in took its place. A session that
 * doesn't hold ends here, and {@link SessionEnd#ATTRIBUTE} says why.
 */
final class SessionGate extends OncePerRequestFilter {

    private final Directory officials;
    private final OpenSessions sessions;
    private final SessionLimits limits;
    private final Clock clock;

    SessionGate(Directory officials, OpenSessions sessions, SessionLimits limits, Clock clock) {
        this.officials = officials;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (who != null && session != null) {
            end(who.getName(), session, request).ifPresent(end -> {
                SecurityContextHolder.clearContext();
                SessionBond.of(session).ifPresent(bond -> sessions.close(who.getName(), bond.marker()));
                session.invalidate();
                request.setAttribute(SessionEnd.ATTRIBUTE, end);
            });
        }
        chain.doFilter(request, response);
    }

    private Optional<SessionEnd> end(String id, HttpSession session, HttpServletRequest request) {
        Instant now = clock.instant();
        return switch (officials.standing(id)) {
            case Standing.Absent absent -> Optional.of(SessionEnd.ABSENT);
            case Standing.Left left -> Optional.of(SessionEnd.NOT_IN_OFFICE);
            case Standing.NotYet notYet -> Optional.of(SessionEnd.NOT_IN_OFFICE);
            case Standing.Unknown unknown -> Optional.of(SessionEnd.NOT_IN_OFFICE);
            case Standing.InOffice(var account) -> {
                Optional<SessionBond> bond = SessionBond.of(session);
                if (bond.isEmpty()) {
                    yield Optional.of(SessionEnd.TOO_LONG);
                }
                Optional<SessionEnd> end =
                        bond.get().end(account.official(), request, limits, now).or(() -> elsewhere(id, bond.get()));
                if (end.isEmpty()) {
                    bond.get().usedAt(now).keepIn(session);
                }
                yield end;
            }
        };
    }

    private Optional<SessionEnd> elsewhere(String id, SessionBond bond) {
        boolean current = sessions.current(id)
                .filter(open -> open.marker().equals(bond.marker()))
                .isPresent();
        return current ? Optional.empty() : Optional.of(SessionEnd.ELSEWHERE);
    }
}
