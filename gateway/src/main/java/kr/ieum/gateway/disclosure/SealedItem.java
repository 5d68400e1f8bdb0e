package kr.ieum.gateway.disclosure;

import java.nio.ByteBuffer;
import kr.ieum.gateway.disclosure.Intended.Relation;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Salt;

/**
 * What lies under the subject's key: a version byte, the relation, whether somebody of the case is protected from the subject,
 * and the three openings, each its salt and its value behind a length in four bytes (big-endian).
 */
record SealedItem(Relation relation, boolean shielded, Openings openings) {

    private static final byte VERSION = 1;

    byte[] encode() {
        byte[] subject = openings.subject().value();
        byte[] caseRef = openings.caseRef().value();
        byte[] official = openings.official().value();
        ByteBuffer out = ByteBuffer.allocate(
                        3 + 3 * (Salt.BYTES + 4) + subject.length + caseRef.length + official.length)
                .put(VERSION)
                .put(code(relation))
                .put((byte) (shielded ? 1 : 0));
        put(out, openings.subject(), subject);
        put(out, openings.caseRef(), caseRef);
        put(out, openings.official(), official);
        return out.array();
    }

    static SealedItem decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION) {
            throw new IllegalStateException("a disclosed item of another version");
        }
        Relation relation = relation(in.get());
        boolean shielded = in.get() == 1;
        return new SealedItem(
                relation,
                shielded,
                new Openings(opening(in, Purpose.SUBJECT), opening(in, Purpose.CASE), opening(in, Purpose.OFFICIAL)));
    }

    private static byte code(Relation relation) {
        return switch (relation) {
            case APPLICANT -> 1;
            case DECEASED -> 2;
            case MEMBER -> 3;
        };
    }

    private static Relation relation(byte code) {
        return switch (code) {
            case 1 -> Relation.APPLICANT;
            case 2 -> Relation.DECEASED;
            case 3 -> Relation.MEMBER;
            default -> throw new IllegalStateException("a disclosed item of an unknown relation");
        };
    }

    private static void put(ByteBuffer out, Opening opening, byte[] value) {
        out.put(opening.salt().bytes()).putInt(value.length).put(value);
    }

    private static Opening opening(ByteBuffer in, Purpose purpose) {
        byte[] salt = new byte[Salt.BYTES];
        in.get(salt);
        byte[] value = new byte[in.getInt()];
        in.get(value);
        return new Opening(purpose, Salt.of(salt), value);
    }

    @Override
    public String toString() {
        return "SealedItem[…]";
    }
}
