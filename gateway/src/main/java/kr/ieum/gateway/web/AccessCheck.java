package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.identity.Officials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Keeps closed what the table of {@link Access} doesn't open, with the same answer whatever lies behind. */
final class AccessCheck implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(AccessCheck.class);

    private final Directory officials;

    AccessCheck(Directory officials) {
        this.officials = officials;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method) || method.getBean() instanceof ErrorScreen) {
            return true;
        }
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        Optional<Access> line = Access.ofRoute(request.getMethod(), pattern);
        if (line.isEmpty()) {
            LOG.error(
                    "{} {} stands in no line, or in two, of the table Access: it stays closed; add it",
                    request.getMethod(),
                    pattern);
        }
        if (line.filter(open -> open.isFor(somebody())).isPresent()) {
            return true;
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    private Set<Audience> somebody() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getName)
                .flatMap(officials::find)
                .map(Officials.Account::official)
                .map(Audience::of)
                .orElse(Set.of(Audience.ANYBODY));
    }
}
