package kr.ieum.gateway.disclosure;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Salt;
import kr.ieum.schemas.model.SubjectKey;
import org.springframework.dao.DataAccessException;

/**
 * A key for each subject, 256 random bits, made by the first look-up that names the subject and kept wrapped under a key that
 * only the master key yields. Unwrapped keys are held for a minute, so that the look-ups of a case read each once; a key that
 * was destroyed elsewhere is noticed when something sealed under it is written ({@link KeyDestroyed}).
 */
public final class SubjectKeys {

    /** How long an unwrapped key is held. */
    static final Duration HELD = Duration.ofMinutes(1);

    private static final int MOST_HELD = 4096;
    private static final int KEY_BYTES = 32;

    private final DisclosureStore store;
    private final DisclosureReferences references;
    private final SecretKey wrapping;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<KeyedHash, Kept> held = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<KeyedHash, Kept> eldest) {
            return size() > MOST_HELD;
        }
    };

    private record Kept(HeldKey key, Instant until) {}

    /** @param wrapping derived from the master key for this purpose alone */
    public SubjectKeys(
            DisclosureStore store,
            DisclosureReferences references,
            SecretKey wrapping,
            Clock clock,
            SecureRandom random) {
        this.store = store;
        this.references = references;
        this.wrapping = wrapping;
        this.clock = clock;
        this.random = random;
    }

    /** The subject's key; the first call makes it. */
    HeldKey of(SubjectKey subject) {
        KeyedHash reference = references.subjectKey(subject);
        return held(reference).orElseGet(() -> {
            try {
                HeldKey key = stored(reference).orElseGet(() -> {
                    insert(reference, subject);
                    // another node may have been quicker: what stands in the database counts
                    return stored(reference)
                            .orElseThrow(() -> new KeysUnavailable("a key was destroyed as soon as made", new Gone()));
                });
                hold(key);
                return key;
            } catch (DataAccessException e) {
                throw new KeysUnavailable("the keys of subjects can't be read or made", e);
            }
        });
    }

    /** The subject's key if there is one, from the database. */
    Optional<HeldKey> find(SubjectKey subject) {
        try {
            return stored(references.subjectKey(subject));
        } catch (DataAccessException e) {
            throw new KeysUnavailable("the keys of subjects can't be read", e);
        }
    }

    /** Forgets the held keys; the database says what is left of them. */
    void forgetHeld() {
        synchronized (held) {
            held.clear();
        }
    }

    private Optional<HeldKey> held(KeyedHash reference) {
        synchronized (held) {
            Kept kept = held.get(reference);
            if (kept == null || !clock.instant().isBefore(kept.until)) {
                held.remove(reference);
                return Optional.empty();
            }
            return Optional.of(kept.key);
        }
    }

    private void hold(HeldKey key) {
        synchronized (held) {
            held.put(key.subject(), new Kept(key, clock.instant().plus(HELD)));
        }
    }

    private Optional<HeldKey> stored(KeyedHash reference) {
        return store.findKey(reference).map(row -> {
            byte[] plain = Sealing.open(wrapping, row.sealed(), reference.bytes(), row.tombstone())
                    .orElseThrow(() -> new KeysUnavailable(
                            "a subject's key can't be opened with this node's master key: put the master key with which"
                                    + " this database was used into the data folder",
                            new Gone()));
            byte[] key = Arrays.copyOf(plain, KEY_BYTES);
            byte[] salt = Arrays.copyOfRange(plain, KEY_BYTES, KEY_BYTES + Salt.BYTES);
            byte[] value = Arrays.copyOfRange(plain, KEY_BYTES + Salt.BYTES, plain.length);
            return new HeldKey(
                    reference, new SecretKeySpec(key, "AES"), new Opening(Purpose.SUBJECT, Salt.of(salt), value));
        });
    }

    private void insert(KeyedHash reference, SubjectKey subject) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Opening tombstone = Opening.fresh(Purpose.SUBJECT, subject.text(), random);
        byte[] named = tombstone.commitment().digest().bytes();
        byte[] value = tombstone.value();
        byte[] plain = ByteBuffer.allocate(KEY_BYTES + Salt.BYTES + value.length)
                .put(key)
                .put(tombstone.salt().bytes())
                .put(value)
                .array();
        store.addKey(
                reference, named, Sealing.seal(wrapping, plain, random, reference.bytes(), named), clock.instant());
    }

    /** Stands for a cause that says nothing more. */
    private static final class Gone extends Exception {
        private static final long serialVersionUID = 1L;

        Gone() {
            super("", null, false, false);
        }
    }
}
