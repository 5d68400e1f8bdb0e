package kr.ieum.schemas.mapping;

import java.util.Optional;

/**
 * What became of one source field in a file.
 *
 * @param seen how often it held something
 * @param mapped whether a row reads it
 * @param reason why no row does, where none does
 */
public record FieldLoss(String field, long seen, boolean mapped, Optional<String> reason) {}
