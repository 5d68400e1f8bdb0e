package kr.ieum.gateway.start;

import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.kafka.KafkaCluster;
import kr.ieum.adapters.kafka.KafkaTopic;
import kr.ieum.adapters.sftp.OutFolder;
import kr.ieum.adapters.soap.SoapVersion;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.CredentialReference;
import kr.ieum.gateway.catalogue.EndpointAddress;
import kr.ieum.gateway.catalogue.SubscriberEntry;
import kr.ieum.gateway.catalogue.SubscriberEntry.Receiving;
import kr.ieum.gateway.catalogue.SubscriberEntry.Receiving.Enveloped.Version;
import kr.ieum.gateway.exchange.http.HttpDestination;
import kr.ieum.gateway.exchange.http.SignedPost;
import kr.ieum.gateway.exchange.jms.JmsDestination;
import kr.ieum.gateway.exchange.kafka.KafkaDestination;
import kr.ieum.gateway.exchange.message.DeliverySettings;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.sftp.SftpDestination;
import kr.ieum.gateway.exchange.soap.SoapDestination;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.Secrets;

/**
 * Makes of a subscriber's entry the destination that delivers to it.
 *
 * @param client that follows no redirects
 * @param signer signs what leaves
 */
record SubscriberDestinations(Catalogue catalogue, Secrets secrets, HttpClient client, MessageSigner signer) {

    private static final Duration PATIENCE = DeliverySettings.STANDARD.patience();

    Destination of(SubscriberEntry subscriber) {
        EndpointAddress endpoint = catalogue.findEndpoint(subscriber.endpoint()).orElseThrow();
        return switch (subscriber.receiving()) {
            case Receiving.Posted(String path) -> new HttpDestination(post(subscriber, endpoint, path));
            case Receiving.Enveloped(String path, Version version, String action) ->
                new SoapDestination(
                        post(subscriber, endpoint, path),
                        switch (version) {
                            case V1_1 -> SoapVersion.V1_1;
                            case V1_2 -> SoapVersion.V1_2;
                        },
                        action);
            case Receiving.Placed(String directory) ->
                new SftpDestination(
                        new OutFolder.Place(
                                endpoint.url(),
                                endpoint.hostKey().orElseThrow(),
                                directory,
                                PATIENCE.dividedBy(6),
                                PATIENCE.dividedBy(2)),
                        login(subscriber),
                        signer);
            case Receiving.Queued(String queue) ->
                new JmsDestination(
                        new JmsDestination.Place(endpoint.url(), queue, PATIENCE), login(subscriber), signer);
            case Receiving.Streamed(String topic) ->
                new KafkaDestination(
                        subscriber.system().text(),
                        new KafkaCluster(
                                endpoint.url(),
                                login(subscriber),
                                PATIENCE.dividedBy(KafkaTopic.STEPS),
                                trustOfThisMachine()),
                        topic,
                        signer);
        };
    }

    private SignedPost post(SubscriberEntry subscriber, EndpointAddress endpoint, String path) {
        return new SignedPost(
                client,
                endpoint.url().resolve(path),
                PATIENCE,
                signer,
                () -> subscriber
                        .credential()
                        .flatMap(credential -> secrets.find(credential.secret()))
                        .map(Secret::reveal));
    }

    /** A secret that was taken away in the meantime is an empty password, which the other side refuses. */
    private Supplier<Credential.Login> login(SubscriberEntry subscriber) {
        return () -> subscriber
                .credential()
                .filter(CredentialReference.Login.class::isInstance)
                .map(CredentialReference.Login.class::cast)
                .map(named -> new Credential.Login(
                        named.user(),
                        secrets.find(named.secret()).map(Secret::reveal).orElse("")))
                .orElseThrow();
    }

    static SSLContext trustOfThisMachine() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this machine's trust store can't be read", e);
        }
    }
}
