package kr.ieum.schemas.mapping;

/**
 * All problems of one kind in a file.
 *
 * @param first the first of them
 * @param at where the record with the first one begins
 * @param count how many there are
 */
public record FileProblems(Problem first, FilePlace at, long count) {}
