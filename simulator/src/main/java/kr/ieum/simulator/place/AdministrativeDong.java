package kr.ieum.simulator.place;

import java.util.List;

/**
 * An administrative district: people are counted by it, land by legal districts.
 *
 * @param code ten digits
 * @param name Korean
 * @param roads names of roads in it, at least one
 * @param legalCodes the legal districts it administers, at least one
 */
public record AdministrativeDong(String code, String name, List<String> roads, List<String> legalCodes) {}
