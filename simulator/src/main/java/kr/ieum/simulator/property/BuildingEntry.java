package kr.ieum.simulator.property;

/**
 * A row of {@code V_BLDG}.
 *
 * @param mgmBldrgstPk the building's key
 * @param pnu the lot it stands on
 * @param mainPurpsCd main use, five digits
 * @param totarea total floor area in square metres, decimal
 * @param bcrat building coverage ratio in per cent, decimal
 * @param vlrat floor area ratio in per cent, decimal
 * @param useAprDay approved for use, {@code yyyyMMdd}
 * @param violBldYn 1 when it violates the Building Act, otherwise 0
 * @param housePrc published price in won, 0 where it is no house
 */
public record BuildingEntry(
        String mgmBldrgstPk,
        String pnu,
        String mainPurpsCd,
        String totarea,
        String bcrat,
        String vlrat,
        String useAprDay,
        String violBldYn,
        long housePrc) {}
