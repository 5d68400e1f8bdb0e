package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.oversight.OpenSessions;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Signs an official in, for screens and API alike. Whatever is wrong — id, password, too many attempts — the answer is
 * the same and takes as long.
 */
public final class SignIn implements AuthenticationManager {

    /** Bcrypt looks at no more bytes than these; a longer password is never right. */
    private static final int LONGEST_PASSWORD = 72;

    private static final int LONGEST_ID = 64;

    private static final String ENDED = SignIn.class.getName() + ".ended";

    private final Directory officials;
    private final PasswordEncoder encoder;
    private final SignInAttempts attempts;
    private final SessionAuthenticationStrategy sessions;
    private final SecurityContextRepository contexts;
    private final OpenSessions openSessions;
    private final SessionLimits limits;
    private final Clock clock;
    private final String hashOfNobody;

    SignIn(
            Directory officials,
            PasswordEncoder encoder,
            SignInAttempts attempts,
            SessionAuthenticationStrategy sessions,
            SecurityContextRepository contexts,
            OpenSessions openSessions,
            SessionLimits limits,
            Clock clock) {
        this.officials = officials;
        this.encoder = encoder;
        this.attempts = attempts;
        this.sessions = sessions;
        this.contexts = contexts;
        this.openSessions = openSessions;
        this.limits = limits;
        this.clock = clock;
        this.hashOfNobody = encoder.encode("nobody's password, to spend the same time");
    }

    /**
     * Signs in and starts a new session, which ends the official's former one; nothing when it failed, for whatever reason.
     * {@link #ended} says whether there was a former one.
     */
    public Optional<Official> signIn(
            String id, String password, HttpServletRequest request, HttpServletResponse response) {
        Optional<Official> official = check(id, password, request.getRemoteAddr());
        official.ifPresent(who -> {
            Authentication authentication =
                    UsernamePasswordAuthenticationToken.authenticated(who.id(), null, List.of());
            sessions.onAuthentication(authentication, request, response);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication);
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
            SessionBond bond = SessionBond.begin(who, request, clock.instant());
            HttpSession session = request.getSession();
            bond.keepIn(session);
            // kept so long, for the gate to end it and say why
            session.setMaxInactiveInterval(Math.toIntExact(limits.longest().toSeconds()));
            openSessions
                    .open(who.id(), new OpenSessions.Opened(bond.marker(), bond.openedAt()))
                    .filter(former -> bond.openedAt().isBefore(former.at().plus(limits.longest())))
                    .ifPresent(former -> session.setAttribute(ENDED, former.at()));
        });
        return official;
    }

    /** When the session began that this one ended, told once. */
    public static Optional<Instant> ended(HttpSession session) {
        Optional<Instant> ended =
                session.getAttribute(ENDED) instanceof Instant at ? Optional.of(at) : Optional.empty();
        session.removeAttribute(ENDED);
        return ended;
    }

    /** Ends the official's one session and has the browser forget what it kept of it. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (who != null && session != null) {
            SessionBond.of(session).ifPresent(bond -> openSessions.close(who.getName(), bond.marker()));
        }
        response.setHeader("Clear-Site-Data", "\"cache\"");
    }

    private Optional<Official> check(String id, String password, String address) {
        Optional<Officials.Account> account = id.length() > LONGEST_ID ? Optional.empty() : officials.find(id);
        boolean mayTry = attempts.begin(id, account.isPresent(), address);
        boolean usable = password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD;
        boolean matches = encoder.matches(
                usable ? password : "",
                account.map(Officials.Account::passwordHash).orElse(hashOfNobody));
        if (account.isEmpty() || !mayTry || !usable || !matches) {
            return Optional.empty();
        }
        attempts.succeeded(id, address);
        return account.map(Officials.Account::official);
    }

    /** Only {@link #signIn} signs anybody in; being a bean of this type keeps Spring from making up a user. */
    @Override
    public Authentication authenticate(Authentication authentication) {
        throw new BadCredentialsException("officials sign in by form or API only");
    }
}
