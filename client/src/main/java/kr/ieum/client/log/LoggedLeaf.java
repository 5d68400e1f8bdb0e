package kr.ieum.client.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a leaf says: those kinds that answers carry. Persons, cases, officials and values stand in it as commitments alone; who has an
 * {@link Opening} can show what was committed to. The bytes are described at the gateway ({@code docs/operations/log.md}).
 */
public sealed interface LoggedLeaf {

    /** When it was written. */
    Instant time();

    /** Whether one of its commitments is to what that opening holds. */
    boolean commits(Opening opening);

    /**
     * It was intended to ask, under an agreement, about one subject.
     *
     * @param lookup id of the look-up or query
     */
    record Intent(
            Instant time,
            UUID lookup,
            String agency,
            String agreement,
            int version,
            String task,
            List<Asked> asked,
            Committed subject,
            Committed caseNumber,
            Committed official)
            implements LoggedLeaf {

        /** Makes it immutable. */
        public Intent {
            asked = List.copyOf(asked);
        }

        @Override
        public boolean commits(Opening opening) {
            return switch (opening.purpose()) {
                case SUBJECT -> subject.isOpenedBy(opening);
                case CASE -> caseNumber.isOpenedBy(opening);
                case OFFICIAL -> official.isOpenedBy(opening);
                case VALUES -> false;
            };
        }
    }

    /** An attribute that was to be asked, in which form, and by which grant. */
    record Asked(String attribute, String form, String grant, String register) {}

    /**
     * What left a register for an intent.
     *
     * @param intent index of the intent's leaf in the shard
     */
    record Release(Instant time, String shard, long intent, String register, List<Left> left, Committed values)
            implements LoggedLeaf {

        /** Makes it immutable. */
        public Release {
            left = List.copyOf(left);
        }

        @Override
        public boolean commits(Opening opening) {
            return opening.purpose() == Opening.Purpose.VALUES && values.isOpenedBy(opening);
        }
    }

    /**
     * An attribute of a release.
     *
     * @param value whether a value left; otherwise only a state was shown
     * @param formOrState the form of the value, or that state
     */
    record Left(String attribute, boolean value, String formOrState) {}

    /** It was refused. */
    record Refusal(
            Instant time,
            UUID lookup,
            String agency,
            String task,
            String reason,
            Committed subject,
            Committed caseNumber,
            Committed official)
            implements LoggedLeaf {

        @Override
        public boolean commits(Opening opening) {
            return switch (opening.purpose()) {
                case SUBJECT -> subject.isOpenedBy(opening);
                case CASE -> caseNumber.isOpenedBy(opening);
                case OFFICIAL -> official.isOpenedBy(opening);
                case VALUES -> false;
            };
        }
    }

    /** Reads a leaf; nothing where it is of another kind, or its bytes aren't as they are written. */
    static Optional<LoggedLeaf> of(byte[] leaf) {
        ByteBuffer in = ByteBuffer.wrap(leaf);
        try {
            int version = in.get();
            int kind = in.get();
            Instant time = Instant.ofEpochMilli(in.getLong());
            Optional<LoggedLeaf> read = version != 1
                    ? Optional.empty()
                    : switch (kind) {
                        case 1 -> Optional.of(intent(time, in));
                        case 2 -> Optional.of(release(time, in));
                        case 4 -> Optional.of(refusal(time, in));
                        default -> Optional.empty();
                    };
            return in.hasRemaining() ? Optional.empty() : read;
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static LoggedLeaf intent(Instant time, ByteBuffer in) {
        UUID lookup = uuid(in);
        in.get(); // kind of request
        String agency = text(in);
        String agreement = text(in);
        int version = in.getInt();
        String task = text(in);
        in.getLong(); // epoch of the agreements in force
        Committed.read(in); // digest of the federation
        Committed subject = Committed.read(in);
        Committed caseNumber = Committed.read(in);
        Committed official = Committed.read(in);
        List<Asked> asked = new ArrayList<>();
        for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
            String attribute = text(in);
            String form = text(in);
            String grant = text(in);
            text(in); // clause
            asked.add(new Asked(attribute, form, grant, text(in)));
        }
        return new Intent(time, lookup, agency, agreement, version, task, asked, subject, caseNumber, official);
    }

    private static LoggedLeaf release(Instant time, ByteBuffer in) {
        String shard = text(in);
        long intent = in.getLong();
        String register = text(in);
        List<Left> outcomes = new ArrayList<>();
        for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
            outcomes.add(new Left(text(in), in.get() == 1, text(in)));
        }
        return new Release(time, shard, intent, register, outcomes, Committed.read(in));
    }

    private static LoggedLeaf refusal(Instant time, ByteBuffer in) {
        UUID lookup = uuid(in);
        in.get(); // kind of request
        return new Refusal(
                time, lookup, text(in), text(in), text(in), Committed.read(in), Committed.read(in), Committed.read(in));
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
