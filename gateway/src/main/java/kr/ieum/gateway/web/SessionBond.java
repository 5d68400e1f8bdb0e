package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import kr.ieum.gateway.identity.Official;

/**
 * What a session is bound to since its sign-in: the official on the post of that day, the browser, and its begin.
 *
 * @param marker random name of the session, not its cookie
 * @param browser digest of what the browser says of itself
 * @param post agency, team, system, roles and assurance at the sign-in
 */
record SessionBond(String marker, Instant openedAt, Instant lastUsed, String browser, String post)
        implements Serializable {

    private static final String ATTRIBUTE = SessionBond.class.getName();

    static SessionBond begin(Official official, HttpServletRequest request, Instant now) {
        return new SessionBond(UUID.randomUUID().toString(), now, now, browserOf(request), postOf(official));
    }

    static Optional<SessionBond> of(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof SessionBond bond ? Optional.of(bond) : Optional.empty();
    }

    void keepIn(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    SessionBond usedAt(Instant now) {
        return new SessionBond(marker, openedAt, now, browser, post);
    }

    /** Why this session must end now, as far as the session itself can tell. */
    Optional<SessionEnd> end(Official official, HttpServletRequest request, SessionLimits limits, Instant now) {
        if (!post.equals(postOf(official))) {
            return Optional.of(SessionEnd.TRANSFERRED);
        }
        if (!browser.equals(browserOf(request))) {
            return Optional.of(SessionEnd.OTHER_BROWSER);
        }
        if (!now.isBefore(openedAt.plus(limits.longest()))) {
            return Optional.of(SessionEnd.TOO_LONG);
        }
        return now.isBefore(lastUsed.plus(limits.idle())) ? Optional.empty() : Optional.of(SessionEnd.IDLE);
    }

    private static String postOf(Official official) {
        return String.join(
                "\n",
                official.agency(),
                official.team().ko(),
                official.system(),
                String.join(",", new TreeSet<>(official.roles())),
                Integer.toString(official.assurance()));
    }

    private static String browserOf(HttpServletRequest request) {
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(agent.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
