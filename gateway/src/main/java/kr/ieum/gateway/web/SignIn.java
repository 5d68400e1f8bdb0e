package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
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

    private final Directory officials;
    private final PasswordEncoder encoder;
    private final SignInAttempts attempts;
    private final SessionAuthenticationStrategy sessions;
    private final SecurityContextRepository contexts;
    private final String hashOfNobody;

    SignIn(
            Directory officials,
            PasswordEncoder encoder,
            SignInAttempts attempts,
            SessionAuthenticationStrategy sessions,
            SecurityContextRepository contexts) {
        this.officials = officials;
        this.encoder = encoder;
        this.attempts = attempts;
        this.sessions = sessions;
        this.contexts = contexts;
        this.hashOfNobody = encoder.encode("nobody's password, to spend the same time");
    }

    /** Signs in and starts a new session; nothing when it failed, for whatever reason. */
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
        });
        return official;
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
