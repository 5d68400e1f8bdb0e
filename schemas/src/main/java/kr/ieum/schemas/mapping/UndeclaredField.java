package kr.ieum.schemas.mapping;

/**
 * A field that a file holds and its mapping declares nowhere.
 *
 * @param path in the notation of declared fields
 * @param records how many records of the file have it
 */
public record UndeclaredField(String path, long records) {}
