package kr.ieum.simulator.events;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import kr.ieum.simulator.server.HttpRequest;
import kr.ieum.simulator.server.HttpService;
import kr.ieum.simulator.server.Padding;
import kr.ieum.simulator.server.Reply;

/**
 * An inbox that speaks SOAP 1.1: an operation {@value #ACTION}, whose envelope holds one notice. It is taken once for its {@code Idempotency-Key} and
 * acknowledged in an envelope; whatever else comes is answered by a fault of the client, and no reason repeats what came.
 */
public final class SoapInbox implements HttpService {

    /** What {@code SOAPAction} says, within quotation marks. */
    public static final String ACTION = "urn:nts:events:notify";

    private static final String PATH = "/events/soap";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();

    static {
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    private final TakenNotices taken = new TakenNotices();

    @Override
    public Reply answer(HttpRequest request) {
        if (!request.path().equals(PATH) || !request.method().equals("POST")) {
            return Reply.xml(404, fault("그런 서비스가 없습니다"));
        }
        if (!request.header("soapaction").orElse("").equals('"' + ACTION + '"')) {
            return refused("그런 SOAPAction이 없습니다");
        }
        if (!request.header("content-type").orElse("").startsWith("text/xml")) {
            return refused("Content-Type은 text/xml이어야 합니다");
        }
        if (!holdsOneNotice(request.body())) {
            return refused("통지 형식이 올바르지 않습니다");
        }
        return switch (taken.take(request.header("idempotency-key").orElse(""), request.body())) {
            case FIRST -> Reply.xml(200, acknowledged("접수"));
            case AGAIN -> Reply.xml(200, acknowledged("기접수"));
            case KEYLESS -> refused("Idempotency-Key가 없습니다");
            case ANOTHER -> refused("같은 Idempotency-Key로 다른 통지가 접수되었습니다");
        };
    }

    @Override
    public String malform(String text, String variant) {
        return text.replace("</soap:Body>", "");
    }

    @Override
    public Padding padding() {
        return new Padding("</n:통지응답>", "<n:비고>", "</n:비고>");
    }

    /** Whether it is an envelope whose body has one child. */
    private static boolean holdsOneNotice(String text) {
        try {
            XMLStreamReader xml = READERS.createXMLStreamReader(new StringReader(text));
            int depth = 0;
            int notices = 0;
            boolean inBody = false;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        if (depth == 1 && !isSoap(xml, "Envelope")) {
                            return false;
                        }
                        inBody = depth == 2 ? isSoap(xml, "Body") : inBody;
                        notices += depth == 3 && inBody ? 1 : 0;
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.DTD -> {
                        return false;
                    }
                    default -> {}
                }
            }
            return notices == 1;
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static boolean isSoap(XMLStreamReader xml, String name) {
        return SOAP.equals(xml.getNamespaceURI()) && name.equals(xml.getLocalName());
    }

    private static Reply refused(String reason) {
        return Reply.xml(500, fault(reason));
    }

    private static String fault(String reason) {
        return envelope(
                "<soap:Fault><faultcode>soap:Client</faultcode><faultstring>" + reason + "</faultstring></soap:Fault>");
    }

    private static String acknowledged(String result) {
        return envelope("<n:통지응답 xmlns:n=\"urn:nts:events:1\"><n:처리결과>" + result + "</n:처리결과></n:통지응답>");
    }

    private static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soap:Envelope xmlns:soap=\"" + SOAP + "\"><soap:Body>" + body
                + "</soap:Body></soap:Envelope>";
    }
}
