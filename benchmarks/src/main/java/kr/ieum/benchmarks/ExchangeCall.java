package kr.ieum.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SignedMessage;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.identity.SystemId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One caller with its connection. */
abstract sealed class ExchangeCall {

    /** How a caller asks. */
    enum Kind {
        /** By mutual TLS; each query is signed with a fresh nonce, each answer verified. */
        SIGNED,
        /** By mutual TLS; the same signed query again and again, and the answer only counted. */
        TLS,
        /** The same without TLS. */
        PLAIN,
        /** As {@link #SIGNED}, but nobody waits for the first answer, and a refusal is an answer too. */
        OFFERED,
        /** By mutual TLS; each announces something new, signed with a fresh nonce, and verifies the acceptance. */
        MESSAGE
    }

    /** How many of them there usually are; each begins with another person. */
    static final int CALLERS = 32;

    private static final int OK = 200;

    private static final List<byte[]> QUERIES = IntStream.range(0, ExchangeFederation.PERSONS)
            .mapToObj(ExchangeFederation::query)
            .toList();

    /** How a connection is opened. */
    private interface Opening {
        KeptConnection open() throws IOException;
    }

    private final Opening opening;
    private final String address;
    private final SystemId system;
    private final MessageSigner signer;
    private final MessageVerifier verifier;
    private KeptConnection connection;

    private ExchangeCall(Opening opening, int port, SystemId system, ExchangeIdentity identity, String keyId)
            throws IOException {
        this.opening = opening;
        this.connection = opening.open();
        this.address = "https://localhost:" + port;
        this.system = system;
        this.signer = new MessageSigner(identity.signing(keyId), Clock.systemUTC(), new SecureRandom());
        AtomicReference<KnownKey> gateway = new AtomicReference<>();
        this.verifier = new MessageVerifier(
                id -> Optional.of(gateway.updateAndGet(known -> known == null ? gatewayKey() : known)),
                Clock.systemUTC());
    }

    /**
     * Opens a connection.
     *
     * @param number callers begin with different persons
     */
    static ExchangeCall open(Kind kind, int port, ExchangeIdentity identity, String keyId, int number)
            throws IOException, GeneralSecurityException {
        SSLContext tls = identity.ofSystem();
        return switch (kind) {
            case SIGNED ->
                new Signed(
                        () -> KeptConnection.open(tls, port), port, identity, keyId, number * QUERIES.size() / CALLERS);
            case TLS -> new Repeated(() -> KeptConnection.open(tls, port), port, identity, keyId);
            case OFFERED -> new Offered(() -> KeptConnection.open(tls, port), port, identity, keyId, number);
            case PLAIN -> new Repeated(() -> KeptConnection.open(port), port, identity, keyId);
            case MESSAGE ->
                new Announced(
                        () -> KeptConnection.open(tls, port),
                        port,
                        EventFederation.FEED,
                        identity,
                        keyId,
                        number * ExchangeFederation.PERSONS / CALLERS);
        };
    }

    /** Has a system say that it holds everybody; the status of the answer. */
    static int takeRoll(int port, SystemId system, ExchangeIdentity identity, String keyId) throws IOException {
        try {
            SSLContext tls = identity.ofSystem();
            Announced any = new Announced(() -> KeptConnection.open(tls, port), port, system, identity, keyId, 0);
            byte[] roll = EventFederation.roll();
            return any.send(any.signed("roll", Fields.NONE.with("content-type", "application/json"), roll), roll)
                    .status();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Opens the connection anew, since a server closes what lay idle, and asks once: opening is no part of what is measured. */
    final void reopen() throws IOException {
        reconnect();
        ask();
    }

    final void reconnect() throws IOException {
        connection.close();
        connection = opening.open();
    }

    /**
     * Asks once.
     *
     * @throws IOException when no answer comes, or one that isn't as it should be
     */
    abstract void ask() throws IOException;

    /**
     * Asks once, and may be refused.
     *
     * @return the status of the answer
     * @throws IOException when no answer comes
     */
    int status() throws IOException {
        ask();
        return OK;
    }

    /** How often the gateway had closed the connection between two requests. */
    int dropped() {
        return 0;
    }

    /** The query about that person as it is sent. */
    final SignedMessage.Request signed(byte[] body) {
        return signed("queries", Fields.NONE.with("content-type", "application/json"), body);
    }

    final SignedMessage.Request signed(String path, Fields fields, byte[] body) {
        return signer.sign(
                SignedMessage.Request.to(
                        "POST",
                        address + "/exchange/v1/" + path,
                        fields.with(ExchangeProfile.SYSTEM_FIELD, system.text())),
                body);
    }

    /**
     * Sends and verifies what comes back.
     *
     * @throws IOException when it isn't the gateway's, or has another status
     */
    final KeptConnection.Answer verified(SignedMessage.Request request, byte[] body, int status) throws IOException {
        KeptConnection.Answer answer = send(request, body);
        Verdict verdict =
                verifier.verify(new SignedMessage.Answer(answer.status(), answer.fields(), request), answer.body());
        if (!(verdict instanceof Verdict.Genuine) || answer.status() != status) {
            throw new IOException("an answer that isn't as it should be: " + answer.status() + " " + verdict + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private KnownKey gatewayKey() {
        try (KeptConnection another = opening.open()) {
            KeptConnection.Answer answer = another.send(
                    SignedMessage.Request.to("GET", address + "/exchange/v1/keys", Fields.NONE), new byte[0]);
            JsonNode key = JsonMapper.shared().readTree(answer.body()).at("/keys/0");
            byte[] spki = Base64.getDecoder().decode(key.path("spki").asString(""));
            return new KnownKey("gateway", VerificationKey.ofSpki(spki).orElseThrow(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final KeptConnection.Answer send(SignedMessage.Request request, byte[] body) throws IOException {
        return connection.send(request, body);
    }

    private static final class Signed extends ExchangeCall {

        /** What stands in every answer that is whole. */
        private static final byte[] WHOLE = ("\"complete\":true,\"permitted\":" + MappedColumn.values().length
                        + ",\"answered\":" + MappedColumn.values().length + ",")
                .getBytes(StandardCharsets.US_ASCII);

        private static final long START_SECONDS = 90;

        private int next;

        Signed(Opening opening, int port, ExchangeIdentity identity, String keyId, int first) throws IOException {
            super(opening, port, ExchangeFederation.DESK, identity, keyId);
            this.next = first;
            identity.keepAnswer(awaited());
        }

        /** The first whole answer: a node that has just started fetches the register's delivery yet. */
        private KeptConnection.Answer awaited() throws IOException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
            while (true) {
                try {
                    return asked();
                } catch (IOException notWhole) {
                    if (System.nanoTime() > end) {
                        throw notWhole;
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                    reconnect();
                }
            }
        }

        @Override
        void ask() throws IOException {
            var _ = asked();
        }

        private KeptConnection.Answer asked() throws IOException {
            byte[] body = QUERIES.get(next);
            next = (next + 1) % QUERIES.size();
            KeptConnection.Answer answer = verified(signed(body), body, OK);
            if (!isWhole(answer.body())) {
                throw new IOException(
                        "an answer that isn't whole: " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer;
        }

        private static boolean isWhole(byte[] body) {
            for (int from = body.length - WHOLE.length; from >= 0; from--) {
                if (Arrays.equals(body, from, from + WHOLE.length, WHOLE, 0, WHOLE.length)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Offered extends ExchangeCall {

        private static final int TOO_MANY = 429;
        private int next;
        private int dropped;

        Offered(Opening opening, int port, ExchangeIdentity identity, String keyId, int number) throws IOException {
            super(opening, port, ExchangeFederation.DESK, identity, keyId);
            this.next = number % QUERIES.size();
        }

        @Override
        void ask() throws IOException {
            if (status() != OK) {
                throw new IOException("refused");
            }
        }

        @Override
        int status() throws IOException {
            byte[] body = QUERIES.get(next);
            next = (next + 1) % QUERIES.size();
            KeptConnection.Answer answer = answered(body);
            if (answer.status() != OK
                    && !(answer.status() == TOO_MANY && answer.fields().has("retry-after"))) {
                throw new IOException("answered " + answer.status());
            }
            return answer.status();
        }

        @Override
        int dropped() {
            return dropped;
        }

        /** Anew where the gateway had closed the connection, as it may between two requests (RFC 9112, section 9.3.1). */
        private KeptConnection.Answer answered(byte[] body) throws IOException {
            try {
                return send(signed(body), body);
            } catch (EOFException | SocketException closed) {
                dropped++;
                reconnect();
                return send(signed(body), body);
            }
        }
    }

    private static final class Repeated extends ExchangeCall {

        private final byte[] body = QUERIES.getFirst();
        private final SignedMessage.Request request;
        private final int length;

        Repeated(Opening opening, int port, ExchangeIdentity identity, String keyId) throws IOException {
            super(opening, port, ExchangeFederation.DESK, identity, keyId);
            this.request = signed(body);
            this.length = identity.keptAnswer().length;
        }

        @Override
        void ask() throws IOException {
            KeptConnection.Answer answer = send(request, body);
            if (answer.status() != OK || answer.body().length != length) {
                throw new IOException("answered " + answer.status() + " with " + answer.body().length + " bytes");
            }
        }
    }

    private static final class Announced extends ExchangeCall {

        private static final int ACCEPTED = 202;

        private int next;

        Announced(Opening opening, int port, SystemId system, ExchangeIdentity identity, String keyId, int first)
                throws IOException {
            super(opening, port, system, identity, keyId);
            this.next = first;
        }

        @Override
        void ask() throws IOException {
            byte[] body = EventFederation.record(next);
            next = (next + 1) % ExchangeFederation.PERSONS;
            Fields fields = Fields.NONE
                    .with("content-type", "application/xml")
                    .with(
                            ExchangeProfile.IDEMPOTENCY_FIELD,
                            '"' + UUID.randomUUID().toString() + '"');
            var _ = verified(signed("messages?event=" + EventFederation.EVENT, fields, body), body, ACCEPTED);
        }
    }
}
