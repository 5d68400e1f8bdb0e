package kr.ieum.gateway.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.SubscriberEntry;
import kr.ieum.gateway.exchange.jms.JmsDestination;
import kr.ieum.gateway.exchange.kafka.KafkaDestination;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.sftp.SftpDestination;
import kr.ieum.gateway.exchange.soap.SoapDestination;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.simulator.server.LoopbackPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of what is written about a subscriber becomes the way to it, of whichever transport. */
class SubscriberDestinationsTest {

    private static final String LOGIN = "credential: {user: hub, password: \"secret:simulator-key\"}}";
    private static final String BEARER = "credential: {bearer: \"secret:simulator-key\"}}";

    private static final Destination.Outgoing OUTGOING = new Destination.Outgoing(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new KeyedHash(new byte[32]),
            "application/xml",
            "<a/>".getBytes(UTF_8));

    @Test
    void each_transport_has_a_destination_that_looks_for_it_where_it_is_said_to_be(@TempDir Path folder)
            throws Exception {
        ShippedConfig config = ShippedConfig.copyTo(folder);
        int nobody = LoopbackPorts.free();
        config.replace("endpoints.yaml", "endpoints:\n", """
            endpoints:
              of-kafka: {url: "kafka://127.0.0.1:%1$d"}
              of-sftp: {url: "sftp://127.0.0.1:%1$d", hostKey: "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"}
              of-jms: {url: "tcp://127.0.0.1:%1$d"}
              of-http: {url: "http://127.0.0.1:%1$d"}
            """.formatted(nobody));
        subscribe(config, "pension-events", "of-kafka, transport: kafka, topic: nps.events, format: json, " + LOGIN);
        subscribe(config, "eligibility-events", "of-sftp, transport: sftp, path: /in, format: xml, " + LOGIN);
        subscribe(config, "tax-events", "of-jms, transport: jms, queue: NTS.EVENTS, format: json, " + LOGIN);
        subscribe(
                config,
                "vehicle-events",
                "of-http, transport: soap, soapVersion: \"1.2\", path: /events, format: xml, " + BEARER);
        Catalogue catalogue = Federation.load(config.folder(), Path.of(System.getProperty("ieum.root"), "schemas"))
                .catalogue();

        Map<String, Class<?>> expected = Map.of(
                "pension-events", KafkaDestination.class,
                "eligibility-events", SftpDestination.class,
                "tax-events", JmsDestination.class,
                "vehicle-events", SoapDestination.class);
        try (HttpClient client = HttpClient.newHttpClient()) {
            SubscriberDestinations destinations = new SubscriberDestinations(
                    catalogue,
                    new Secrets(Map.of(), folder.resolve("secrets")),
                    client,
                    new MessageSigner(
                            SigningKey.generate("gateway/1", SignatureAlgorithm.ED25519, new SecureRandom()),
                            Clock.systemUTC(),
                            new SecureRandom()));
            assertThat(catalogue.subscribers()).hasSize(4);
            for (SubscriberEntry subscriber : catalogue.subscribers()) {
                try (Destination destination = destinations.of(subscriber)) {
                    assertThat(destination)
                            .isExactlyInstanceOf(
                                    expected.get(subscriber.system().system()));
                    assertThat(destination.deliver(OUTGOING))
                            .as(subscriber.toString())
                            .isIn(new Attempt.Unreachable("REFUSED"), new Attempt.Unreachable("CONNECTION"));
                }
            }
        }
    }

    private static void subscribe(ShippedConfig config, String system, String how) throws Exception {
        String text = Files.readString(config.folder().resolve("subscribers.yaml"));
        String line = text.lines()
                .filter(one -> one.contains("/" + system + ","))
                .findFirst()
                .orElseThrow();
        config.replace("subscribers.yaml", line, line.substring(0, line.indexOf("endpoint: ")) + "endpoint: " + how);
    }
}
