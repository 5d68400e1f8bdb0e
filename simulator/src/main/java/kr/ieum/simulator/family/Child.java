package kr.ieum.simulator.family;

/**
 * A child as named in a parent's certificate.
 *
 * @param name in Hangul
 * @param number 13 digits
 * @param born in words, such as 2004년 03월 18일
 * @param sex 남 or 여
 */
public record Child(String name, String number, String born, String sex) {}
