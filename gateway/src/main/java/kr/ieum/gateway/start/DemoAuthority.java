package kr.ieum.gateway.start;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import kr.ieum.gateway.identity.PrivateFiles;
import kr.ieum.gateway.log.timestamp.AskedAuthority;
import kr.ieum.gateway.log.timestamp.TestAuthority;
import kr.ieum.gateway.log.timestamp.TrustedAuthority;

/**
 * The demo's own timestamp authority: made at the first timestamp, and kept in a folder, so that what it stamped before can still be
 * checked: {@code authority.p12}, and {@code root.pem} for {@code openssl ts -verify -CAfile}.
 */
final class DemoAuthority {
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final String ENTRY = "authority";

    /** No secret: whoever reads the folder runs the demo. */
    private static final char[] PASSWORD = "demo".toCharArray();

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private Optional<AskedAuthority> asked = Optional.empty();

    DemoAuthority(Path folder) {
        this.folder = folder;
    }

    synchronized AskedAuthority asked(Clock clock) throws IOException {
        if (asked.isEmpty()) {
            TestAuthority authority = open(clock);
            asked = Optional.of(new AskedAuthority(authority, new TrustedAuthority(authority.root()), random));
        }
        return asked.get();
    }

    private TestAuthority open(Clock clock) throws IOException {
        Path file = folder.resolve("authority.p12");
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            if (!Files.exists(file)) {
                TestAuthority made = TestAuthority.make(clock, LIFE, random);
                store.load(null, PASSWORD);
                store.setKeyEntry(ENTRY, made.key(), PASSWORD, new Certificate[] {made.certificate(), made.root()});
                PrivateFiles.folder(folder);
                PrivateFiles.write(folder.resolve("root.pem"), pem(made.root()));
                try (OutputStream out = Files.newOutputStream(file)) {
                    store.store(out, PASSWORD);
                }
                return made;
            }
            try (var in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            Certificate[] chain = store.getCertificateChain(ENTRY);
            if (chain.length == 2
                    && chain[0] instanceof X509Certificate certificate
                    && chain[1] instanceof X509Certificate root
                    && store.getKey(ENTRY, PASSWORD) instanceof PrivateKey key) {
                return new TestAuthority(root, certificate, key, clock, random);
            }
            throw new IOException(file + " isn't what the demo made; remove it");
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " can't be read; remove it", e);
        }
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
