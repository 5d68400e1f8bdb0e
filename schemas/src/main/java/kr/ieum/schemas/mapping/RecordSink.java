package kr.ieum.schemas.mapping;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where native records are written, one after the other. Used by one thread for one file. */
interface RecordSink extends Closeable {

    /** Writes a record whole, or nothing of it; a refusal says why. */
    Optional<RowInverse.Refusal> write(NativeRecord record) throws IOException;
}
