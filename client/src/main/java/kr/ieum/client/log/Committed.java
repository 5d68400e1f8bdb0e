package kr.ieum.client.log;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A commitment as it stands in a leaf: it tells nothing to whoever hasn't its opening. */
public final class Committed {

    private static final int BYTES = 32;

    private final byte[] digest;

    private Committed(byte[] digest) {
        this.digest = digest;
    }

    static Committed read(ByteBuffer in) {
        byte[] digest = new byte[BYTES];
        in.get(digest);
        return new Committed(digest);
    }

    /** Whether it is to what the opening holds. */
    public boolean isOpenedBy(Opening opening) {
        return MessageDigest.isEqual(digest, opening.commitment());
    }

    /** 64 hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest);
    }
}
