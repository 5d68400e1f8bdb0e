package kr.ieum.simulator.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.simulator.cases.CaseSubject;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.employment.EmploymentEntry;
import kr.ieum.simulator.family.Child;
import kr.ieum.simulator.family.FamilyEntry;
import kr.ieum.simulator.family.Kin;
import kr.ieum.simulator.income.IncomeEntry;
import kr.ieum.simulator.insurance.InsuranceEntry;
import kr.ieum.simulator.place.Address;
import kr.ieum.simulator.property.Ledgers;
import kr.ieum.simulator.resident.ResidentEntry;
import kr.ieum.simulator.vehicle.VehicleEntry;
import kr.ieum.simulator.welfare.WelfareEntry;

/**
 * The canary household: an applicant, his wife and his father, whose every field in every register carries a marker that occurs
 * nowhere else, so that a leak names the field it came from. Names differ from register to register on purpose; numbers link
 * them. Days of the month are 29 to 31, which no generated date has.
 */
final class Canaries {

    static final int PERSONS = 3;

    private final Town town;
    private final Markers markers = new Markers();
    private final List<Canary> list = new ArrayList<>();
    private final List<ResidentEntry> residents = new ArrayList<>();
    private final List<FamilyEntry> families = new ArrayList<>();
    private final List<IncomeEntry> incomes = new ArrayList<>();
    private final PropertyCanaries property;
    private final List<EmploymentEntry> employments = new ArrayList<>();
    private final List<WelfareEntry> benefits = new ArrayList<>();
    private final List<InsuranceEntry> insured = new ArrayList<>();
    private final List<VehicleEntry> vehicles = new ArrayList<>();

    Canaries(Town town, CaseBook book) {
        this.town = town;
        String applicant = town.numbers.issueNamed("canary applicant", "19710731", Sex.MALE);
        String spouse = town.numbers.issueNamed("canary spouse", "19730529", Sex.FEMALE);
        String father = town.numbers.issueNamed("canary father", "19460331", Sex.MALE);
        Address home = new Address("서울특별시 종로구 뗊뷝로 9171 (무악동)", "쒦뙬관 8817호", "1111018700", "1111057000");
        Address elders = new Address("경기도 성남시 분당구 쬉뜗로 9283 (석운동)", "퀣쒠채 7743호", "4113511700", "4113568500");
        resident(applicant, "19710731", "1", Town.HEAD, "399999000017", "19961130", home);
        resident(spouse, "19730529", "2", Town.SPOUSE, "399999000017", "19970331", home);
        resident(father, "19460331", "1", Town.HEAD, "399999000035", "19881029", elders);
        family(applicant, "19710731", Sex.MALE, father, "", spouse, "");
        family(spouse, "19730529", Sex.FEMALE, "", "", applicant, "");
        family(father, "19460331", Sex.MALE, "", "", "", applicant);
        income(applicant, 51_738_219, "9917203341", "#q7!");
        income(spouse, 23_917_583, "9928314452", "%z9&");
        income(father, 37_281_947, "9939425563", "=k3~");
        property = new PropertyCanaries(this, markers);
        property.enter(applicant, 1);
        property.enter(spouse, 2);
        property.enter(father, 3);
        employment(applicant, "19991130", "97314100551", 4_719_373);
        employment(spouse, "20020830", "97325211662", 3_518_497);
        employment(father, "20081029", "97336322773", 2_917_683);
        insured(applicant, 1, "19980731");
        insured(spouse, 2, "20030529");
        insured(father, 3, "19790330");
        vehicle(applicant, 1, "1994.08.31");
        vehicle(spouse, 2, "1996.05.30");
        vehicle(father, 3, "1988.12.29");
        welfare(applicant, "8473910561", 5_813_917);
        welfare(spouse, "8584021672", 6_914_821);
        welfare(father, "8695132783", 7_715_923);
        List<CaseSubject> subjects = List.of(
                subject(applicant, "신청인", true), subject(spouse, "보장가구원", true), subject(father, "부양의무자", false));
        mark("cases", "접수번호", KnownCase.CANARY.number(), applicant, "");
        for (String field : List.of("사건구분", "이용사무", "소기능", "단계", "담당자", "대직자", "접수일시", "관할")) {
            unmarked("cases", field, applicant, "shared with other cases");
        }
        unmarked("cases", "PNU", applicant, "none in this task");
        unmarked("cases", "사망자", applicant, "none in this task");
        book.benefit(KnownCase.CANARY, subjects);
    }

    List<ResidentEntry> residents() {
        return residents;
    }

    List<FamilyEntry> families() {
        return families;
    }

    List<IncomeEntry> incomes() {
        return incomes;
    }

    Ledgers property() {
        return property.ledgers();
    }

    List<EmploymentEntry> employments() {
        return employments;
    }

    List<InsuranceEntry> insured() {
        return insured;
    }

    List<VehicleEntry> vehicles() {
        return vehicles;
    }

    List<WelfareEntry> benefits() {
        return benefits;
    }

    List<Canary> list() {
        return List.copyOf(list);
    }

    String mark(String register, String field, String marker, String rrn, String note) {
        list.add(new Canary(register, field, Optional.of(marker), rrn, note));
        return marker;
    }

    void unmarked(String register, String field, String rrn, String reason) {
        list.add(new Canary(register, field, Optional.empty(), rrn, reason));
    }

    private void resident(
            String rrn, String born, String sex, String relation, String household, String moved, Address address) {
        String r = "resident";
        String target = town.numbers.issueNamed("canary target", "1951" + born.substring(4), Sex.MALE);
        residents.add(new ResidentEntry(
                mark(r, "rrn", rrn, rrn, "search key of every register"),
                mark(r, "nm", markers.name(), rrn, ""),
                mark(r, "nmHanja", markers.hanja(), rrn, ""),
                mark(r, "birthYmd", born, rrn, ""),
                sex,
                relation,
                mark(r, "hshldNo", household, rrn, "shared by the household"),
                mark(r, "trnsinYmd", moved, rrn, ""),
                mark(r, "rdnmAdr", address.road(), rrn, "shared by the household"),
                mark(r, "rdnmDtlAdr", address.detail(), rrn, "shared by the household"),
                mark(r, "bjdCd", address.legalDong(), rrn, "shared by the household"),
                mark(r, "hjdCd", address.administrativeDong(), rrn, "shared by the household"),
                "1",
                "",
                "Y",
                List.of(mark(r, "isncLmtTrgtRrn", target, rrn, "")),
                "N",
                List.of()));
        for (String field : List.of("sexdstnCd", "hshldrRelCd", "rsdStusCd", "isncLmtYn", "rrnChgYn")) {
            unmarked(r, field, rrn, "closed code");
        }
        unmarked(r, "dethYmd", rrn, "alive");
        unmarked(r, "chgBfRrn", rrn, "number never changed");
    }

    /** Links that are empty are filled with numbers of people outside this world. */
    private void family(String rrn, String born, Sex sex, String father, String mother, String spouse, String child) {
        String childBorn = child.isEmpty() ? markers.childBorn() : "19710731";
        String childNumber = child.isEmpty() ? town.numbers.issueNamed("canary child", childBorn, Sex.MALE) : child;
        String f = "family";
        families.add(new FamilyEntry(
                mark(f, "등록기준지", markers.base(), rrn, ""),
                mark(f, "본인/성명/한글", markers.name(), rrn, ""),
                mark(f, "본인/성명/한자", markers.hanja(), rrn, ""),
                mark(f, "본인/출생연월일", Registration.words(born), rrn, ""),
                mark(f, "본인/주민등록번호", rrn, rrn, "search key of every register"),
                sex.word(),
                kin(rrn, "부", father, "19390130", Sex.MALE),
                kin(rrn, "모", mother, "19420531", Sex.FEMALE),
                kin(rrn, "배우자", spouse, "19480829", sex == Sex.MALE ? Sex.FEMALE : Sex.MALE),
                List.of(new Child(
                        mark(f, "자녀/성명", markers.name(), rrn, ""),
                        mark(f, "자녀/주민등록번호", childNumber, rrn, child.isEmpty() ? "" : "key of the applicant"),
                        mark(f, "자녀/출생연월일", Registration.words(childBorn), rrn, child.isEmpty() ? "" : "applicant's"),
                        "남")),
                "혼인",
                "",
                mark(f, "신고일", Registration.words(markers.reported()), rrn, "")));
        for (String field : List.of("본인/성별", "자녀/성별", "혼인상태", "증명서구분")) {
            unmarked(f, field, rrn, "closed code");
        }
        unmarked(f, "사망일시", rrn, "alive");
    }

    private Kin kin(String rrn, String role, String known, String born, Sex sex) {
        String number = known.isEmpty() ? town.numbers.issueNamed(rrn + role, born, sex) : known;
        String note = known.isEmpty() ? "" : "key of another canary";
        return new Kin(
                mark("family", role + "/성명", markers.name(), rrn, ""),
                mark("family", role + "/주민등록번호", number, rrn, note));
    }

    private void income(String rrn, long gross, String business, String filler) {
        String t = "tax-income";
        long net = gross - 3_117_129;
        long arrears = gross * 2 + 7;
        long refund = gross * 3 + 11;
        mark(t, "주민등록번호", rrn, rrn, "search key of every register");
        mark(t, "총수입금액", Long.toString(gross), rrn, "");
        mark(t, "소득금액", Long.toString(net), rrn, "");
        mark(t, "체납금액", Long.toString(arrears), rrn, "");
        mark(t, "환급미지급액", Long.toString(refund), rrn, "");
        incomes.add(new IncomeEntry(
                town.settledYear(),
                rrn,
                mark(t, "성명", markers.name(), rrn, ""),
                "02",
                gross,
                net,
                mark(t, "사업자등록번호", business, rrn, ""),
                true,
                977,
                arrears,
                refund,
                mark(t, "filler", filler, rrn, "")));
        for (String field : List.of("자료구분", "귀속연도", "소득구분", "확정여부", "체납건수", "기준일자")) {
            unmarked(t, field, rrn, "closed code, or too short to be unique");
        }
    }

    /** Still insured, with a loss that is announced and an allowance, so that no field is empty. */
    private void employment(String rrn, String acquired, String workplace, long pay) {
        String e = "employment";
        String year = acquired.substring(2, 4);
        employments.add(new EmploymentEntry(
                mark(e, "PIBO_JUMIN", rrn, rrn, "search key of every register"),
                mark(e, "SAEOPJANG_NO", workplace, rrn, ""),
                mark(e, "SAEOPJANG_NM", markers.name(), rrn, ""),
                mark(e, "CHWIDEUK_DT", acquired, rrn, ""),
                mark(e, "SANGSIL_DT", "21" + year + "0731", rrn, "in the future"),
                "23",
                mark(e, "WOL_BOSU", Long.toString(pay), rrn, ""),
                "상용",
                "N",
                mark(e, "GUJIK_FROM", "21" + year + "0829", rrn, ""),
                mark(e, "GUJIK_TO", "21" + year + "1231", rrn, ""),
                mark(e, "GUJIK_ILAEK", Long.toString(pay * 2 + 13), rrn, "")));
        for (String field : List.of("SANGSIL_CD", "GEUNROJA_GB", "ISIK_YN")) {
            unmarked(e, field, rrn, "closed code");
        }
    }

    private void insured(String rrn, int which, String since) {
        String h = "health-insurance";
        insured.add(new InsuranceEntry(
                mark(h, "jeungNo", "8817264935" + which, rrn, ""),
                "직장",
                mark(h, "juminNo", rrn, rrn, "search key of every register"),
                mark(h, "seongMyeong", markers.name(), rrn, ""),
                mark(h, "chwideukIl", since, rrn, ""),
                InsuranceEntry.OPEN,
                amount(h, "bosuWolaek", 61_937_281L + which, rrn),
                amount(h, "wolBohumryo", 71_482_937L + which, rrn),
                amount(h, "janggiBohumryo", 82_619_471L + which, rrn),
                "N",
                "",
                "0",
                amount(h, "cheNapAek", 93_728_161L + which, rrn),
                "202610"));
        for (String field : List.of("gaipjaGb", "sedaejuYn", "piBuyangGwangye")) {
            unmarked(h, field, rrn, "closed code");
        }
        for (String field : List.of("sangsilIl", "cheNapWolsu", "sanjeongYm")) {
            unmarked(h, field, rrn, "shared with many people");
        }
    }

    private String amount(String register, String field, long won, String rrn) {
        mark(register, field, Long.toString(won), rrn, "");
        return InsuranceEntry.padded(won);
    }

    private void vehicle(String rrn, int which, String registered) {
        String v = "vehicle";
        int displacement = 7_193_370 + which;
        long updated = 791_827_364_500L + which;
        mark(v, "dsplvl", Integer.toString(displacement), rrn, "far more than an engine has, so that it is unique");
        mark(v, "updtDt", Long.toString(updated), rrn, "");
        vehicles.add(new VehicleEntry(
                rrn,
                mark(v, "vhcleNo", "91" + which + "뗕8264", rrn, ""),
                mark(v, "vin", "KMHQZXWQZXW73918" + which, rrn, ""),
                mark(v, "vhcleNm", markers.name(), rrn, ""),
                "3",
                "영업용",
                displacement,
                1993 + which,
                mark(v, "frstRegistDe", registered, rrn, ""),
                mark(v, "ownerTelno", "010-9173-846" + which, rrn, ""),
                "37",
                "Y",
                "N",
                "N",
                updated));
        unmarked(v, "ownerRegNo", rrn, "masked: what the resident number's reduced form shows too");
        for (String field : List.of("vhcty", "prpos", "mdlYear", "qota", "mrtggYn", "seizrYn", "ersrYn")) {
            unmarked(v, field, rrn, "closed code, or too short to be unique");
        }
    }

    /** A file whose household, account and reason nobody may see, and a formula where a reader might run one. */
    private void welfare(String rrn, String household, long amount) {
        String w = "welfare";
        mark(w, "지급액", Long.toString(amount), rrn, "written with thousands separators");
        benefits.add(new WelfareEntry(
                "3000000",
                mark(w, "대상자주민번호", rrn, rrn, "search key of every register"),
                mark(w, "대상자성명", markers.name(), rrn, ""),
                "생계급여",
                mark(w, "가구번호", household, rrn, ""),
                mark(w, "결정일자", "20" + household.substring(7, 8) + "9-12-31", rrn, ""),
                "2026-01",
                amount,
                "지급",
                mark(w, "중지사유", "=HYPERLINK(" + markers.name() + ")", rrn, "a formula"),
                mark(w, "계좌", "가상은행 " + household + "-77", rrn, "")));
        for (String field : List.of("보장기관코드", "급여종류", "지급년월", "지급상태")) {
            unmarked(w, field, rrn, "closed code, or shared with others");
        }
    }

    private CaseSubject subject(String rrn, String relation, boolean inUnit) {
        mark("cases", "대상자/주민등록번호", rrn, rrn, "search key of every register");
        String name = mark("cases", "대상자/성명", markers.name(), rrn, "");
        for (String field : List.of("대상자/관계", "대상자/관계확인", "대상자/보장가구여부", "대상자/동의서")) {
            unmarked("cases", field, rrn, "closed code");
        }
        return new CaseSubject(rrn, name, relation, "선언", inUnit, "있음");
    }
}
