package kr.ieum.gateway.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.CredentialStanding;
import kr.ieum.gateway.identity.CredentialState;
import kr.ieum.gateway.identity.SystemCertificate;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.identity.SystemKey;
import kr.ieum.gateway.identity.SystemRegistry;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.systems.Credential.Kind;
import kr.ieum.gateway.systems.CredentialText.PublicKeyText;
import kr.ieum.gateway.systems.CredentialText.Read;
import kr.ieum.gateway.systems.CredentialText.Request;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The registry in the database, and the life of what it holds: registered, put in force once an operator has compared the
 * fingerprint with the agency's, replaced with an overlap in which both hold, revoked at once. Each step and its leaf are
 * one transaction. Every question is answered by the database, so that a step holds for the next request on every node.
 */
public final class RegisteredSystems implements SystemRegistry {

    /** For how long a certificate that is signed here, and a signature key, hold. */
    public static final Duration LIFE = Duration.ofDays(365);

    /** The longest time for which the former may still hold. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private static final Duration LONGEST_LIFE = Duration.ofDays(3660);

    private final CredentialRows rows;
    private final Agencies agencies;
    private final Optional<CertificateAuthority> authority;
    private final DisclosureLog log;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * A registry over a migrated database.
     *
     * @param agencies who has which systems; what they don't name isn't registered and doesn't hold
     * @param authority that signs certificates, where there is one here
     */
    public RegisteredSystems(
            DataSource database,
            Agencies agencies,
            Optional<CertificateAuthority> authority,
            DisclosureLog log,
            Clock clock,
            SecureRandom random) {
        this.rows = new CredentialRows(database);
        this.agencies = agencies;
        this.authority = authority;
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Who takes a step.
     *
     * @param official enters the leaf by commitment
     */
    public record Actor(String agency, String official) {
        /** This installation, where it acts by itself. */
        public static final Actor INSTALLATION = new Actor("ieum", "ieum");
    }

    /** What became of a step. */
    public sealed interface Outcome {
        /** It is done. */
        record Done(Credential credential) implements Outcome {}

        /** Nothing was done. */
        record Hindered(Hindrance hindrance) implements Outcome {}
    }

    /** By which signatures name a key: its system, and the beginning of the key's SHA-256. */
    public static String keyId(SystemId system, SubjectPublicKeyInfo key) {
        String id = Digest.sha256(encoded(key)).hex();
        return system.text() + "/" + id.substring(0, 8) + "." + id.substring(8, 16);
    }

    /** Whether an agency of the federation has this system. */
    public boolean isKnown(SystemId system) {
        return agencies.find(system.agency())
                .filter(agency -> agency.hasSystem(system.system()))
                .isPresent();
    }

    /** Every system that an agency of the federation has, by agency. */
    public List<SystemId> known() {
        return agencies.agencies().stream()
                .flatMap(agency -> agency.systems().stream().map(system -> new SystemId(agency.code(), system.id())))
                .toList();
    }

    /** Whether certificates are signed here. */
    public boolean signs() {
        return authority.isPresent();
    }

    /**
     * Signs a certificate for who proves to hold the key, and registers it.
     *
     * @param pem PKCS#10; nothing of it but the key is taken over
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was done
     */
    public Outcome sign(SystemId system, String pem, Actor by) {
        if (authority.isEmpty()) {
            return new Outcome.Hindered(Hindrance.NO_AUTHORITY);
        }
        if (!isKnown(system)) {
            return new Outcome.Hindered(Hindrance.NO_SUCH_SYSTEM);
        }
        return switch (CredentialText.request(pem)) {
            case Read.Faulty<Request>(CredentialText.Fault fault) -> hindered(fault);
            case Read.Good<Request>(Request request) ->
                register(system, authority.get().client(system, request.key(), LIFE), by);
        };
    }

    /**
     * Registers a certificate that another authority issued.
     *
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was done
     */
    public Outcome registerCertificate(SystemId system, String pem, Actor by) {
        return switch (CredentialText.certificate(pem)) {
            case Read.Faulty<X509Certificate>(CredentialText.Fault fault) -> hindered(fault);
            case Read.Good<X509Certificate>(X509Certificate certificate) -> register(system, certificate, by);
        };
    }

    /**
     * Registers a key for signatures.
     *
     * @param pem SubjectPublicKeyInfo
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was done
     */
    public Outcome registerKey(SystemId system, String pem, Actor by) {
        return switch (CredentialText.publicKey(pem)) {
            case Read.Faulty<PublicKeyText>(CredentialText.Fault fault) -> hindered(fault);
            case Read.Good<PublicKeyText>(PublicKeyText text) -> {
                byte[] encoded = encoded(text.key());
                String id = Digest.sha256(encoded).hex();
                CredentialStanding standing =
                        new CredentialStanding(now(), now().plus(LIFE), CredentialState.REQUESTED, Optional.empty());
                yield register(
                        new CredentialRows.Fresh(
                                new Credential(
                                        id,
                                        Kind.KEY,
                                        system,
                                        Optional.of(keyId(system, text.key())),
                                        text.type(),
                                        "",
                                        Pem.write("PUBLIC KEY", encoded),
                                        now(),
                                        standing),
                                encoded,
                                id),
                        by);
            }
        };
    }

    private Outcome register(SystemId system, X509Certificate certificate, Actor by) {
        SubjectPublicKeyInfo key =
                SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded());
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (!now().isBefore(until) || until.isAfter(now().plus(LONGEST_LIFE))) {
            return new Outcome.Hindered(Hindrance.TIME);
        }
        byte[] encoded = encoded(certificate);
        Credential credential = new Credential(
                Digest.sha256(encoded).hex(),
                Kind.CERTIFICATE,
                system,
                Optional.empty(),
                KeyType.of(key).orElseThrow(),
                CredentialText.shown(certificate.getSubjectX500Principal().getName()),
                Pem.write("CERTIFICATE", encoded),
                now(),
                new CredentialStanding(from, until, CredentialState.REQUESTED, Optional.empty()));
        return register(
                new CredentialRows.Fresh(
                        credential, encoded, Digest.sha256(encoded(key)).hex()),
                by);
    }

    private Outcome register(CredentialRows.Fresh fresh, Actor by) {
        if (!isKnown(fresh.credential().system())) {
            return new Outcome.Hindered(Hindrance.NO_SUCH_SYSTEM);
        }
        return write(
                fresh.credential(),
                List.of(leaf(by, "registered", fresh.credential())),
                connection -> CredentialRows.insert(connection, fresh));
    }

    /**
     * Puts one in force.
     *
     * @param replaces id of the one whose place it takes, of the same system and kind; nothing where it stands beside the others
     * @param overlap for how long that one still holds, at most {@link #LONGEST_OVERLAP}
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was done
     */
    public Outcome activate(String id, Optional<String> replaces, Duration overlap, Actor by) {
        Optional<Credential> found = rows.find(id);
        if (found.isEmpty()) {
            return new Outcome.Hindered(Hindrance.NOT_THERE);
        }
        Credential fresh = found.get();
        if (fresh.standing().at(now()) != CredentialState.REQUESTED) {
            return new Outcome.Hindered(Hindrance.WRONG_STATE);
        }
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            return new Outcome.Hindered(Hindrance.TIME);
        }
        Optional<Credential> former = replaces.flatMap(rows::find);
        if (replaces.isPresent()
                && former.filter(one -> isReplaceable(one, fresh)).isEmpty()) {
            return new Outcome.Hindered(Hindrance.NOT_REPLACEABLE);
        }
        Instant holdsUntil = now().plus(overlap);
        List<Leaf> leaves = new ArrayList<>();
        former.ifPresent(one -> leaves.add(leaf(by, "replaced", one)));
        leaves.add(leaf(by, "activated", fresh));
        return write(fresh, leaves, connection -> {
            if (former.isPresent()) {
                CredentialRows.replace(connection, former.get().id(), holdsUntil);
            }
            CredentialRows.move(connection, id, CredentialState.REQUESTED, CredentialState.ACTIVE);
        });
    }

    private boolean isReplaceable(Credential former, Credential fresh) {
        return former.system().equals(fresh.system())
                && former.kind() == fresh.kind()
                && former.standing().at(now()) == CredentialState.ACTIVE;
    }

    /**
     * Takes one out of force at once and for good, whatever its state.
     *
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was done
     */
    public Outcome revoke(String id, Actor by) {
        Optional<Credential> found = rows.find(id);
        if (found.isEmpty()) {
            return new Outcome.Hindered(Hindrance.NOT_THERE);
        }
        CredentialState present = found.get().standing().state();
        return present == CredentialState.REVOKED
                ? new Outcome.Hindered(Hindrance.WRONG_STATE)
                : write(
                        found.get(),
                        List.of(leaf(by, "revoked", found.get())),
                        connection -> CredentialRows.move(connection, id, present, CredentialState.REVOKED));
    }

    private Outcome write(Credential credential, List<Leaf> leaves, Companion row) {
        try {
            log.append(leaves, List.of(row));
            return new Outcome.Done(rows.find(credential.id()).orElseThrow());
        } catch (CredentialRows.Refused e) {
            return new Outcome.Hindered(e.hindrance());
        } catch (CompanionRefused e) {
            throw new IllegalStateException("no other companion is there", e);
        }
    }

    /** In clear: whose, and which by its fingerprint. Both are known to everybody who deals with the system. */
    private Leaf leaf(Actor by, String step, Credential credential) {
        String kind = credential.kind() == Kind.KEY ? "system-key-" : "system-certificate-";
        return Leaf.Admin.closed(
                clock.instant(),
                by.agency(),
                kind + step,
                credential.system().text() + " " + credential.fingerprint(),
                by.official(),
                credential.pem(),
                random);
    }

    private static Outcome hindered(CredentialText.Fault fault) {
        return new Outcome.Hindered(
                switch (fault) {
                    case NOT_READABLE -> Hindrance.NOT_READABLE;
                    case KEY_TYPE -> Hindrance.KEY_TYPE;
                    case NO_POSSESSION -> Hindrance.NO_POSSESSION;
                });
    }

    /** As both databases keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static byte[] encoded(SubjectPublicKeyInfo key) {
        try {
            return key.getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("it was read from its encoding", e);
        }
    }

    /** One certificate or key. */
    public Optional<Credential> find(String id) {
        return rows.find(id);
    }

    /** Everything that is registered, by system. */
    public List<Credential> all() {
        return rows.all();
    }

    @Override
    public Optional<SystemCertificate> certificate(String fingerprint) {
        return rows.find(fingerprint)
                .filter(one -> one.kind() == Kind.CERTIFICATE && isKnown(one.system()))
                .map(RegisteredSystems::certificate);
    }

    @Override
    public Optional<SystemKey> key(String keyId) {
        return rows.key(keyId).filter(key -> isKnown(key.system()));
    }

    @Override
    public List<SystemCertificate> certificates() {
        return rows.all().stream()
                .filter(one -> one.kind() == Kind.CERTIFICATE)
                .map(RegisteredSystems::certificate)
                .toList();
    }

    @Override
    public List<SystemKey> keys() {
        return rows.keys();
    }

    private static SystemCertificate certificate(Credential one) {
        return new SystemCertificate(one.id(), one.system(), one.subject(), one.standing());
    }
}
