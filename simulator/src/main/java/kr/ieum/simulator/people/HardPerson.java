package kr.ieum.simulator.people;

/**
 * A person who is a hard row.
 *
 * @param kind of difficulty
 * @param number resident number
 * @param name whole
 * @param note what to look at: another number, a register
 */
public record HardPerson(HardRow kind, String number, String name, String note) {}
