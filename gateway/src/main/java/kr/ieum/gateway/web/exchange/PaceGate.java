package kr.ieum.gateway.web.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kr.ieum.gateway.identity.SystemCertificate;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away what comes faster than an agency may ask, before a body is read or a signature verified; stands behind the certificate's gate. */
final class PaceGate extends OncePerRequestFilter {

    private static final String SOON = "1";

    private final Pace pace;
    private final SignedAnswers answers;
    private final EdgeWatch watch;

    PaceGate(Pace pace, SignedAnswers answers, EdgeWatch watch) {
        this.pace = pace;
        this.answers = answers;
        this.watch = watch;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getAttribute(CertificateGate.CERTIFICATE) instanceof SystemCertificate certificate)) {
            throw new ServletException("the gate of certificates stands before this one");
        }
        switch (pace.begin(certificate.system().agency())) {
            case Pace.Entry.Begun begun -> {
                try (begun) {
                    chain.doFilter(request, response);
                }
            }
            case Pace.Entry.TooFast(long seconds) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                refuse(EdgeProblem.TOO_MANY_REQUESTS, certificate, request, response);
            }
            case Pace.Entry.TooMany() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
                refuse(EdgeProblem.TOO_MANY_AT_ONCE, certificate, request, response);
            }
        }
    }

    /** Signed, or the client couldn't tell it from somebody's who wants it to wait. */
    private void refuse(
            EdgeProblem problem,
            SystemCertificate certificate,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        watch.slowed(certificate.system(), problem.id(), problem.problem().status());
        answers.refuse(problem.problem(), SignedAnswers.message(request), response);
    }
}
