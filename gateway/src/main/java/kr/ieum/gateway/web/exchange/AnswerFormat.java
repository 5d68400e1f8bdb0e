package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.exchange.query.OwnFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** How an answer is written, by what the caller says that it accepts (RFC 9110, 12.5.1). */
sealed interface AnswerFormat {

    /** The message in the reference model, with everything around it in the same document. */
    enum InModel implements AnswerFormat {
        JSON,
        LINKED_DATA,
        XML
    }

    /** A file in the system's own format, with its grounds in JSON beside it. */
    record Own(OwnFormat format) implements AnswerFormat {}

    /** Nothing of what the caller accepts is there. */
    record Nothing() implements AnswerFormat {}

    /** What JSON-LD is called; the message in it is the same. */
    String JSON_LD = "application/ld+json";

    /** Grounds and file in one answer (RFC 2046); the parameter names the format. */
    String MIXED = "multipart/mixed";

    /** Parameter of {@link #MIXED}. */
    String PROFILE = "profile";

    private static MediaType mixed() {
        return MediaType.parseMediaType(MIXED);
    }

    /** The first of what the caller prefers that there is; JSON where it says nothing. */
    static AnswerFormat wished(HttpServletRequest request, List<OwnFormat> own) {
        List<MediaType> wished;
        try {
            wished = new ArrayList<>(
                    MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
        } catch (InvalidMediaTypeException e) {
            return new Nothing();
        }
        if (wished.isEmpty()) {
            return InModel.JSON;
        }
        wished.removeIf(type -> type.getQualityValue() == 0);
        MimeTypeUtils.sortBySpecificity(wished);
        return wished.stream()
                .flatMap(type -> of(type, own).stream())
                .findFirst()
                .orElseGet(Nothing::new);
    }

    private static Optional<AnswerFormat> of(MediaType type, List<OwnFormat> own) {
        if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
            return Optional.of(InModel.JSON);
        }
        if (type.isCompatibleWith(MediaType.parseMediaType(JSON_LD))) {
            return Optional.of(InModel.LINKED_DATA);
        }
        if (type.isCompatibleWith(MediaType.APPLICATION_XML)) {
            return Optional.of(InModel.XML);
        }
        if (!type.isCompatibleWith(mixed())) {
            return Optional.empty();
        }
        Optional<String> named =
                Optional.ofNullable(type.getParameter(PROFILE)).map(text -> text.replaceAll("^\"|\"$", ""));
        // without a name it is clear which is meant where there is one
        return named.isEmpty() && own.size() != 1
                ? Optional.empty()
                : own.stream()
                        .filter(format -> named.isEmpty() || named.get().equals(format.id()))
                        .findFirst()
                        .map(Own::new);
    }
}
