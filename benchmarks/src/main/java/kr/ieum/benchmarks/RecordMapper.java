package kr.ieum.benchmarks;

import java.util.List;

/** One way from a record's bytes to the attributes of {@link MappedColumn}. Used by one thread. */
interface RecordMapper {

    /** What is timed: from bytes to the result in the mapper's own form. */
    Object map(byte[] record);

    /** What is compared before anything is timed: the attributes as texts, in order; {@code known-empty} where there is none. */
    List<String> texts(Object result);
}
