package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** How native records are written: the closed list of formats that have a way out. Immutable. */
sealed interface OutputFormat permits CsvOutput, FixedWidthOutput, XmlOutput {

    /** Whether a field that has nothing to say is left out; otherwise its place stands empty and must be spoken for. */
    boolean mayLeaveOut();

    /** What HTTP calls it, with its charset. */
    String mediaType();

    /** A text as the format's decoder reads it when it has been written: what is taken for padding is gone. */
    String asRead(String text);

    RecordSink open(OutputStream out, Instant assertedAt) throws IOException;
}
