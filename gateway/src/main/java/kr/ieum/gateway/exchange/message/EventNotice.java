package kr.ieum.gateway.exchange.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.exchange.ReleasedMessage;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.release.EventRelease.Told;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.schemas.export.Message;
import kr.ieum.schemas.export.ModelUris;
import kr.ieum.schemas.export.OutgoingFile;
import kr.ieum.schemas.export.Selection;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.mapping.WayOut;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.yaml.Localized;

/**
 * What a subscriber receives: the message in the reference model, and on what ground each of its fields was released; or a file of one
 * notice in its own format.
 */
public final class EventNotice {

    /** Namespace of the XML around the message. */
    public static final String NAMESPACE = "urn:ieum:exchange:notice:1";

    private static final Localized UNTITLED = new Localized("", "");

    private final ReferenceModel model;
    private final ReleasedMessage messages;
    private final ModelUris uris;

    /** Notices in this model. */
    public EventNotice(ReferenceModel model, ModelUris uris) {
        this.model = model;
        this.messages = new ReleasedMessage(model);
        this.uris = uris;
    }

    /** How it is written. */
    public sealed interface Format {

        /** What HTTP calls it. */
        String contentType();

        /** In the reference model. */
        enum InModel implements Format {
            JSON("application/json"),
            XML("application/xml");

            private final String contentType;

            InModel(String contentType) {
                this.contentType = contentType;
            }

            @Override
            public String contentType() {
                return contentType;
            }
        }

        /** In the subscriber's own format, which has a place for values alone. */
        record Own(WayOut way) implements Format {
            @Override
            public String contentType() {
                return way.mediaType();
            }
        }
    }

    /** The notice; empty where the format can't say all of what is told, for nothing of it is cut or left out. */
    Optional<byte[]> write(Handed handed, Told told, Format format) {
        return switch (format) {
            case Format.InModel.JSON ->
                Optional.of(StrictJson.mapper()
                        .writeValueAsString(json(handed, told))
                        .getBytes(StandardCharsets.UTF_8));
            case Format.InModel.XML -> Optional.of(xml(handed, told).getBytes(StandardCharsets.UTF_8));
            case Format.Own(WayOut way) -> own(handed, told, way);
        };
    }

    private Optional<byte[]> own(Handed handed, Told told, WayOut way) {
        if (!told.fields().stream().map(ReleasedField::attribute).allMatch(way.attributes()::contains)) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            OutgoingFile.Written written =
                    new OutgoingFile(way, model).write(message(told).json(uris), bytes, handed.receivedAt());
            return written.refused() == 0 && written.records() > 0
                    ? Optional.of(bytes.toByteArray())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a file in memory takes everything", e);
        }
    }

    private Message message(Told told) {
        return messages.of(told.fields(), subject -> Relation.ENROLLED);
    }

    private Map<String, Object> json(Handed handed, Told told) {
        AgreementVersion agreement = told.intent().agreement();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("event", handed.recordType());
        members.put("register", handed.register());
        members.put("receivedAt", handed.receivedAt().toString());
        members.put("agreement", Map.of("id", agreement.id(), "version", agreement.version()));
        members.put("message", message(told).json(uris));
        members.put("grounds", told.fields().stream().map(EventNotice::ground).toList());
        return members;
    }

    private static Map<String, Object> ground(ReleasedField field) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("attribute", field.attribute().text());
        members.put("state", spelled(field.state()));
        field.value().ifPresent(value -> members.put("form", value.form().text()));
        field.authority().ifPresent(cited -> members.put("authority", authority(cited)));
        return members;
    }

    private static Map<String, Object> authority(Authority cited) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("grant", cited.grant());
        members.put("clause", cited.clause());
        members.put("basis", cited.basis());
        return members;
    }

    /** What stands in attributes is an id of the configuration, a time or a number, none of which needs escaping. */
    private String xml(Handed handed, Told told) {
        AgreementVersion agreement = told.intent().agreement();
        Selection namespace = new Selection("agreement", agreement.id(), agreement.version(), UNTITLED, List.of());
        String message = message(told).xml(namespace, uris);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<notice xmlns=\"")
                .append(NAMESPACE)
                .append("\" event=\"")
                .append(handed.recordType())
                .append("\" register=\"")
                .append(handed.register())
                .append("\" receivedAt=\"")
                .append(handed.receivedAt())
                .append("\" agreement=\"")
                .append(agreement.id())
                .append("\" version=\"")
                .append(agreement.version())
                .append("\">\n");
        for (ReleasedField field : told.fields()) {
            xml.append("<ground attribute=\"").append(field.attribute().text()).append('"');
            xml.append(" state=\"").append(spelled(field.state())).append('"');
            field.value()
                    .ifPresent(value ->
                            xml.append(" form=\"").append(value.form().text()).append('"'));
            field.authority()
                    .ifPresent(cited -> xml.append(" grant=\"")
                            .append(cited.grant())
                            .append("\" clause=\"")
                            .append(cited.clause())
                            .append("\" basis=\"")
                            .append(cited.basis())
                            .append('"'));
            xml.append("/>\n");
        }
        return xml.append(message.substring(message.indexOf('\n') + 1))
                .append("</notice>\n")
                .toString();
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
