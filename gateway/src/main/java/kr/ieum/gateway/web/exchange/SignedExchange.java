package kr.ieum.gateway.web.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kr.ieum.client.profile.ExchangeFault;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Nonces;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.MessageSignature;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.gateway.identity.SystemCertificate;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.identity.SystemRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets in who proves to be a registered system, and signs whatever leaves (decision 0036). Certificate of the connection, key of the
 * signature and {@code Ieum-System} must name one system; a resource finds it in {@link CallingSystem}. Body and answer are
 * held whole, and bounded.
 */
public final class SignedExchange extends OncePerRequestFilter {

    /** Where systems fetch the keys that answers are signed with; a request for them needs no signature. */
    static final String KEYS = "/exchange/v1/keys";

    /** What a new system asks first, before it signs anything: its certificate opens it. */
    private static final String SELF = "/exchange/v1/self";

    private static final Logger LOG = LoggerFactory.getLogger(SignedExchange.class);
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final Pattern PATH = Pattern.compile("/exchange/v1(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)+");
    private static final int CHUNK = 8192;
    private static final int FIRST_ERROR = 400;

    private final SystemRegistry registry;
    private final MessageVerifier verifier;
    private final SignedAnswers answers;
    private final ExchangeSigner key;
    private final EdgeWatch watch;
    private final Nonces nonces;
    private final Predicate<String> ours;
    private final Bounds bounds;
    private final Clock clock;
    private final JsonMapper mapper;

    /**
     * How much is held, and how long it may take to come.
     *
     * @param body most bytes of a request's body
     * @param answer most bytes of an answer
     * @param arrival longest time for a body to arrive
     */
    public record Bounds(int body, int answer, Duration arrival) {

        /** 1 MiB in, 8 MiB out, half a minute. */
        public static final Bounds STANDARD = new Bounds(1 << 20, 8 << 20, Duration.ofSeconds(30));
    }

    /**
     * The filter.
     *
     * @param ours whether an authority (host and port, lower case) is one under which this gateway is called
     */
    public SignedExchange(
            SystemRegistry registry,
            ExchangeSigner key,
            Nonces nonces,
            Predicate<String> ours,
            Bounds bounds,
            EdgeWatch watch,
            Clock clock,
            SecureRandom random,
            JsonMapper mapper) {
        this.registry = registry;
        this.verifier = new MessageVerifier(new RegistryKeys(registry, clock), clock);
        this.answers = new SignedAnswers(key, clock, random, mapper);
        this.key = key;
        this.watch = watch;
        this.nonces = nonces;
        this.ours = ours;
        this.bounds = bounds;
        this.clock = clock;
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedMessage.Request message = SignedAnswers.message(request);
        if (!PATH.matcher(request.getRequestURI()).matches()) {
            answers.refuse(ExchangeProblem.ADDRESS_MALFORMED, message, response);
            return;
        }
        if (request.getRequestURI().equals(KEYS) && request.getMethod().equals("GET")) {
            // signed too: who knows one of them learns the others by it
            answers.send(
                    200,
                    Optional.of("application/json"),
                    mapper.writeValueAsBytes(Map.of("keys", key.published())),
                    message,
                    response);
            return;
        }
        switch (body(request)) {
            case Body.Faulty(ExchangeProblem problem) -> {
                JournaledExchange.refused(request, problem.id());
                response.setHeader("Connection", "close");
                answers.refuse(problem, message, response);
            }
            case Body.Whole(byte[] bytes) -> {
                switch (caller(request, message, bytes)) {
                    case Caller.Refused(Verdict.Refused refused) -> {
                        LOG.warn("exchange refused: {}", refused.fault().id());
                        JournaledExchange.refused(request, refused.fault().id());
                        watch.refused(
                                certificate(request).map(SystemCertificate::system),
                                refused.fault().id());
                        answers.refuse(ExchangeProblem.of(refused), message, response);
                    }
                    case Caller.Known(SystemId system) -> {
                        CallingSystem.proven(request, system);
                        JournaledExchange.received(request);
                        answer(new WholeRequest(request, bytes), message, response, chain);
                    }
                }
            }
        }
    }

    private sealed interface Caller {
        record Known(SystemId system) implements Caller {}

        record Refused(Verdict.Refused refused) implements Caller {}
    }

    /** The cheap questions first; the nonce, which is written down, last. */
    private Caller caller(HttpServletRequest request, SignedMessage.Request message, byte[] body) {
        if (!ours.test(message.normalAuthority())) {
            return refused(ExchangeFault.ADDRESS_STRANGE);
        }
        Optional<SystemCertificate> certificate = certificate(request);
        if (certificate.isEmpty()) {
            return refused(ExchangeFault.CERTIFICATE_UNUSABLE);
        }
        Optional<String> named = message.fields().single(ExchangeProfile.SYSTEM_FIELD);
        if (named.isPresent() && !named.get().equals(certificate.get().system().text())) {
            return refused(ExchangeFault.CERTIFICATE_DIFFERS);
        }
        if (request.getRequestURI().equals(SELF)
                && request.getMethod().equals("GET")
                && !message.fields().has(MessageSignature.FIELD)) {
            return new Caller.Known(certificate.get().system());
        }
        return switch (verifier.verify(message, body, nonces)) {
            case Verdict.Refused refused -> new Caller.Refused(refused);
            case Verdict.Genuine genuine -> new Caller.Known(certificate.get().system());
        };
    }

    private static Caller refused(ExchangeFault fault) {
        return new Caller.Refused(new Verdict.Refused(fault));
    }

    /** The registered certificate that the connection was opened with, as the gate before found it where there is one; fields of the request are never asked for one. */
    private Optional<SystemCertificate> certificate(HttpServletRequest request) {
        if (request.getAttribute(CertificateGate.CERTIFICATE) instanceof SystemCertificate found) {
            return Optional.of(found);
        }
        if (!(request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain) || chain.length == 0) {
            return Optional.empty();
        }
        return registry.certificate(fingerprint(chain[0])).filter(found -> found.holds(clock.instant()));
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a certificate that TLS took has bytes, and every JDK has SHA-256", e);
        }
    }

    private void answer(
            WholeRequest request, SignedMessage.Request message, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HeldAnswer held = new HeldAnswer(response, bounds.answer());
        chain.doFilter(request, held);
        if (held.isOverflowed()) {
            response.reset();
            answers.refuse(ExchangeProblem.ANSWER_TOO_LARGE, message, response);
            return;
        }
        if (held.getStatus() >= FIRST_ERROR && held.body().length == 0) {
            // what the server itself refuses has no words of its own
            answers.refuse(ExchangeProblem.of(held.getStatus()), message, response);
            return;
        }
        answers.send(held.getStatus(), Optional.ofNullable(held.getContentType()), held.body(), message, response);
    }

    private sealed interface Body {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Whole(byte[] bytes) implements Body {}

        record Faulty(ExchangeProblem problem) implements Body {}
    }

    private Body body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > bounds.body()) {
            return new Body.Faulty(ExchangeProblem.BODY_TOO_LARGE);
        }
        long begun = System.nanoTime();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        InputStream in = request.getInputStream();
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            whole.write(chunk, 0, read);
            if (whole.size() > bounds.body()) {
                return new Body.Faulty(ExchangeProblem.BODY_TOO_LARGE);
            }
            if (System.nanoTime() - begun > bounds.arrival().toNanos()) {
                return new Body.Faulty(ExchangeProblem.TOO_SLOW);
            }
        }
        return new Body.Whole(whole.toByteArray());
    }
}
