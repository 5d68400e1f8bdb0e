package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.signature.Component;
import kr.ieum.client.signature.MessageSignature;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.exchange.message.Events;
import kr.ieum.gateway.exchange.soap.EnvelopeReader;
import kr.ieum.gateway.exchange.soap.EnvelopeVersion;
import kr.ieum.gateway.exchange.soap.SoapAnswers;
import kr.ieum.gateway.exchange.soap.SoapRequest;
import kr.ieum.gateway.exchange.soap.Wsdl;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.web.api.ApiWriter;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import kr.ieum.schemas.mapping.XmlShape;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Takes what registers' systems announce in SOAP envelopes. The request is signed like any other of this port, so that nothing in the envelope has to
 * prove anything; which event it is says only what was signed.
 */
@Controller
class SoapResource {

    static final String PATH = "/exchange/v1/soap";

    private static final String SOAP_ACTION = "soapaction";
    private static final String RECORD_TYPE = "application/xml";

    private final Announcing announcing;
    private final Events events;
    private final ApiWriter writer;

    SoapResource(Announcing announcing, Events events, ApiWriter writer) {
        this.announcing = announcing;
        this.events = events;
        this.writer = writer;
    }

    /** The version of an envelope, what its media type says of its event, and in which charset it is. */
    private record Sent(EnvelopeVersion version, Optional<String> action, Optional<String> charset) {}

    @PostMapping(path = PATH)
    void accept(
            SystemId caller,
            @RequestParam("event") Optional<String> event,
            @RequestAttribute(JournaledExchange.TRAIL) Trail trail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<Sent> sent = sent(request);
        if (sent.isEmpty()) {
            trail.outcome(ProblemType.UNSUPPORTED_MEDIA_TYPE.name());
            writer.problem(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE), locale, response);
            return;
        }
        EnvelopeVersion version = sent.get().version();
        byte[] body = request.getInputStream().readAllBytes();
        Announcing.Answer answer =
                switch (EnvelopeReader.read(body, version, sent.get().charset())) {
                    case SoapRequest.Faulty(SoapRequest.Cause cause) -> faulty(cause.name(), trail);
                    case SoapRequest.Whole whole -> {
                        Set<String> named = new LinkedHashSet<>();
                        event.ifPresent(named::add);
                        sent.get().action().map(SoapResource::event).ifPresent(named::add);
                        whole.action().map(SoapResource::event).ifPresent(named::add);
                        boolean signed = action(request, named);
                        yield signed && named.size() == 1
                                ? accept(caller, named.iterator().next(), whole, request, trail)
                                : faulty("ACTION", trail);
                    }
                };
        tell(answer, version, request, response, locale);
    }

    private Announcing.Answer accept(
            SystemId caller, String event, SoapRequest.Whole whole, HttpServletRequest request, Trail trail) {
        Optional<Announcing.Answer.Refused> hindrance = announcing.hindrance(caller, event, trail);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        Optional<XmlShape> shape = shape(event);
        Optional<byte[]> record = shape.flatMap(xml -> encoded(whole.record(), xml.charset()));
        return record.isEmpty()
                ? faulty(shape.isEmpty() ? "NOT_BY_SOAP" : SoapRequest.Cause.CHARSET.name(), trail)
                : announcing.accept(
                        caller,
                        event,
                        Optional.ofNullable(request.getHeader(ExchangeProfile.IDEMPOTENCY_FIELD)),
                        RECORD_TYPE,
                        record.get(),
                        trail);
    }

    private Optional<XmlShape> shape(String event) {
        return events.find(event).flatMap(announced -> announced.records().xml());
    }

    private static Optional<byte[]> encoded(String text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] record = new byte[bytes.remaining()];
            bytes.get(record);
            return Optional.of(record);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private Announcing.Answer faulty(String cause, Trail trail) {
        Announcing.Answer.Refused refused = announcing.refused(ProblemType.ENVELOPE_FAULTY, trail);
        return new Announcing.Answer.Refused(
                refused.problem()
                        .and(Map.of("cause", cause.toLowerCase(Locale.ROOT).replace('_', '-'))),
                refused.retryAfter());
    }

    private static Optional<Sent> sent(HttpServletRequest request) {
        try {
            MediaType type = MediaType.parseMediaType(
                    Optional.ofNullable(request.getContentType()).orElse(""));
            String mediaType = (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
            return EnvelopeVersion.ofMediaType(mediaType)
                    .map(version -> new Sent(
                            version,
                            Optional.ofNullable(type.getParameter("action"))
                                    .map(SoapResource::unquoted)
                                    .filter(action -> version == EnvelopeVersion.V1_2),
                            Optional.ofNullable(type.getParameter("charset")).map(SoapResource::unquoted)));
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }

    /**
     * The field of SOAP 1.1 need not be covered by the signature. Then it names nothing, and may contradict nothing.
     *
     * @param named what is named by what was signed; the field is added where it was signed too
     * @return false where it contradicts
     */
    private static boolean action(HttpServletRequest request, Set<String> named) {
        Optional<String> sent = Optional.ofNullable(request.getHeader(SOAP_ACTION))
                .map(SoapResource::unquoted)
                .filter(action -> !action.isEmpty())
                .map(SoapResource::event);
        if (sent.isEmpty()) {
            return true;
        }
        boolean isSigned = MessageSignature.find(SignedAnswers.message(request).fields())
                        instanceof MessageSignature.Found.Signatures found
                && found.list().stream()
                        .anyMatch(signature -> signature.components().contains(Component.of(SOAP_ACTION)));
        if (isSigned) {
            named.add(sent.get());
        }
        return named.contains(sent.get());
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static String event(String action) {
        return action.startsWith(Wsdl.ACTION) ? action.substring(Wsdl.ACTION.length()) : action;
    }

    /** SOAP has statuses of its own for faults; the journal is told ours. */
    private void tell(
            Announcing.Answer answer,
            EnvelopeVersion version,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        byte[] body = switch (answer) {
            case Announcing.Answer.Accepted(var accepted) -> {
                response.setHeader(HttpHeaders.LOCATION, "/exchange/v1/messages/" + accepted.message());
                response.setStatus(HttpServletResponse.SC_OK);
                yield SoapAnswers.accepted(version, accepted);
            }
            case Announcing.Answer.Refused(Problem problem, Optional<Duration> retryAfter) -> {
                retryAfter.ifPresent(
                        after -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds())));
                response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
                request.setAttribute(JournaledExchange.MEANT, problem.type().status());
                response.setStatus(
                        version == EnvelopeVersion.V1_2 && retryAfter.isEmpty()
                                ? HttpServletResponse.SC_BAD_REQUEST
                                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                yield SoapAnswers.fault(version, fault(problem, retryAfter.isEmpty(), locale));
            }
        };
        response.setContentType(version.contentType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static SoapAnswers.Fault fault(Problem problem, boolean isTheirs, Locale locale) {
        Map<String, String> detail = new LinkedHashMap<>();
        String title = problem.type().title().in(locale);
        detail.put("type", problem.type().uri());
        detail.put("title", title);
        detail.put("status", Integer.toString(problem.type().status()));
        detail.put("remedy", ExchangeErrors.remedy(problem.type()).in(locale));
        new TreeMap<>(problem.more()).forEach((name, value) -> detail.put(name, value.toString()));
        return new SoapAnswers.Fault(isTheirs, title, locale, detail);
    }

    /** What is announced here, for generators of programs. */
    @GetMapping(path = PATH, params = "wsdl")
    void wsdl(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, QName> roots = new HashMap<>();
        events.byId()
                .forEach((id, announced) -> announced.records().xml().ifPresent(shape -> roots.put(id, shape.root())));
        String address =
                request.getScheme() + "://" + SignedAnswers.message(request).normalAuthority() + PATH;
        writer.ok(Wsdl.of(address, roots), MediaType.TEXT_XML_VALUE, response);
    }
}
