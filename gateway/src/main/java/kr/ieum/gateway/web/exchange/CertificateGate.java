package kr.ieum.gateway.web.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import kr.ieum.gateway.identity.SystemCertificate;
import kr.ieum.gateway.identity.SystemRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in whose certificate is in force. TLS has proven that the peer holds its key; whose it is, and whether it holds, the registry
 * says, anew for each request, so that a kept connection doesn't outlive a revocation. Fields of the request are never asked for a
 * certificate. A resource that asks for a {@link CallingSystem} needs more than that: the signature, which is looked at behind this.
 */
final class CertificateGate extends OncePerRequestFilter {

    /** Attribute of a request: the {@link SystemCertificate} of its connection. */
    static final String CERTIFICATE = "kr.ieum.gateway.web.exchange.certificate";

    private static final Logger LOG = LoggerFactory.getLogger(CertificateGate.class);
    private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

    private final SystemRegistry registry;
    private final Clock clock;
    private final SignedAnswers answers;
    private final EdgeWatch watch;

    CertificateGate(SystemRegistry registry, Clock clock, SignedAnswers answers, EdgeWatch watch) {
        this.registry = registry;
        this.clock = clock;
        this.answers = answers;
        this.watch = watch;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> fingerprint = fingerprint(request);
        Optional<SystemCertificate> known = fingerprint.flatMap(registry::certificate);
        Optional<SystemCertificate> holding = known.filter(one -> one.holds(clock.instant()));
        if (holding.isEmpty()) {
            LOG.warn(
                    "an exchange is refused: certificate {} is {}",
                    fingerprint.orElse("none"),
                    known.map(one -> "of " + one.system() + ", and "
                                    + one.standing().at(clock.instant()))
                            .orElse("not registered"));
            watch.refused(known.map(SystemCertificate::system), EdgeProblem.CERTIFICATE_UNUSABLE.id());
            answers.refuse(EdgeProblem.CERTIFICATE_UNUSABLE.problem(), SignedAnswers.message(request), response);
            return;
        }
        request.setAttribute(CERTIFICATE, holding.get());
        chain.doFilter(request, response);
    }

    private static Optional<String> fingerprint(HttpServletRequest request) {
        return request.getAttribute(CHAIN) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(fingerprint(chain[0]))
                : Optional.empty();
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a certificate that TLS took has bytes, and every JDK has SHA-256", e);
        }
    }
}
