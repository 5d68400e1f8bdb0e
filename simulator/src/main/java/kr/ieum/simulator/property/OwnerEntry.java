package kr.ieum.simulator.property;

/**
 * A row of {@code V_OWNER}: one owner of one lot or one building.
 *
 * @param pnuOrBldgPk what is owned
 * @param ownerRegno resident number or a corporation's number, 13 digits; empty for an old entry
 * @param ownerNm name
 * @param share such as {@code 1/3}
 * @param ownChgYmd day of the last change, {@code yyyyMMdd}
 * @param ownChgCause its cause
 */
public record OwnerEntry(
        String pnuOrBldgPk, String ownerRegno, String ownerNm, String share, String ownChgYmd, String ownChgCause) {}
