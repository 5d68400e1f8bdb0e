package kr.ieum.simulator.vehicle;

import java.util.List;
import java.util.Optional;

/**
 * One owner's line of a vehicle in the vehicle register; a vehicle of several owners has a line for each of them.
 *
 * @param owner the owner's number, 13 digits; it is searched by and never sent whole
 * @param vhcleNo registration plate
 * @param vin vehicle identification number, 17 characters
 * @param vhcleNm model
 * @param vhcty 1 passenger car, 2 van, 3 lorry, 4 special vehicle
 * @param prpos use, 자가용 or 영업용
 * @param dsplvl displacement in cubic centimetres; 0 of an electric vehicle, which has none
 * @param mdlYear model year
 * @param frstRegistDe first registration, {@code yyyy.MM.dd}
 * @param ownerTelno telephone number of the owner
 * @param qota share in per cent, without a sign
 * @param mrtggYn Y when mortgaged
 * @param seizrYn Y when seized
 * @param ersrYn Y when struck off the register
 * @param updtDt last change, milliseconds since 1970
 */
public record VehicleEntry(
        String owner,
        String vhcleNo,
        String vin,
        String vhcleNm,
        String vhcty,
        String prpos,
        int dsplvl,
        int mdlYear,
        String frstRegistDe,
        String ownerTelno,
        String qota,
        String mrtggYn,
        String seizrYn,
        String ersrYn,
        long updtDt) {

    /** Every item that can be asked for, in the register's order. */
    public static final List<String> FIELDS = List.of(
            "vhcleNo",
            "vin",
            "vhcleNm",
            "vhcty",
            "prpos",
            "dsplvl",
            "mdlYear",
            "frstRegistDe",
            "ownerRegNo",
            "ownerTelno",
            "qota",
            "mrtggYn",
            "seizrYn",
            "ersrYn",
            "updtDt");

    private static final int SHOWN = 7;

    /** The owner's number as the register shows it: {@code 850230-1******}. */
    public String ownerRegNo() {
        return owner.substring(0, SHOWN - 1) + "-" + owner.substring(SHOWN - 1, SHOWN) + "*".repeat(13 - SHOWN);
    }

    /** The item's value, text or number; empty when the register has no such item. */
    public Optional<Object> field(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "vhcleNo" -> vhcleNo;
                    case "vin" -> vin;
                    case "vhcleNm" -> vhcleNm;
                    case "vhcty" -> vhcty;
                    case "prpos" -> prpos;
                    case "dsplvl" -> dsplvl;
                    case "mdlYear" -> mdlYear;
                    case "frstRegistDe" -> frstRegistDe;
                    case "ownerRegNo" -> ownerRegNo();
                    case "ownerTelno" -> ownerTelno;
                    case "qota" -> qota;
                    case "mrtggYn" -> mrtggYn;
                    case "seizrYn" -> seizrYn;
                    case "ersrYn" -> ersrYn;
                    case "updtDt" -> updtDt;
                    default -> null;
                });
    }

    /** The same line of another owner with another share. */
    public VehicleEntry of(String otherOwner, String share) {
        return new VehicleEntry(
                otherOwner,
                vhcleNo,
                vin,
                vhcleNm,
                vhcty,
                prpos,
                dsplvl,
                mdlYear,
                frstRegistDe,
                ownerTelno,
                share,
                mrtggYn,
                seizrYn,
                ersrYn,
                updtDt);
    }
}
