package kr.ieum.client.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;

/**
 * The field {@code Content-Digest} with SHA-256 (RFC 9530). Exactly one digest is read, and no other algorithm beside it: a
 * second one that nobody checks would only be taken for checked.
 */
public final class ContentDigest {

    /** Name of the field, in lower case as signatures write it. */
    public static final String FIELD = "content-digest";

    private static final String ALGORITHM = "sha-256";
    private static final int BYTES = 32;

    private final byte[] digest;

    private ContentDigest(byte[] digest) {
        this.digest = digest;
    }

    /** The digest of this body, which may be empty. */
    public static ContentDigest of(byte[] body) {
        return new ContentDigest(sha256(body));
    }

    /** The digest that a field's value names; empty where the value isn't exactly one SHA-256 digest. */
    public static Optional<ContentDigest> parse(String fieldValue) {
        return StrictFields.dictionary(fieldValue)
                .map(Dictionary::get)
                .filter(members -> members.size() == 1)
                .map(members -> members.get(ALGORITHM))
                .filter(ByteSequenceItem.class::isInstance)
                .map(ByteSequenceItem.class::cast)
                .filter(item -> item.getParams().isEmpty())
                .map(item -> StrictFields.bytes(item.get()))
                .filter(bytes -> bytes.length == BYTES)
                .map(ContentDigest::new);
    }

    /** The field's value. */
    public String fieldValue() {
        return ALGORITHM + "=:" + Base64.getEncoder().encodeToString(digest) + ":";
    }

    /** Whether this body is the one. */
    public boolean matches(byte[] body) {
        return MessageDigest.isEqual(digest, sha256(body));
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
