package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.signature.Fields;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A register's system announces a death in a SOAP envelope: the same acceptance as over HTTP, answered as SOAP. */
@OnTheDemoNode
class SoapJourneyTest {

    private static final String REPORTER = "Z000001/family-reports";
    private static final String ON_TWO_ROLLS = "5706111192605";
    private static final String SOAP = "/exchange/v1/soap";
    private static final String V11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String V12 = "http://www.w3.org/2003/05/soap-envelope";
    private static final String OURS = "urn:ieum:exchange:message:1";
    private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";

    private final DemoNode node;

    SoapJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void a_death_reported_in_an_envelope_reaches_those_who_hold_the_person() throws Exception {
        node.systemsAddress();
        node.simulator().forgetRequests("pension-events");
        String key = UUID.randomUUID().toString();

        Document answer = parsed(posted("?event=death", V11, report(), "text/xml;charset=UTF-8", key), 200);

        String message = text(answer, OURS, "message");
        assertThat(text(answer, OURS, "receipt")).isEqualTo("acceptance");
        assertThat(text(answer, OURS, "repeated")).isEqualTo("false");
        assertThat(answer.getDocumentElement().getNamespaceURI()).isEqualTo(V11);
        Awaitility.await()
                .until(() -> !node.simulator().requests("pension-events").isEmpty());
        assertThat(node.simulator().requests("pension-events").getFirst().body())
                .contains(ON_TWO_ROLLS, "2026-09-28");
        try (IeumClient client = DemoClients.of(node, REPORTER)) {
            assertThat(((Outcome.Answered) client.get("/exchange/v1/messages/" + message)).text())
                    .as("the receipt of any message")
                    .contains("acceptedAt");
        }

        Document again = parsed(posted("?event=death", V11, report(), "text/xml;charset=UTF-8", key), 200);
        assertThat(text(again, OURS, "message")).isEqualTo(message);
        assertThat(text(again, OURS, "repeated")).isEqualTo("true");
    }

    @Test
    void what_is_refused_is_a_fault_with_the_problem_and_its_remedy_in_either_version() throws Exception {
        String key = UUID.randomUUID().toString();
        parsed(posted("?event=death", V12, report(), "application/soap+xml;action=\"urn:ieum:event:death\"", key), 200);

        Document reused =
                parsed(posted("?event=death", V12, report().replace("서정순", "서정희"), "application/soap+xml", key), 400);
        assertThat(text(reused, OURS, "type")).isEqualTo("urn:ieum:problem:idempotency-key-reused");
        assertThat(text(reused, OURS, "status")).isEqualTo("422");
        assertThat(text(reused, OURS, "remedy")).isNotBlank();
        assertThat(text(reused, V12, "Value")).isEqualTo("soap:Sender");

        Document faulty =
                parsed(posted("?event=death", V11, report().replace("09월 28일", "13월 28일"), "text/xml", fresh()), 500);
        assertThat(text(faulty, OURS, "type")).isEqualTo("urn:ieum:problem:record-faulty");
        assertThat(text(faulty, OURS, "rule")).isEqualTo("M7");
        assertThat(faulty.getDocumentElement().getTextContent()).doesNotContain("13월", ON_TWO_ROLLS);
        assertThat(text(faulty, "", "faultcode")).isEqualTo("soap:Client");
    }

    @Test
    void the_event_is_what_was_signed_and_nothing_contradicts_it() throws Exception {
        String addressing = "<s:Header><w:Action xmlns:w=\"http://www.w3.org/2005/08/addressing\">urn:ieum:event:%s"
                + "</w:Action></s:Header>";
        assertThat(outcome("", addressing.formatted("death"), Fields.NONE)).isEqualTo("accepted");
        assertThat(outcome("?event=death", "", Fields.NONE.with("soapaction", "\"urn:ieum:event:death\"")))
                .isEqualTo("accepted");
        assertThat(outcome("", "", Fields.NONE.with("soapaction", "\"urn:ieum:event:death\"")))
                .as("a field that wasn't signed")
                .isEqualTo("envelope-faulty action");
        assertThat(outcome("?event=death", addressing.formatted("birth"), Fields.NONE))
                .isEqualTo("envelope-faulty action");
        assertThat(outcome("?event=death", "", Fields.NONE.with("soapaction", "urn:ieum:event:birth")))
                .isEqualTo("envelope-faulty action");
        assertThat(outcome("?event=birth", "", Fields.NONE)).isEqualTo("unknown-event");
        try (IeumClient other = DemoClients.of(node, "Z000002/pension-events")) {
            Document answer = parsed(
                    other.post(SOAP + "?event=death", envelope(V11, "", report()), fields("text/xml", fresh())), 500);
            assertThat(text(answer, OURS, "type")).isEqualTo("urn:ieum:problem:not-the-keeper");
        }
    }

    @Test
    void hostile_envelopes_are_refused_and_what_is_no_envelope_is_an_ordinary_problem() throws Exception {
        String doctype = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        try (IeumClient client = DemoClients.of(node, REPORTER)) {
            byte[] entity = (doctype + new String(envelope(V11, "", "<a>&x;</a>"), UTF_8)).getBytes(UTF_8);
            Document answer = parsed(client.post(SOAP + "?event=death", entity, fields("text/xml", fresh())), 500);
            assertThat(text(answer, OURS, "cause")).isEqualTo("document-type");
            Document keyless = parsed(
                    client.post(
                            SOAP + "?event=death",
                            envelope(V11, "", report()),
                            Fields.NONE.with("content-type", "text/xml")),
                    500);
            assertThat(text(keyless, OURS, "type")).isEqualTo("urn:ieum:problem:idempotency-key");
            for (String type :
                    new String[] {"application/json", "multipart/related", "multipart/form-data;boundary=x", "nonsense"
                    }) {
                assertThat(client.post(SOAP + "?event=death", envelope(V11, "", report()), fields(type, fresh())))
                        .isInstanceOfSatisfying(
                                Outcome.Problem.class,
                                problem -> assertThat(problem.type())
                                        .isEqualTo("urn:ieum:problem:unsupported-media-type"));
            }
            assertThat(client.post(SOAP + "?event=death", new byte[(1 << 20) + 1], fields("text/xml", fresh())))
                    .isInstanceOfSatisfying(
                            Outcome.Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo("urn:ieum:problem:body-too-large"));
        }
    }

    @Test
    void the_description_names_each_event_with_its_address_and_the_element_of_its_record() throws Exception {
        try (IeumClient client = DemoClients.of(node, REPORTER)) {
            Outcome.Answered answered = (Outcome.Answered) client.get(SOAP + "?wsdl");
            Document wsdl = parsed(answered, 200);
            NodeList addresses = wsdl.getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/soap/", "address");
            assertThat(((Element) addresses.item(0)).getAttribute("location"))
                    .isEqualTo(node.systemsAddress().resolve(SOAP) + "?event=death");
            NodeList parts = wsdl.getElementsByTagNameNS(WSDL, "part");
            assertThat(IntStream.range(0, parts.getLength())
                            .mapToObj(i -> ((Element) parts.item(i)).getAttribute("element")))
                    .contains("r1:사망신고");
            assertThat(answered.text()).contains("xmlns:r1=\"urn:scourt:family:report:1\"");
        }
    }

    private String outcome(String query, String header, Fields more) throws Exception {
        try (IeumClient client = DemoClients.of(node, REPORTER)) {
            Fields fields = fields("text/xml", fresh());
            for (var field : more.all().entrySet()) {
                fields = fields.with(field.getKey(), field.getValue().getFirst());
            }
            Outcome.Answered answered =
                    (Outcome.Answered) client.post(SOAP + query, envelope(V11, header, report()), fields);
            Document answer = parsed(answered, answered.status());
            return answered.status() == 200
                    ? "accepted"
                    : (text(answer, OURS, "type").replace("urn:ieum:problem:", "") + " " + text(answer, OURS, "cause"))
                            .strip();
        }
    }

    private Outcome posted(String query, String namespace, String record, String type, String key) throws Exception {
        try (IeumClient client = DemoClients.of(node, REPORTER)) {
            return client.post(SOAP + query, envelope(namespace, "", record), fields(type, key));
        }
    }

    private static Fields fields(String type, String key) {
        return Fields.NONE.with("content-type", type).with("idempotency-key", '"' + key + '"');
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private static String report() {
        return LifeEventJourneyTest.report(ON_TWO_ROLLS).replaceFirst("<\\?xml[^>]*>\\s*", "");
    }

    private static byte[] envelope(String namespace, String header, String record) {
        return ("<s:Envelope xmlns:s=\"" + namespace + "\">" + header + "<s:Body>" + record + "</s:Body></s:Envelope>")
                .getBytes(UTF_8);
    }

    private static Document parsed(Outcome outcome, int status) throws Exception {
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        Outcome.Answered answered = (Outcome.Answered) outcome;
        assertThat(answered.status()).as(answered.text()).isEqualTo(status);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answered.text().getBytes(UTF_8)));
    }

    private static String text(Document document, String namespace, String name) {
        NodeList found = namespace.isEmpty()
                ? document.getElementsByTagName(name)
                : document.getElementsByTagNameNS(namespace, name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
