package kr.ieum.adapters.http;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.ParameterType;
import kr.ieum.adapters.RecordReading;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.TemplateParameter;
import kr.ieum.adapters.TemplateParameters;
import kr.ieum.adapters.TransportTemplate;
import kr.ieum.adapters.camel.RegisterRoutes;
import kr.ieum.adapters.camel.Transport;
import org.apache.camel.builder.RouteBuilder;

/**
 * Transport {@code http-xml}: one POST per question with a small XML document, without an envelope and without namespaces. The
 * register's answer is fixed, so the decoder drops what wasn't permitted. Whether the register found somebody, found nobody or
 * failed stands in the answer, which comes with status 200 in each case; the mapping's envelope says where.
 *
 * <pre>
 * POST {endpoint}{path}                Content-Type: text/xml; charset=UTF-8
 * &lt;{requestElement}&gt;                   Authorization: Bearer …
 *   &lt;{keyElement}&gt;…&lt;/{keyElement}&gt;
 *   &lt;{fixed}&gt;…&lt;/{fixed}&gt;
 *
 * path               required  PATH            such as /insurance/v1/qualification
 * requestElement     required  XML_NAME        outermost element of the request
 * keyElement         required  XML_NAME        element that holds the key
 * fixedElements      optional  FIXED_ELEMENTS  further elements after the key
 * keyEcho            optional  SOURCE_FIELD    field in which the register repeats the key
 * keyEchoForm        optional  ECHO_FORM       how it writes the key there where it masks it
 * charset            UTF-8     CHARSET         of the answers
 * maxBytes           1MiB      SIZE            longest answer
 * connectTimeout     PT1S      DURATION        longest wait for a connection
 * correlationHeader  optional  HEADER_NAME     header for the question's random id
 * closed             optional  HOURS           daily planned stop, such as 00:00-06:00
 * zone               Asia/Seoul ZONE           zone of {@code closed}
 * </pre>
 */
public final class HttpXml implements Transport {

    private static final String REQUEST_ELEMENT = "requestElement";
    private static final String KEY_ELEMENT = "keyElement";
    private static final String FIXED_ELEMENTS = "fixedElements";

    /** What a definition may say. */
    public static final TransportTemplate TEMPLATE = new TransportTemplate(
            "http-xml",
            "asks over HTTP with a small XML document; the answer is fixed and narrowed by us",
            HttpParameters.with(
                    TemplateParameter.required(
                            REQUEST_ELEMENT, ParameterType.XML_NAME, "outermost element of the request"),
                    TemplateParameter.required(KEY_ELEMENT, ParameterType.XML_NAME, "element that holds the key"),
                    TemplateParameter.optional(
                            FIXED_ELEMENTS, ParameterType.FIXED_ELEMENTS, "further elements after the key")),
            Set.of("http", "https"),
            Credential.Kind.BEARER,
            false,
            RegisterAdapter.Narrowing.IN_ADAPTER);

    private static final XMLOutputFactory WRITERS = new WstxOutputFactory();

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
        String requestElement = parameters.text(REQUEST_ELEMENT);
        String keyElement = parameters.text(KEY_ELEMENT);
        Map<String, String> fixed = parameters.elements(FIXED_ELEMENTS);
        RecordReading reading = HttpParameters.reading(definition, parameters);
        return HttpRoute.open(
                definition,
                TEMPLATE,
                parameters,
                routes,
                Map.of("Content-Type", "text/xml; charset=UTF-8", "Accept", "text/xml"),
                question -> body(requestElement, keyElement, question.key().text(), fixed),
                reply -> answer(reply, reading));
    }

    /** The request for one key; everything in it is escaped by the writer. */
    private static byte[] body(String requestElement, String keyElement, String key, Map<String, String> fixed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(requestElement);
            write(xml, keyElement, key);
            for (Map.Entry<String, String> element : fixed.entrySet()) {
                write(xml, element.getKey(), element.getValue());
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the request " + requestElement + " can't be written");
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static RegisterAnswer answer(HttpReply.Answered reply, RecordReading reading) {
        return reply.status() == 200
                ? reading.read(reply.body(), reply.question(), reply.at())
                : new RegisterAnswer.Unreachable(UnreachableCause.of(reply.status()));
    }
}
