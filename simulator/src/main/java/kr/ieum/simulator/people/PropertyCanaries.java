package kr.ieum.simulator.people;

import java.util.ArrayList;
import java.util.List;
import kr.ieum.simulator.property.BuildingEntry;
import kr.ieum.simulator.property.LandEntry;
import kr.ieum.simulator.property.Ledgers;
import kr.ieum.simulator.property.OwnerEntry;

/** A lot and a building of each canary, every column marked. */
final class PropertyCanaries {

    private static final String R = "property";

    private final Canaries canaries;
    private final Markers markers;
    private final List<LandEntry> lands = new ArrayList<>();
    private final List<OwnerEntry> owners = new ArrayList<>();
    private final List<BuildingEntry> buildings = new ArrayList<>();

    PropertyCanaries(Canaries canaries, Markers markers) {
        this.canaries = canaries;
        this.markers = markers;
    }

    Ledgers ledgers() {
        return new Ledgers(lands, owners, buildings);
    }

    /** The n-th canary. */
    void enter(String rrn, int n) {
        String pnu =
                mark("V_LAND.PNU", "11110186001" + (9310 + n) + (917 * n + 1000), rrn, "its district is read from it");
        long price = 91_731_344_703L + 10_007L * n;
        lands.add(new LandEntry(
                pnu,
                Holdings.SITE,
                mark("V_LAND.PAREA", (731 + n) + ".9" + n, rrn, ""),
                Long.parseLong(mark("V_LAND.OFFI_LAND_PRC", Long.toString(price), rrn, "")),
                "202601",
                mark("V_LAND.YONGDO_JIYEOK", markers.name() + "지역", rrn, ""),
                mark("V_LAND.YONGDO_JIGU", markers.name() + "지구", rrn, "")));
        canaries.unmarked(R, "V_LAND.JIMOK_CD", rrn, "closed code");
        canaries.unmarked(R, "V_LAND.BASE_YM", rrn, "too short to be unique");
        String key = mark("V_BLDG.MGM_BLDRGST_PK", "11110-9" + (31_774_000 + 611 * n), rrn, "");
        mark("V_BLDG.PNU", pnu, rrn, "the same as the lot's");
        buildings.add(new BuildingEntry(
                key,
                pnu,
                "01000",
                mark("V_BLDG.TOTAREA", (871 + n) + ".7" + n, rrn, ""),
                mark("V_BLDG.BCRAT", (181 + n) + ".3" + n, rrn, ""),
                mark("V_BLDG.VLRAT", (691 + n) + ".1" + n, rrn, ""),
                mark("V_BLDG.USE_APR_DAY", "196" + n + "0131", rrn, ""),
                "0",
                Long.parseLong(mark("V_BLDG.HOUSE_PRC", Long.toString(517_391_000L + 71_117L * n), rrn, ""))));
        canaries.unmarked(R, "V_BLDG.MAIN_PURPS_CD", rrn, "closed code");
        canaries.unmarked(R, "V_BLDG.VIOL_BLD_YN", rrn, "closed code");
        mark("V_OWNER.OWNER_REGNO", rrn, rrn, "search key of every register");
        mark("V_OWNER.PNU_OR_BLDG_PK", pnu, rrn, "the same as the lot's");
        String name = mark("V_OWNER.OWNER_NM", markers.name(), rrn, "");
        String share = mark("V_OWNER.SHARE", (7310 + n) + "/" + (9173 + n), rrn, "");
        String changed = mark("V_OWNER.OWN_CHG_YMD", "195" + n + "1030", rrn, "");
        String cause = mark("V_OWNER.OWN_CHG_CAUSE", markers.name(), rrn, "");
        owners.add(new OwnerEntry(pnu, rrn, name, share, changed, cause));
        owners.add(new OwnerEntry(key, rrn, name, share, changed, cause));
    }

    private String mark(String field, String marker, String rrn, String note) {
        return canaries.mark(R, field, marker, rrn, note);
    }
}
