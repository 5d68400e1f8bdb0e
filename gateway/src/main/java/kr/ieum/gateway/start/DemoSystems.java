package kr.ieum.gateway.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.Agency;
import kr.ieum.gateway.identity.PrivateFiles;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.systems.CertificateAuthority;
import kr.ieum.gateway.systems.Credential;
import kr.ieum.gateway.systems.Hindrance;
import kr.ieum.gateway.systems.Pem;
import kr.ieum.gateway.systems.RegisteredSystems;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import kr.ieum.gateway.systems.RegisteredSystems.Outcome;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the demo's systems would hold, in one folder: {@code ca.pem} to trust, and beneath {@code AGENCY-SYSTEM} each one's
 * {@code certificate.pem}, {@code key.pem}, {@code signature-key.pem}, {@code signature-public.pem} and {@code key-id}. Whoever reads
 * the folder runs the demo. The last file of a step is the one that says it is whole.
 *
 * @param authority that signs the demo's certificates
 */
record DemoSystems(Path folder, CertificateAuthority authority) {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSystems.class);
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final int PORT = 8443;

    static DemoSystems open(Path folder, Agencies agencies, Clock clock) throws IOException {
        try {
            SecureRandom random = new SecureRandom();
            PrivateFiles.folder(folder);
            boolean fresh = !Files.exists(folder.resolve("ca.pem"));
            CertificateAuthority authority = fresh
                    ? CertificateAuthority.make(clock, LIFE, random)
                    : new CertificateAuthority(
                            certificate(folder.resolve("ca.pem")), key(folder.resolve("ca-key.pem")), clock, random);
            DemoSystems systems = new DemoSystems(folder, authority);
            if (fresh) {
                systems.server(random);
            }
            for (Agency agency : agencies.agencies()) {
                for (Agency.AgencySystem system : agency.systems()) {
                    systems.system(new SystemId(agency.code(), system.id()), fresh, random);
                }
            }
            if (fresh) {
                write(
                        folder.resolve("ca-key.pem"),
                        "PRIVATE KEY",
                        authority.key().getEncoded());
                write(
                        folder.resolve("ca.pem"),
                        "CERTIFICATE",
                        authority.certificate().getEncoded());
            }
            return systems;
        } catch (GeneralSecurityException e) {
            throw new IOException(folder + " isn't what the demo made; remove it", e);
        }
    }

    private void server(SecureRandom random) throws IOException, GeneralSecurityException {
        KeyPair pair = CertificateAuthority.keyPair(random);
        Path server = folder.resolve("server");
        write(server.resolve("key.pem"), "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(
                server.resolve("certificate.pem"),
                "CERTIFICATE",
                authority.loopbackServer(info(pair), LIFE).getEncoded());
    }

    private void system(SystemId system, boolean anew, SecureRandom random)
            throws IOException, GeneralSecurityException {
        Path own = folder(system);
        if (!anew && Files.exists(own.resolve("key-id"))) {
            return;
        }
        KeyPair tls = CertificateAuthority.keyPair(random);
        KeyPair signing = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        write(own.resolve("key.pem"), "PRIVATE KEY", tls.getPrivate().getEncoded());
        PrivateFiles.write(
                own.resolve("certificate.pem"),
                Pem.write(
                                "CERTIFICATE",
                                authority.client(system, info(tls), LIFE).getEncoded())
                        + Pem.write("CERTIFICATE", authority.certificate().getEncoded()));
        write(
                own.resolve("signature-key.pem"),
                "PRIVATE KEY",
                signing.getPrivate().getEncoded());
        write(
                own.resolve("signature-public.pem"),
                "PUBLIC KEY",
                signing.getPublic().getEncoded());
        PrivateFiles.write(own.resolve("key-id"), RegisteredSystems.keyId(system, info(signing)) + "\n");
    }

    /** Where that system's files are. */
    Path folder(SystemId system) {
        return folder.resolve(system.agency() + "-" + system.system());
    }

    /** With what the systems' port is opened. */
    SystemsSettings settings() {
        return new SystemsSettings(
                PORT,
                folder.resolve("server").resolve("certificate.pem"),
                folder.resolve("server").resolve("key.pem"),
                folder.resolve("ca.pem"));
    }

    /** Registers what the registry doesn't know yet, and puts it in force; what was done to it since stays as it is. */
    void registerAt(RegisteredSystems registry) throws IOException {
        for (SystemId system : registry.known()) {
            Path own = folder(system);
            if (registry.certificate(fingerprint(own.resolve("certificate.pem")))
                    .isEmpty()) {
                String certificate = Files.readString(own.resolve("certificate.pem"));
                enter(registry, registry.registerCertificate(system, certificate, Actor.INSTALLATION));
            }
            if (registry.key(Files.readString(own.resolve("key-id")).strip()).isEmpty()) {
                String key = Files.readString(own.resolve("signature-public.pem"));
                enter(registry, registry.registerKey(system, key, Actor.INSTALLATION));
            }
        }
    }

    private static String fingerprint(Path file) throws IOException {
        try {
            return Digest.sha256(certificate(file).getEncoded()).hex();
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " isn't what the demo made; remove its folder", e);
        }
    }

    private static void enter(RegisteredSystems registry, Outcome registered) {
        switch (registered) {
            case Outcome.Done(Credential one) ->
                registry.activate(one.id(), Optional.empty(), Duration.ZERO, Actor.INSTALLATION);
            case Outcome.Hindered(Hindrance hindrance) when hindrance == Hindrance.KNOWN -> {
                // since an earlier start
            }
            case Outcome.Hindered(Hindrance hindrance) ->
                LOG.warn("a demo system's certificate or key isn't registered: {}", hindrance);
        }
    }

    private static SubjectPublicKeyInfo info(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private static void write(Path file, String type, byte[] der) throws IOException {
        PrivateFiles.write(file, Pem.write(type, der));
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        byte[] der = Pem.read(Files.readString(file), "PRIVATE KEY")
                .orElseThrow(() -> new IOException(file + " holds no key; remove the folder"));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
