package kr.ieum.simulator.place;

/**
 * An address as the resident register holds it; all empty for somebody who lives abroad.
 *
 * @param road road-name address with the legal district in brackets
 * @param detail building and room, may be empty
 * @param legalDong code of ten digits
 * @param administrativeDong code of ten digits
 */
public record Address(String road, String detail, String legalDong, String administrativeDong) {

    /** No address. */
    public static final Address NONE = new Address("", "", "", "");
}
