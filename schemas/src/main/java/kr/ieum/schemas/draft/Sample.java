package kr.ieum.schemas.draft;

import java.util.List;

/**
 * A sample as it was read.
 *
 * @param head the lines of the draft's {@code source}, but for charset, key and fields
 * @param fields in source order
 * @param records how many records were looked at
 * @param notes what the registrar must know of how it was read, in a sentence each
 */
record Sample(SampleFormat format, List<String> head, List<SampleField> fields, int records, List<String> notes) {

    Sample {
        head = List.copyOf(head);
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
    }
}
