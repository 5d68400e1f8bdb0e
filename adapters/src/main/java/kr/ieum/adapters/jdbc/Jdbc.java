package kr.ieum.adapters.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import org.apache.camel.builder.RouteBuilder;

/**
 * Transport {@code jdbc}: a question is one statement for each group of record types, over views that the keeper has opened, for
 * the permitted columns only. A source field of the mapping is {@code VIEW.COLUMN}.
 *
 * <pre>
 * database         required  SQL_NAME      database that holds the views
 * byResidentNumber optional  RECORD_TYPES  what is found by a person's number
 * byParcelNumber   optional  RECORD_TYPES  what is found by a parcel's number; one of the two is there
 * identity         required  IDENTITIES    columns that tell the rows of a view apart; a row that stands twice is malformed
 * maxBytes         1MiB      SIZE          longest answer
 * maxRows          1000      COUNT         most rows of an answer
 * maxConnections   8         COUNT         most questions at once; the others wait, within their deadlines
 * connectTimeout   PT1S      DURATION      longest wait for a connection, in whole seconds
 * closed, zone     as everywhere
 *
 * RECORD_TYPES: type: VIEW.KEY [-&gt; VIEW.COLUMN = OTHER_VIEW.COLUMN], separated by ';'. A row of a view with such arrows is of the type whose
 * other view has a row for it; a row without any is of no type, which the mapping reports.
 * </pre>
 */
public final class Jdbc implements Transport {

    private static final String ASK = "ask";
    private static final String DATABASE = "database";
    private static final String IDENTITY = "identity";
    private static final String MAX_BYTES = "maxBytes";
    private static final String MAX_ROWS = "maxRows";
    private static final String MAX_CONNECTIONS = "maxConnections";
    private static final String CONNECT_TIMEOUT = "connectTimeout";
    private static final Map<AttributeKey, String> BY =
            Map.of(SubjectKey.PERSON, "byResidentNumber", SubjectKey.PARCEL, "byParcelNumber");

    /** What a definition may say. */
    public static final TransportTemplate TEMPLATE = new TransportTemplate(
            "jdbc",
            "asks views of a database for the permitted columns, by a person's or a parcel's number",
            parameters(),
            Set.of("postgresql"),
            Credential.Kind.LOGIN,
            false,
            RegisterAdapter.Narrowing.AT_SOURCE);

    private static List<TemplateParameter> parameters() {
        List<TemplateParameter> all = new ArrayList<>(List.of(
                TemplateParameter.required(DATABASE, ParameterType.SQL_NAME, "database that holds the views"),
                TemplateParameter.optional(
                        "byResidentNumber", ParameterType.RECORD_TYPES, "what is found by a person's number"),
                TemplateParameter.optional(
                        "byParcelNumber", ParameterType.RECORD_TYPES, "what is found by a parcel's number"),
                TemplateParameter.required(
                        IDENTITY, ParameterType.IDENTITIES, "columns that tell the rows of each view apart"),
                TemplateParameter.optional(
                        MAX_BYTES,
                        ParameterType.SIZE,
                        "1MiB",
                        "longest answer that is read; a longer one is malformed"),
                TemplateParameter.optional(
                        MAX_ROWS, ParameterType.COUNT, "1000", "most rows that are read; more of them are malformed"),
                TemplateParameter.optional(
                        MAX_CONNECTIONS, ParameterType.COUNT, "8", "most questions at once; the others wait"),
                TemplateParameter.optional(
                        CONNECT_TIMEOUT,
                        ParameterType.DURATION,
                        "PT1S",
                        "longest wait for a connection, in whole seconds")));
        all.addAll(TemplateParameter.common());
        return List.copyOf(all);
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
                        .process("{{" + ASK + "}}");
            }
        };
    }

    @Override
    public RegisterAdapter open(RegisterDefinition definition, TemplateParameters parameters, RegisterRoutes routes) {
        Map<AttributeKey, Inquiries> inquiries = new HashMap<>();
        String identity = parameters.text(IDENTITY);
        BY.forEach((kind, name) ->
                parameters.find(name).ifPresent(text -> inquiries.put(kind, Inquiries.of(text, identity))));
        Connections connections = new Connections(
                definition.endpoint().address(),
                parameters.text(DATABASE),
                login(definition),
                parameters.number(MAX_CONNECTIONS),
                parameters.duration(CONNECT_TIMEOUT),
                definition.deadline());
        Inquirer inquirer = new Inquirer(
                definition.register(),
                connections,
                inquiries,
                new Inquirer.Limits(parameters.bytes(MAX_BYTES), parameters.number(MAX_ROWS)),
                new RecordReading(definition.decoder(), Optional.empty()),
                routes.clock());
        return new RoutedRegister(
                definition,
                TEMPLATE,
                parameters,
                routes.instantiate(
                        TEMPLATE.id(),
                        definition.register(),
                        Map.of(ASK, Step.<RegisterQuestion, RegisterAnswer>of(RegisterQuestion.class, inquirer::ask))),
                inquirer::close,
                inquiries.keySet(),
                routes.clock());
    }

    private static Credential.Login login(RegisterDefinition definition) {
        if (definition.credential().orElseThrow() instanceof Credential.Login login) {
            return login;
        }
        throw new IllegalStateException("the definition of " + definition.register() + " wasn't checked");
    }
}
