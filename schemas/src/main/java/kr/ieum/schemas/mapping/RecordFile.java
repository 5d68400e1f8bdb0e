package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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

    /**
     * Begins to read, and tells the fields of each record that was read and that the mapping declares nowhere, by path. It costs a second
     * pass over each record, so that it is for people who try a mapping.
     *
     * @param undeclared takes the paths of one record
     */
    default Reading open(InputStream in, Set<String> permitted, Consumer<Set<String>> undeclared) {
        return open(in, permitted);
    }

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
