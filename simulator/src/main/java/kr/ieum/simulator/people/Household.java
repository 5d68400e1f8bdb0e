package kr.ieum.simulator.people;

import kr.ieum.simulator.place.Address;

/**
 * A 세대: people registered at one address under one head.
 *
 * @param number 12 digits
 * @param address common to all
 * @param movedIn {@code yyyyMMdd}
 */
record Household(String number, Address address, String movedIn) {}
