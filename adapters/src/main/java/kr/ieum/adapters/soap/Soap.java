package kr.ieum.adapters.soap;

import java.util.Map;
import java.util.Set;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.ParameterType;
import kr.ieum.adapters.RecordReading;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.TemplateParameter;
import kr.ieum.adapters.TemplateParameters;
import kr.ieum.adapters.TransportRule;
import kr.ieum.adapters.TransportTemplate;
import kr.ieum.adapters.camel.RegisterRoutes;
import kr.ieum.adapters.camel.Transport;
import kr.ieum.adapters.http.HttpParameters;
import kr.ieum.adapters.http.HttpReply;
import kr.ieum.adapters.http.HttpRoute;
import kr.ieum.adapters.http.UnreachableCause;
import org.apache.camel.builder.RouteBuilder;

/**
 * Transport {@code soap}: one SOAP 1.1 operation per question, document/literal over HTTP POST. The register's answer is
 * fixed, so the decoder drops what wasn't permitted.
 *
 * <pre>
 * POST {endpoint}{path}                Content-Type: text/xml; charset=UTF-8
 * &lt;soap:Envelope&gt;&lt;soap:Body&gt;          SOAPAction: "{soapAction}"
 *   &lt;r:{operation} xmlns:r="{namespace}"&gt;
 *     &lt;r:{keyElement}&gt;…&lt;/r:{keyElement}&gt;
 *     &lt;r:{fixed}&gt;…&lt;/r:{fixed}&gt;
 *
 * path               required  PATH            such as /family/services/certificate
 * namespace          required  IDENTIFIER_URI  of the operation and its elements
 * operation          required  XML_NAME        such as 증명서요청
 * keyElement         required  XML_NAME        element that holds the key
 * fixedElements      optional  FIXED_ELEMENTS  further elements after the key, such as 증명서구분=일반
 * soapAction         required  IDENTIFIER_URI  value of the SOAPAction header, without quotes
 * keyEcho            optional  SOURCE_FIELD    field in which the register repeats the key
 * keyEchoForm        optional  ECHO_FORM       how it writes the key there where it masks it
 * charset            UTF-8     CHARSET         of the answers
 * maxBytes           1MiB      SIZE            longest answer
 * connectTimeout     PT1S      DURATION        longest wait for a connection
 * correlationHeader  optional  HEADER_NAME     header for the question's random id
 * closed             optional  HOURS           daily planned stop, such as 00:00-06:00
 * zone               Asia/Seoul ZONE           zone of {@code closed}
 * </pre>
 *
 * <p>A fault is {@code Unreachable} with the cause {@code soap-fault-client}, {@code soap-fault-server} or
 * {@code soap-fault-other}: the register refused the question or failed, it didn't answer it.
 */
public final class Soap implements Transport {

    private static final String NAMESPACE = "namespace";
    private static final String OPERATION = "operation";
    private static final String KEY_ELEMENT = "keyElement";
    private static final String FIXED_ELEMENTS = "fixedElements";
    private static final String SOAP_ACTION = "soapAction";

    /** What a definition may say. */
    public static final TransportTemplate TEMPLATE = new TransportTemplate(
            "soap",
            "asks a SOAP 1.1 operation over HTTP; the answer is fixed and narrowed by us",
            HttpParameters.with(
                    TemplateParameter.required(
                            NAMESPACE, ParameterType.IDENTIFIER_URI, "namespace of the operation and its elements"),
                    TemplateParameter.required(OPERATION, ParameterType.XML_NAME, "element of the operation"),
                    TemplateParameter.required(KEY_ELEMENT, ParameterType.XML_NAME, "element that holds the key"),
                    TemplateParameter.optional(
                            FIXED_ELEMENTS, ParameterType.FIXED_ELEMENTS, "further elements after the key"),
                    TemplateParameter.required(
                            SOAP_ACTION, ParameterType.IDENTIFIER_URI, "value of the SOAPAction header")),
            Set.of("http", "https"),
            Credential.Kind.BEARER,
            false,
            RegisterAdapter.Narrowing.IN_ADAPTER);

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
        SoapRequest request = new SoapRequest(
                parameters.text(NAMESPACE),
                parameters.text(OPERATION),
                parameters.text(KEY_ELEMENT),
                parameters.elements(FIXED_ELEMENTS));
        RecordReading reading = HttpParameters.reading(definition, parameters);
        return HttpRoute.open(
                definition,
                TEMPLATE,
                parameters,
                routes,
                Map.of(
                        "Content-Type",
                        "text/xml; charset=UTF-8",
                        "Accept",
                        "text/xml",
                        "SOAPAction",
                        '"' + parameters.text(SOAP_ACTION) + '"'),
                question -> request.envelope(question.key().text()),
                reply -> answer(reply, reading));
    }

    private static RegisterAnswer answer(HttpReply.Answered reply, RecordReading reading) {
        return switch (reply.status()) {
            case 200 ->
                switch (SoapAnswer.of(reply.body(), SoapVersion.V1_1)) {
                    case SoapAnswer.Payload payload -> reading.read(reply.body(), reply.question(), reply.at());
                    case SoapAnswer.Fault fault -> refused(fault);
                    case SoapAnswer.Nothing() -> new RegisterAnswer.Malformed(TransportRule.T4.broken());
                    case SoapAnswer.NoEnvelope() -> new RegisterAnswer.Malformed(TransportRule.T4.broken());
                };
            // SOAP 1.1 §6.2: a fault comes with status 500
            case 500 ->
                SoapAnswer.of(reply.body(), SoapVersion.V1_1) instanceof SoapAnswer.Fault fault
                        ? refused(fault)
                        : new RegisterAnswer.Unreachable(UnreachableCause.of(500));
            default -> new RegisterAnswer.Unreachable(UnreachableCause.of(reply.status()));
        };
    }

    private static RegisterAnswer refused(SoapAnswer.Fault fault) {
        return new RegisterAnswer.Unreachable("soap-fault-" + fault.code());
    }
}
