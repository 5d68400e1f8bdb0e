package kr.ieum.gateway.catalogue;

import kr.ieum.schemas.yaml.Localized;

/**
 * An event that a register's keeper announces by handing in a record, as its file in {@code config/events} defines it. Who is told of it, and
 * what, is for agreements of the kind {@code event} to say.
 *
 * @param id the file's name without its ending
 * @param register id of the register whose keeper may announce it
 * @param mapping id of the mapping that reads the record
 */
public record AnnouncedEvent(String id, Localized title, String register, String mapping, Written written) {}
