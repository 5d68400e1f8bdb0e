package kr.ieum.adapters.http;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.ParameterType;
import kr.ieum.adapters.RecordReading;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.TemplateParameter;
import kr.ieum.adapters.TemplateParameters;
import kr.ieum.adapters.TransportTemplate;
import kr.ieum.adapters.camel.RegisterRoutes;
import kr.ieum.adapters.camel.Transport;
import org.apache.camel.builder.RouteBuilder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Transport {@code http-json}: one POST per question whose body names the key and the permitted fields, so that the register
 * itself narrows its answer.
 *
 * <pre>
 * POST {endpoint}{path}                       Content-Type: application/json
 * {"{keyField}": "…", "{fieldsField}": ["…"]}   Authorization: Bearer …
 *
 * path               required  PATH          such as /resident/v1/inquiry
 * keyField           required  JSON_NAME     member that holds the key
 * fieldsField        required  JSON_NAME     member that holds the array of permitted source fields, in order of their names
 * keyEcho            optional  SOURCE_FIELD  field in which the register repeats the key; always asked for, compared, and dropped unless permitted
 * notHeldStatus      optional  STATUS        status by which the register says that it doesn't know the subject, such as 404
 * keyEchoForm        optional  ECHO_FORM    how it writes the key there where it masks it, such as ######-#******
 * formerEcho         optional  SOURCE_FIELD  field in which it repeats the key where that is a former one of the person in keyEcho; not asked for
 * charset            UTF-8     CHARSET       of the answers
 * maxBytes           1MiB      SIZE          longest answer
 * connectTimeout     PT1S      DURATION      longest wait for a connection
 * correlationHeader  optional  HEADER_NAME   header for the question's random id
 * closed             optional  HOURS         daily planned stop, such as 00:00-06:00
 * zone               Asia/Seoul ZONE         zone of {@code closed}
 * </pre>
 */
public final class HttpJson implements Transport {

    private static final String KEY_FIELD = "keyField";
    private static final String FIELDS_FIELD = "fieldsField";
    private static final String NOT_HELD_STATUS = "notHeldStatus";

    /** What a definition may say. */
    public static final TransportTemplate TEMPLATE = new TransportTemplate(
            "http-json",
            "asks over HTTP with a JSON body that names the key and the permitted fields",
            HttpParameters.with(
                    TemplateParameter.required(KEY_FIELD, ParameterType.JSON_NAME, "member that holds the key"),
                    TemplateParameter.required(
                            FIELDS_FIELD, ParameterType.JSON_NAME, "member that holds the permitted source fields"),
                    TemplateParameter.optional(
                            NOT_HELD_STATUS,
                            ParameterType.STATUS,
                            "status by which the register says that it doesn't know the subject")),
            Set.of("http", "https"),
            Credential.Kind.BEARER,
            false,
            RegisterAdapter.Narrowing.AT_SOURCE);

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public TransportTemplate template() {
        return TEMPLATE;
    }

    @Override
    public RouteBuilder routes() {
        return HttpRoute.template(TEMPLATE.id());
    }

    @Override
    public RegisterAdapter open(RegisterDefinition definition, TemplateParameters parameters, RegisterRoutes routes) {
        RecordReading reading = HttpParameters.reading(definition, parameters);
        Optional<Integer> notHeld = parameters.find(NOT_HELD_STATUS).map(Integer::valueOf);
        String keyField = parameters.text(KEY_FIELD);
        String fieldsField = parameters.text(FIELDS_FIELD);
        return HttpRoute.open(
                definition,
                TEMPLATE,
                parameters,
                routes,
                Map.of("Content-Type", "application/json", "Accept", "application/json"),
                question -> body(question, keyField, fieldsField, reading.keyEcho()),
                reply -> answer(reply, reading, notHeld));
    }

    private static byte[] body(
            RegisterQuestion question, String keyField, String fieldsField, Optional<String> keyEcho) {
        // The echo tells the register nothing new and us nothing but that the answer is about the one we asked for.
        NavigableSet<String> fields = new TreeSet<>(question.sourceFields());
        keyEcho.ifPresent(fields::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty(keyField, question.key().text());
            json.writeArrayPropertyStart(fieldsField);
            for (String field : fields) {
                json.writeString(field);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static RegisterAnswer answer(
            HttpReply.Answered reply, RecordReading reading, Optional<Integer> notHeldStatus) {
        if (reply.status() == 200) {
            return reading.read(reply.body(), reply.question(), reply.at());
        }
        return notHeldStatus.filter(status -> status == reply.status()).isPresent()
                ? new RegisterAnswer.NotHeld(reply.at(), reply.at())
                : new RegisterAnswer.Unreachable(UnreachableCause.of(reply.status()));
    }
}
