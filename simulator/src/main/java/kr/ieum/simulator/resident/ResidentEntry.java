package kr.ieum.simulator.resident;

import java.util.List;
import java.util.Optional;

/**
 * A record of the resident register. All values are text as the register writes them: dates {@code yyyyMMdd}, empty ones
 * {@code ""} or {@code "00000000"}, an unknown day {@code 00}.
 *
 * @param rrn resident or foreigner registration number, 13 digits, the current one
 * @param nm name
 * @param nmHanja name in Hanja, may be empty
 * @param birthYmd date of birth
 * @param sexdstnCd 1 male, 2 female
 * @param hshldrRelCd relation to the head of household: 01 head, 02 spouse, 03 child, 04 parent, 05 sibling, 06 grandchild, 07
 *     child's spouse, 08 other relative, 09 not related (fictional codes)
 * @param hshldNo household number, 12 digits
 * @param trnsinYmd moved in
 * @param rdnmAdr road-name address
 * @param rdnmDtlAdr building and room
 * @param bjdCd legal district
 * @param hjdCd administrative district
 * @param rsdStusCd 1 resident, 2 whereabouts unknown, 3 national living overseas, 4 dead, 5 emigrated
 * @param dethYmd date of death
 * @param isncLmtYn Y when issue is restricted towards somebody, else N
 * @param isncLmtTrgtRrn numbers of those towards whom it is restricted
 * @param rrnChgYn Y when the number was changed (art. 7-4), else N
 * @param chgBfRrn numbers before the change, told to those alone who ask for them
 */
public record ResidentEntry(
        String rrn,
        String nm,
        String nmHanja,
        String birthYmd,
        String sexdstnCd,
        String hshldrRelCd,
        String hshldNo,
        String trnsinYmd,
        String rdnmAdr,
        String rdnmDtlAdr,
        String bjdCd,
        String hjdCd,
        String rsdStusCd,
        String dethYmd,
        String isncLmtYn,
        List<String> isncLmtTrgtRrn,
        String rrnChgYn,
        List<String> chgBfRrn) {

    /** Every field that can be asked for, in the register's order. */
    public static final List<String> FIELDS = List.of(
            "rrn",
            "nm",
            "nmHanja",
            "birthYmd",
            "sexdstnCd",
            "hshldrRelCd",
            "hshldNo",
            "trnsinYmd",
            "rdnmAdr",
            "rdnmDtlAdr",
            "bjdCd",
            "hjdCd",
            "rsdStusCd",
            "dethYmd",
            "isncLmtYn",
            "isncLmtTrgtRrn",
            "rrnChgYn",
            "chgBfRrn");

    /** The field's value, text or a list of texts; empty when the register has no such field. */
    public Optional<Object> field(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "rrn" -> rrn;
                    case "nm" -> nm;
                    case "nmHanja" -> nmHanja;
                    case "birthYmd" -> birthYmd;
                    case "sexdstnCd" -> sexdstnCd;
                    case "hshldrRelCd" -> hshldrRelCd;
                    case "hshldNo" -> hshldNo;
                    case "trnsinYmd" -> trnsinYmd;
                    case "rdnmAdr" -> rdnmAdr;
                    case "rdnmDtlAdr" -> rdnmDtlAdr;
                    case "bjdCd" -> bjdCd;
                    case "hjdCd" -> hjdCd;
                    case "rsdStusCd" -> rsdStusCd;
                    case "dethYmd" -> dethYmd;
                    case "isncLmtYn" -> isncLmtYn;
                    case "isncLmtTrgtRrn" -> isncLmtTrgtRrn;
                    case "rrnChgYn" -> rrnChgYn;
                    case "chgBfRrn" -> chgBfRrn;
                    default -> null;
                });
    }
}
