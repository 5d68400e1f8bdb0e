package kr.ieum.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import kr.ieum.client.TlsIdentity;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.systems.CertificateAuthority;
import kr.ieum.gateway.systems.Pem;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Who speaks to whom in one run, as PEM files of its folder: an authority, the server's key and certificate, the system's key and certificate,
 * and the key that the system signs with. Server and peers show the same certificate.
 */
record ExchangeIdentity(Path folder) {

    private static final Duration LIFE = Duration.ofDays(2);
    private static final String KEY = "PRIVATE KEY";
    private static final List<String> ANSWER_FIELDS = List.of("content-digest", "signature-input", "signature");

    /** For one system. */
    static ExchangeIdentity make(Path folder, SystemId system) throws IOException {
        return make(folder, List.of(system)).getFirst();
    }

    /** For several systems under one authority, each in a folder of its own. */
    static List<ExchangeIdentity> make(Path folder, List<SystemId> systems) throws IOException {
        SecureRandom random = new SecureRandom();
        CertificateAuthority authority = CertificateAuthority.make(Clock.systemUTC(), LIFE, random);
        KeyPair server = CertificateAuthority.keyPair(random);
        String certificate = certificate(authority.loopbackServer(info(server), LIFE));
        List<ExchangeIdentity> all = new ArrayList<>();
        for (SystemId system : systems) {
            ExchangeIdentity identity = new ExchangeIdentity(
                    Files.createDirectories(folder.resolve(system.agency() + "-" + system.system())));
            identity.write("ca.pem", certificate(authority.certificate()));
            identity.write("server.pem", certificate);
            identity.write("server-key.pem", Pem.write(KEY, server.getPrivate().getEncoded()));
            identity.writeSystem(system, authority, random);
            all.add(identity);
        }
        return all;
    }

    private void writeSystem(SystemId system, CertificateAuthority authority, SecureRandom random) throws IOException {
        KeyPair pair = CertificateAuthority.keyPair(random);
        SigningKey signing = SigningKey.generate("unnamed", SignatureAlgorithm.ED25519, random);
        write("system.pem", certificate(authority.client(system, info(pair), LIFE)));
        write("system-key.pem", Pem.write(KEY, pair.getPrivate().getEncoded()));
        write("signature-key.pem", signing.secretPem());
        write("signature-public.pem", signing.publicPem());
    }

    private static SubjectPublicKeyInfo info(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private static String certificate(X509Certificate certificate) throws IOException {
        try {
            return Pem.write("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    /** With what the system opens connections. */
    SSLContext ofSystem() throws IOException, GeneralSecurityException {
        return TlsIdentity.of(text("system.pem"), text("system-key.pem"), text("ca.pem"));
    }

    /** Whom a server trusts: the authority of systems. */
    KeyStore trusted() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file("ca.pem"))) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        return store;
    }

    /** The key of requests, under the name that the registry gave it. */
    SigningKey signing(String keyId) throws IOException {
        return SigningKey.ofPem(keyId, text("signature-key.pem")).orElseThrow();
    }

    /** Keeps an answer of the gateway, so that what is compared with it carries as much. */
    synchronized void keepAnswer(KeptConnection.Answer answer) throws IOException {
        Files.write(file("answer.json"), answer.body());
        Files.write(
                file("answer.fields"),
                ANSWER_FIELDS.stream()
                        .map(name -> name + ": " + answer.fields().single(name).orElse(""))
                        .toList());
    }

    /** The body that was kept. */
    byte[] keptAnswer() throws IOException {
        return Files.readAllBytes(file("answer.json"));
    }

    /** The fields that were kept: digest and signature. */
    Map<String, String> keptFields() throws IOException {
        return Files.readAllLines(file("answer.fields")).stream()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toUnmodifiableMap(field -> field[0], field -> field[1]));
    }
}
