package kr.ieum.simulator.property;

/**
 * A row of {@code V_LAND}.
 *
 * @param pnu parcel number: legal district (10), 1 land or 2 mountain, main lot (4), sub lot (4)
 * @param jimokCd land category, two digits
 * @param parea square metres, decimal
 * @param offiLandPrc official price of a square metre in won
 * @param baseYm month of that price, {@code yyyyMM}
 * @param yongdoJiyeok zone
 * @param yongdoJigu districts and areas, separated by {@code ;}, may be empty
 */
public record LandEntry(
        String pnu,
        String jimokCd,
        String parea,
        long offiLandPrc,
        String baseYm,
        String yongdoJiyeok,
        String yongdoJigu) {}
