package kr.ieum.gateway.exchange.soap;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import kr.ieum.adapters.soap.SoapAnswer;
import kr.ieum.adapters.soap.SoapVersion;
import kr.ieum.gateway.exchange.http.SignedPost;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;

/**
 * A system that receives a notice in XML by SOAP over HTTP POST. An answer counts as taken when it is empty or an envelope without a fault; a
 * fault of the sender refuses for good, one of the receiver fails. Of an answer at most 64 KiB are read, without DTD, and a fault's own words
 * aren't. Thread-safe.
 */
public final class SoapDestination implements Destination {

    private static final int LONGEST = 64 << 10;

    private static final byte[] DECLARATION_ENDS = {'?', '>'};

    private final SignedPost post;
    private final SoapVersion version;
    private final String action;

    /**
     * Where it is posted to.
     *
     * @param action what the operation is called there; may be empty
     */
    public SoapDestination(SignedPost post, SoapVersion version, String action) {
        this.post = post;
        this.version = version;
        this.action = action;
    }

    @Override
    public Attempt deliver(Outgoing outgoing) throws InterruptedException {
        return switch (post.send(
                outgoing,
                version.contentType(action),
                envelope(outgoing.body()),
                version == SoapVersion.V1_1 ? Map.of("SOAPAction", '"' + action + '"') : Map.of(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST))) {
            case SignedPost.Reply.Answered<byte[]> answered -> outcome(answered.status(), answered.body());
            case SignedPost.Reply.None<byte[]> none -> none.why();
        };
    }

    private Attempt outcome(int status, byte[] body) {
        Attempt byStatus = SignedPost.outcome(status);
        if (byStatus instanceof Attempt.Unreachable || body.length == 0) {
            return byStatus;
        }
        return switch (SoapAnswer.of(body, version)) {
            case SoapAnswer.Fault(String code) ->
                switch (code) {
                    case "client" -> new Attempt.Refused("SOAP_CLIENT");
                    case "server" -> new Attempt.Failed("SOAP_SERVER");
                    // every delivery would be answered so, until the configuration says the other version
                    case "version" -> new Attempt.Unreachable("SOAP_VERSION");
                    default -> new Attempt.Failed("SOAP_FAULT");
                };
            case SoapAnswer.Payload(), SoapAnswer.Nothing() -> byStatus;
            // such as a page in which somebody is asked to log in
            case SoapAnswer.NoEnvelope() ->
                SignedPost.isSuccess(status) ? new Attempt.Failed("SOAP_NO_ENVELOPE") : byStatus;
        };
    }

    /** The notice as it is, without the declaration that may stand only at the beginning. */
    private byte[] envelope(byte[] notice) {
        int begin = declarationEnd(notice);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(notice.length + 256);
        whole.writeBytes(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\""
                        + version.namespace() + "\"><soap:Body>")
                .getBytes(StandardCharsets.UTF_8));
        whole.write(notice, begin, trimmedEnd(notice) - begin);
        whole.writeBytes("</soap:Body></soap:Envelope>\n".getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    private static int declarationEnd(byte[] xml) {
        if (xml.length < 2 || xml[0] != '<' || xml[1] != '?') {
            return 0;
        }
        int at = 2;
        while (at + 1 < xml.length && (xml[at] != DECLARATION_ENDS[0] || xml[at + 1] != DECLARATION_ENDS[1])) {
            at++;
        }
        at += 2;
        while (at < xml.length && Character.isWhitespace(xml[at])) {
            at++;
        }
        return Math.min(at, xml.length);
    }

    private static int trimmedEnd(byte[] xml) {
        int end = xml.length;
        while (end > 0 && Character.isWhitespace(xml[end - 1])) {
            end--;
        }
        return end;
    }
}
