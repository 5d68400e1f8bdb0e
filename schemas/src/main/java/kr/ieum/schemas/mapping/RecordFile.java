package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * How a file of a register's records is read, one record after the other: a file of any size takes no more memory than its
 * largest record, {@value #MAX_RECORD} bytes at most. Thread-safe. Compiled from the mapping file.
 */
public interface RecordFile {

    /** Bytes of the largest record; a larger one fails by itself. */
    int MAX_RECORD = 4 * 1024 * 1024;

    /**
     * Begins to read.
     *
     * @param in the file's bytes, buffered here; whoever opened it closes it
     * @param permitted the source fields that may be kept
     */
    Reading open(InputStream in, Set<String> permitted);

    /** One pass over one file; for one thread. */
    interface Reading {

        /**
         * The next record or problem; nothing at the end of the file.
         *
         * @throws IOException when the stream itself fails
         */
        Optional<FileStep> next() throws IOException;
    }
}
