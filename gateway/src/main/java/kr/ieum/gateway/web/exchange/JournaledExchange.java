package kr.ieum.gateway.web.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.exchange.journal.ExchangeKind;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.identity.SystemCertificate;
import kr.ieum.gateway.identity.SystemId;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has each exchange of a system whose certificate is in force entered in the journal, whatever becomes of it: it stands around the filter that
 * verifies and signs, and hands resources the trail to tell their steps to. What has no certificate in force gets no further than the security
 * chain, and is told in the operator's log.
 */
public final class JournaledExchange extends OncePerRequestFilter {

    /** Attribute of a request: its {@link Trail}. */
    static final String TRAIL = "kr.ieum.gateway.web.exchange.trail";

    /** Attribute of a request: the status that its answer means, where its protocol says another. */
    static final String MEANT = "kr.ieum.gateway.web.exchange.meant";

    private static final Map<String, ExchangeKind> KINDS = Map.of(
            "/exchange/v1/queries",
            ExchangeKind.QUERY,
            "/exchange/v1/messages",
            ExchangeKind.MESSAGE,
            SoapResource.PATH,
            ExchangeKind.MESSAGE);
    private static final String FILES = "/exchange/v1/bulk";
    private static final int INTERNAL = 500;

    private final Journal journal;
    private final JournalMarks marks;
    private final Clock clock;

    /** The filter. */
    public JournaledExchange(Journal journal, JournalMarks marks, Clock clock) {
        this.journal = journal;
        this.marks = marks;
        this.clock = clock;
    }

    /** Looking at how a file stands isn't entered: who waits for it looks often. */
    private static Optional<ExchangeKind> kind(String path, String method) {
        if (path.equals(FILES) || path.startsWith(FILES + "/")) {
            return method.equals("GET") ? Optional.empty() : Optional.of(ExchangeKind.BULK);
        }
        return method.equals("POST") ? Optional.ofNullable(KINDS.get(path)) : Optional.empty();
    }

    /** The request is whole, and who sent it is known. */
    static void received(ServletRequest request) {
        trail(request).ifPresent(trail -> trail.step(Step.Kind.RECEIVED, Duration.ZERO, "", "VERIFIED"));
    }

    /** The edge refuses it. */
    static void refused(ServletRequest request, String fault) {
        trail(request).ifPresent(trail -> {
            trail.outcome(fault);
            trail.step(Step.Kind.RECEIVED, Duration.ZERO, "", fault);
        });
    }

    private static Optional<Trail> trail(ServletRequest request) {
        return Optional.ofNullable(request.getAttribute(TRAIL))
                .filter(Trail.class::isInstance)
                .map(Trail.class::cast);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ExchangeKind> kind = kind(request.getRequestURI(), request.getMethod());
        if (kind.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Trail trail = new Trail(kind.get(), clock);
        request.setAttribute(TRAIL, trail);
        boolean whole = false;
        try {
            chain.doFilter(request, response);
            whole = true;
        } finally {
            end(request, trail, whole ? meant(request, response) : INTERNAL);
        }
    }

    private static int meant(HttpServletRequest request, HttpServletResponse response) {
        return request.getAttribute(MEANT) instanceof Integer meant ? meant : response.getStatus();
    }

    private void end(HttpServletRequest request, Trail trail, int status) {
        trail.step(Step.Kind.ANSWERED, trail.since(), "", Integer.toString(status));
        system(request).ifPresent(system -> journal.keep(trail.ended(system.agency(), system.system(), status, marks)));
    }

    private static Optional<SystemId> system(HttpServletRequest request) {
        return CallingSystem.of(request)
                .or(() -> Optional.ofNullable(request.getAttribute(CertificateGate.CERTIFICATE))
                        .filter(SystemCertificate.class::isInstance)
                        .map(SystemCertificate.class::cast)
                        .map(SystemCertificate::system));
    }
}
