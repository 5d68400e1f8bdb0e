package kr.ieum.gateway.disclosure;

import javax.crypto.SecretKey;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.leaf.Opening;

/**
 * A subject's key, unwrapped.
 *
 * @param tombstone opens what the leaf of this key's erasure will carry
 */
record HeldKey(KeyedHash subject, SecretKey key, Opening tombstone) {

    /** The 32 bytes that stand in the key's row. */
    byte[] tombstoneBytes() {
        return tombstone.commitment().digest().bytes();
    }

    @Override
    public String toString() {
        return "HeldKey[…]";
    }
}
