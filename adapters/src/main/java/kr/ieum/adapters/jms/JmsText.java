package kr.ieum.adapters.jms;

import java.util.ArrayList;
import java.util.List;
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
import kr.ieum.adapters.camel.RoutedRegister;
import kr.ieum.adapters.camel.Step;
import kr.ieum.adapters.camel.Transport;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/**
 * Transport {@code jms-text}: one text message per question to a queue of the register's broker (Artemis), whose answer comes to a reply
 * queue of this connection under the question's correlation. The request names the key and the permitted fields, so that the register
 * itself narrows its answer, and lives in the broker until the question's deadline. The endpoint is {@code tcp://host:port} on this machine, else {@code
 * ssl://host:port}; the credential is a login.
 *
 * <pre>
 * {keyField}=8502131104958|{fieldsField}=CHWIDEUK_DT,WOL_BOSU|
 *
 * queue           required  QUEUE         that requests are sent to, such as EI.PIBO.REQ
 * keyField        required  TEXT_KEY      key of the pair that holds the subject's key
 * fieldsField     required  TEXT_KEY      key of the pair that holds the permitted source fields, in order of their names
 * keyEcho         optional  SOURCE_FIELD  field in which the register repeats the key; always asked for, compared, and dropped unless permitted
 * maxBytes        1MiB      SIZE          longest answer in UTF-8
 * connectTimeout  PT1S      DURATION      longest wait for connection, login and reply queue each
 * closed          optional  HOURS         daily planned stop, such as 00:00-06:00
 * zone            Asia/Seoul ZONE         zone of {@code closed}
 * </pre>
 */
public final class JmsText implements Transport {

    private static final String QUEUE = "queue";
    private static final String KEY_FIELD = "keyField";
    private static final String FIELDS_FIELD = "fieldsField";
    private static final String KEY_ECHO = "keyEcho";
    private static final String MAX_BYTES = "maxBytes";
    private static final String CONNECT_TIMEOUT = "connectTimeout";
    private static final String WRITE = "write";
    private static final String EXCHANGE = "exchange";
    private static final String READ = "read";

    /** What a definition may say. */
    public static final TransportTemplate TEMPLATE = new TransportTemplate(
            "jms-text",
            "asks through a queue with a text message that names the key and the permitted fields",
            parameters(),
            Set.of("tcp", "ssl"),
            Credential.Kind.LOGIN,
            false,
            RegisterAdapter.Narrowing.AT_SOURCE);

    private static List<TemplateParameter> parameters() {
        List<TemplateParameter> all = new ArrayList<>(List.of(
                TemplateParameter.required(QUEUE, ParameterType.QUEUE, "queue that requests are sent to"),
                TemplateParameter.required(KEY_FIELD, ParameterType.TEXT_KEY, "key of the pair that holds the key"),
                TemplateParameter.required(
                        FIELDS_FIELD, ParameterType.TEXT_KEY, "key of the pair that holds the permitted source fields"),
                TemplateParameter.optional(
                        KEY_ECHO, ParameterType.SOURCE_FIELD, "field in which the register repeats the key"),
                TemplateParameter.optional(MAX_BYTES, ParameterType.SIZE, "1MiB", "longest answer"),
                TemplateParameter.optional(
                        CONNECT_TIMEOUT,
                        ParameterType.DURATION,
                        "PT1S",
                        "longest wait for connection, login and reply queue each")));
        all.addAll(TemplateParameter.common());
        return List.copyOf(all);
    }

    /** What goes from the first step to the second. */
    private record Outgoing(RegisterQuestion question, String text) {
        @Override
        public String toString() {
            return "Outgoing[…]";
        }
    }

    @Override
    public TransportTemplate template() {
        return TEMPLATE;
    }

    @Override
    public RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate(TEMPLATE.id())
                        .templateParameter(RegisterRoutes.REGISTER)
                        .from("direct:" + TEMPLATE.id() + "-{{" + RegisterRoutes.REGISTER + "}}")
                        .errorHandler(noErrorHandler())
                        .process("{{" + WRITE + "}}")
                        .process("{{" + EXCHANGE + "}}")
                        .process("{{" + READ + "}}");
            }
        };
    }

    @Override
    public RegisterAdapter open(RegisterDefinition definition, TemplateParameters parameters, RegisterRoutes routes) {
        RecordReading reading = new RecordReading(definition.decoder(), parameters.find(KEY_ECHO));
        JmsTarget target = new JmsTarget(
                definition.endpoint().address(),
                login(definition),
                parameters.text(QUEUE),
                parameters.bytes(MAX_BYTES),
                parameters.duration(CONNECT_TIMEOUT));
        JmsExchange exchange = new JmsExchange(definition.register(), target, routes.clock());
        String keyField = parameters.text(KEY_FIELD);
        String fieldsField = parameters.text(FIELDS_FIELD);
        Map<String, Processor> steps = Map.of(
                WRITE,
                Step.<RegisterQuestion, Outgoing>of(
                        RegisterQuestion.class,
                        question -> new Outgoing(question, text(question, keyField, fieldsField, reading.keyEcho()))),
                EXCHANGE,
                Step.<Outgoing, JmsReply>of(
                        Outgoing.class, outgoing -> exchange.ask(outgoing.question(), outgoing.text())),
                READ,
                Step.<JmsReply, RegisterAnswer>of(JmsReply.class, reply -> switch (reply) {
                    case JmsReply.Answered answered ->
                        reading.read(answered.body(), answered.question(), answered.at());
                    case JmsReply.Failed failed -> failed.answer();
                }));
        RoutedRegister adapter = new RoutedRegister(
                definition,
                TEMPLATE,
                parameters,
                routes.instantiate(TEMPLATE.id(), definition.register(), steps),
                exchange,
                routes.clock());
        try {
            routes.camel().addStartupListener((context, already) -> exchange.prepare());
        } catch (Exception e) {
            // Camel declares no narrower one
            throw new IllegalStateException("the connection of " + definition.register() + " can't be prepared", e);
        }
        return adapter;
    }

    private static Credential.Login login(RegisterDefinition definition) {
        if (definition.credential().orElseThrow() instanceof Credential.Login login) {
            return login;
        }
        throw new IllegalStateException("the definition of " + definition.register() + " wasn't checked");
    }

    private static String text(
            RegisterQuestion question, String keyField, String fieldsField, Optional<String> keyEcho) {
        // The echo tells the register nothing new and us nothing but that the answer is about the one we asked for.
        NavigableSet<String> fields = new TreeSet<>(question.sourceFields());
        keyEcho.ifPresent(fields::add);
        return keyField + "=" + escaped(question.key().text()) + "|" + fieldsField + "=" + String.join(",", fields)
                + "|";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("|", "\\|");
    }
}
