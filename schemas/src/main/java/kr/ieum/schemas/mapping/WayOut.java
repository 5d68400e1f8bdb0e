package kr.ieum.schemas.mapping;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;

/**
 * A mapping read backwards: records of the reference model in a consumer's own format (design §5), through the rows that invert.
 * What can't be said in the format is refused, record by record, and never cut, rounded or guessed: each record is read back before
 * it is written. Thread-safe.
 */
public interface WayOut {

    /** The attributes that the format has a place for. */
    Set<AttributeKey> attributes();

    /** The attributes of which every record must say something, be it that there is nothing. */
    Set<AttributeKey> demanded();

    /** What HTTP calls a file of the format, with its charset, such as {@code text/plain;charset=EUC-KR}. */
    String mediaType();

    /** The types of record that the format tells apart; none where all records are alike. */
    Set<String> recordTypes();

    /**
     * Begins a file or message.
     *
     * @param out stays open when the file is closed
     * @param assertedAt as of when the records speak, where the format says so
     */
    Writing open(OutputStream out, Instant assertedAt) throws IOException;

    /** A file or message being written. Used by one thread. */
    interface Writing extends Closeable {

        /**
         * Writes one record whole, or nothing of it.
         *
         * @return what keeps it from being written; empty when it was
         */
        List<Problem> write(OutgoingRecord record) throws IOException;

        /** Ends the file: what its format writes last, such as the number of records. */
        @Override
        void close() throws IOException;
    }

    /**
     * One record of the reference model.
     *
     * @param type its type, where the format tells types apart; otherwise of no account
     * @param fields what there is to say of each attribute: one field, or several of an attribute that repeats within a record
     */
    record OutgoingRecord(String type, Map<AttributeKey, List<MappedField>> fields) {

        /** Makes it immutable. */
        public OutgoingRecord {
            fields = Map.copyOf(fields);
        }

        @Override
        public String toString() {
            return "OutgoingRecord[" + type + ", " + fields.keySet() + "]";
        }
    }
}
