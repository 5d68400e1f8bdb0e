package kr.ieum.schemas.mapping;

/**
 * Why a source or one of its fields could not be used: named so that an operator can act, without any value.
 *
 * @param rule stable rule number, such as {@code M7}
 * @param row mapping row or source field, empty when the whole record is at fault
 * @param position 1-based position of the record in its source, 0 when unknown
 * @param message what is wrong; never contains a value
 */
public record Problem(String rule, String row, int position, String message) {}
