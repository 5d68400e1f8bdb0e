package kr.ieum.adapters.kafka;

/** What became of a record. Causes are stable words, never text of the other side. */
public sealed interface Published {

    /** All replicas that have to have it have it. */
    record Held() implements Published {}

    /** The topic doesn't take such a record as it is set up. */
    record Declined(String cause) implements Published {}

    /** The broker answered, but not for this one. */
    record Failed(String cause) implements Published {}

    /** The cluster can't be reached or used. Whether the record arrived isn't known; it isn't sent any more. */
    record Away(String cause) implements Published {}
}
