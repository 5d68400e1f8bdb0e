package kr.ieum.gateway.web.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kr.ieum.gateway.identity.SystemCertificate;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Turns away what comes faster than an agency may ask, before a body is read or a signature verified; stands behind the certificate's gate. */
final class PaceGate extends OncePerRequestFilter {

    private static final String SOON = "1";

    private final Pace pace;
    private final JsonMapper mapper;

    PaceGate(Pace pace, JsonMapper mapper) {
        this.pace = pace;
        this.mapper = mapper;
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
                EdgeProblem.TOO_MANY_REQUESTS.write(response, mapper);
            }
            case Pace.Entry.TooMany() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
                EdgeProblem.TOO_MANY_AT_ONCE.write(response, mapper);
            }
        }
    }
}
