package kr.ieum.gateway.exchange.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import kr.ieum.adapters.soap.SoapVersion;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.exchange.http.ReceivingServer;
import kr.ieum.gateway.exchange.http.ReceivingServer.Answer;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.message.Destination.Outgoing;
import kr.ieum.gateway.exchange.message.DestinationContract;
import kr.ieum.gateway.keys.KeyedHash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** A delivery by SOAP, against a real server. */
class SoapDestinationTest extends DestinationContract {

    private static final String ACTION = "urn:nps:events:1#announce";
    private static final MessageSigner SIGNER = new MessageSigner(
            SigningKey.generate("gateway/1", SignatureAlgorithm.ED25519, new SecureRandom()),
            Clock.systemUTC(),
            new SecureRandom());
    private static final Outgoing OUTGOING = new Outgoing(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new KeyedHash(new byte[32]),
            "application/xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<notice xmlns=\"urn:n\"><name>민가온 &amp; co</name></notice>\n"
                    .getBytes(UTF_8));

    private ReceivingServer server;

    private static String envelope(String body) {
        return "<s:Envelope xmlns:s='" + SoapVersion.V1_1.namespace() + "'><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    private static String fault(String code) {
        return envelope(
                "<s:Fault><faultcode>s:" + code + "</faultcode><faultstring>850213-1104958</faultstring></s:Fault>");
    }

    private static String fault12(String code) {
        return "<e:Envelope xmlns:e='" + SoapVersion.V1_2.namespace() + "'><e:Body><e:Fault><e:Code><e:Value>e:" + code
                + "</e:Value></e:Code><e:Reason><e:Text>850213-1104958</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>";
    }

    @Override
    protected Stand stand() throws IOException {
        Map<String, Answer> answers = new HashMap<>(Map.of(
                ReceivingServer.TAKES,
                new Answer(200, envelope("<taken xmlns='urn:n'/>")),
                "/empty-body",
                new Answer(200, envelope("")),
                "/accepted",
                new Answer(202, ""),
                "/client",
                new Answer(500, fault("Client")),
                "/server",
                new Answer(500, fault("Server")),
                "/version",
                new Answer(500, fault("VersionMismatch")),
                "/fault-in-200",
                new Answer(200, fault("Client")),
                "/sender",
                new Answer(400, fault12("Sender")),
                "/receiver",
                new Answer(500, fault12("Receiver")),
                "/login",
                new Answer(200, "<html><body>로그인</body></html>")));
        answers.put("/away", new Answer(503, fault("Client")));
        answers.put(
                "/dtd",
                new Answer(
                        200,
                        "<!DOCTYPE s:Envelope [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + envelope("<a>&e;</a>")));
        server = new ReceivingServer(answers);
        return new Agency();
    }

    private Destination to(String path, SoapVersion version) {
        return new SoapDestination(server.post(path, SIGNER), version, ACTION);
    }

    private final class Agency implements Stand {

        private Destination to(String path, MessageSigner signer) {
            return new SoapDestination(server.post(path, signer), SoapVersion.V1_1, ACTION);
        }

        @Override
        public Destination destination(MessageSigner signer) {
            return to(ReceivingServer.TAKES, signer);
        }

        @Override
        public Destination stranger(MessageSigner signer) {
            return new SoapDestination(server.stranger(signer), SoapVersion.V1_1, ACTION);
        }

        @Override
        public Optional<Destination> refusing(MessageSigner signer) {
            return Optional.of(to("/client", signer));
        }

        @Override
        public Optional<Destination> failing(MessageSigner signer) {
            return Optional.of(to("/server", signer));
        }

        @Override
        public Destination at(int port, MessageSigner signer) {
            return new SoapDestination(server.at(port, signer), SoapVersion.V1_1, ACTION);
        }

        @Override
        public List<Came> came(UUID delivery) {
            return server.posted(delivery).stream()
                    .map(one -> new Came(
                            one.body(),
                            (verifier, body) -> verifier.verify(one.request(), body, (key, nonce, until) -> true)))
                    .toList();
        }

        @Override
        public void away() {
            server.away();
        }

        @Override
        public void back() throws IOException {
            server.back();
        }

        @Override
        public void end() {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_notice_is_the_one_child_of_the_body_and_the_action_stands_where_the_version_has_it(SoapVersion version)
            throws Exception {
        to(ReceivingServer.TAKES, version).deliver(OUTGOING);
        ReceivingServer.Posted posted = server.posted(OUTGOING.delivery()).getLast();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(posted.body()));
        Node body = document.getDocumentElement().getFirstChild();
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(version.namespace());
        assertThat(body.getLocalName()).isEqualTo("Body");
        assertThat(body.getChildNodes().getLength()).isEqualTo(1);
        assertThat(body.getFirstChild().getNamespaceURI()).isEqualTo("urn:n");
        assertThat(body.getFirstChild().getTextContent()).isEqualTo("민가온 & co");
        String type = posted.request().fields().single("content-type").orElseThrow();
        switch (version) {
            case V1_1 -> {
                assertThat(type).isEqualTo("text/xml; charset=utf-8");
                assertThat(posted.request().fields().single("soapaction")).contains('"' + ACTION + '"');
            }
            case V1_2 -> {
                assertThat(type).isEqualTo("application/soap+xml; charset=utf-8; action=\"" + ACTION + '"');
                assertThat(posted.request().fields().has("soapaction")).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/events,V1_1,Delivered,",
        "/empty-body,V1_1,Delivered,",
        "/accepted,V1_2,Delivered,",
        "/client,V1_1,Refused,SOAP_CLIENT",
        "/fault-in-200,V1_1,Refused,SOAP_CLIENT",
        "/sender,V1_2,Refused,SOAP_CLIENT",
        "/server,V1_1,Failed,SOAP_SERVER",
        "/receiver,V1_2,Failed,SOAP_SERVER",
        "/version,V1_1,Unreachable,SOAP_VERSION",
        "/away,V1_1,Unreachable,HTTP_503",
        "/login,V1_1,Failed,SOAP_NO_ENVELOPE",
        "/dtd,V1_1,Failed,SOAP_NO_ENVELOPE",
        "/events,V1_2,Failed,SOAP_NO_ENVELOPE"
    })
    void a_fault_says_whose_it_is_and_a_page_is_no_receipt(String path, SoapVersion version, String kind, String cause)
            throws Exception {
        Attempt attempt = to(path, version).deliver(OUTGOING);
        assertThat(attempt.getClass().getSimpleName()).isEqualTo(kind);
        if (cause != null) {
            assertThat(attempt.toString()).contains("[cause=" + cause + "]");
        }
    }
}
