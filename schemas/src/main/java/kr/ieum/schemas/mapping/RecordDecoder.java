package kr.ieum.schemas.mapping;

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
}
