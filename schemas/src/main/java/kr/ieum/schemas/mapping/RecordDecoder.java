package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a register's payload into native records with the permitted source fields only; everything else is dropped
 * while it is parsed and reaches nobody (design P3). Thread-safe. Compiled from the mapping file.
 */
public interface RecordDecoder {

    /**
     * Decodes one answer.
     *
     * @param payload the register's bytes, already bounded in size by the adapter
     * @param permitted the source fields that may be kept
     */
    Decoded decode(byte[] payload, Set<String> permitted);

    /**
     * The lines at which the records of an answer begin, record by record, so that people find them. It may read the answer once more,
     * so that it is no part of a look-up.
     *
     * @param payload an answer that was decoded
     * @return nothing where that isn't known
     */
    default List<Long> beginnings(byte[] payload) {
        return List.of();
    }

    /**
     * The fields of each record of an answer that the mapping declares nowhere, by path. It reads the answer once more, so that it is no
     * part of a look-up.
     *
     * @param payload an answer that was decoded
     * @return nothing for formats of which the decoder refuses such fields, or has only those that it knows
     */
    default List<Set<String>> undeclared(byte[] payload) {
        return List.of();
    }

    /** What it reads, where that is XML; nothing for other formats. */
    default Optional<XmlShape> xml() {
        return Optional.empty();
    }
}
