package kr.ieum.simulator.people;

import java.util.Optional;

/**
 * A field of a canary's record.
 *
 * @param register {@code resident}, {@code family}, {@code tax-income}, {@code employment}, {@code property}, {@code welfare} or {@code cases}
 * @param field name or path in the register's own notation
 * @param marker text that occurs nowhere else; empty where the field can't be unique
 * @param rrn the canary's number
 * @param note why there is no marker, or where else it must stand
 */
public record Canary(String register, String field, Optional<String> marker, String rrn, String note) {}
