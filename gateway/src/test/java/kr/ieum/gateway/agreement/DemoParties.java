package kr.ieum.gateway.agreement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.schemas.form.ImpliedAttributes;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.task.BusinessFunctions;
import kr.ieum.schemas.task.Tasks;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;

/** The federation of these tests: the project's own reference model and the agencies of the demo. */
public final class DemoParties {

    public static final Path ROOT = Path.of(System.getProperty("ieum.root", ".."));
    public static final String JONGNO = "3000000";
    public static final String SEONGNAM = "3780000";
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final Localized WELFARE_CASE = new Localized("복지 사건관리", "welfare case management");
    private static final Localized PERMIT_CASE = new Localized("인허가 사건관리", "permit case management");
    private static final Localized CIVIL_AFFAIRS = new Localized("민원 처리", "civil affairs");
    private static final References REFERENCES = load();

    private DemoParties() {}

    /** What agreements of these tests may refer to. */
    public static References references() {
        return REFERENCES;
    }

    private static References load() {
        Faults faults = new Faults();
        Path schemas = ROOT.resolve("schemas");
        CodeLists codes = CodeLists.load(schemas.resolve("codes"), "codes", faults);
        ReferenceModel model = ReferenceModel.load(schemas.resolve("model"), "model", codes, faults);
        ImpliedAttributes implied = ImpliedAttributes.of(model, faults);
        BusinessFunctions functions = BusinessFunctions.load(schemas.resolve("functions"), "functions", faults);
        Tasks tasks = Tasks.load(schemas.resolve("tasks"), "tasks", model, functions, faults);
        faults.throwIfAny();
        return new References(model, codes, implied, tasks, parties());
    }

    /** The agencies, classes and registers of the demo. */
    public static Parties parties() {
        LocalDate joined = LocalDate.of(2026, 1, 1);
        return new Parties(
                SEOUL,
                Map.of(
                        "1741000",
                        agency("1741000", "행정안전부", "Ministry of the Interior and Safety"),
                        "Z000001",
                        agency("Z000001", "법원행정처", "National Court Administration"),
                        "Z000002",
                        agency(
                                "Z000002",
                                "국민연금공단",
                                "National Pension Service",
                                Map.of("pension-events", new Localized("수급권 변동 수신", "entitlement changes"))),
                        "1210000",
                        agency(
                                "1210000",
                                "국세청",
                                "National Tax Service",
                                Map.of("tax-events", new Localized("납세자 변동 수신", "taxpayer changes"))),
                        "B550928",
                        agency(
                                "B550928",
                                "국민건강보험공단",
                                "National Health Insurance Service",
                                Map.of("eligibility-events", new Localized("자격 변동 수신", "eligibility changes"))),
                        "1613000",
                        agency(
                                "1613000",
                                "국토교통부",
                                "Ministry of Land, Infrastructure and Transport",
                                Map.of("vehicle-events", new Localized("자동차 소유자 변동 수신", "vehicle owner changes"))),
                        "B490001",
                        agency("B490001", "근로복지공단", "Korea Workers' Compensation and Welfare Service"),
                        "1352000",
                        agency("1352000", "보건복지부", "Ministry of Health and Welfare"),
                        JONGNO,
                        agency(
                                JONGNO,
                                "서울특별시 종로구",
                                "Jongno-gu, Seoul",
                                Map.of(
                                        "welfare-case",
                                        WELFARE_CASE,
                                        "permit-case",
                                        PERMIT_CASE,
                                        "civil-affairs",
                                        CIVIL_AFFAIRS)),
                        SEONGNAM,
                        agency(SEONGNAM, "성남시", "Seongnam City", Map.of("welfare-case", WELFARE_CASE))),
                Map.of(
                        "si-gun-gu",
                        new Parties.AgencyClass(
                                "si-gun-gu",
                                new Localized("시·군·구", "cities, counties and districts"),
                                List.of(
                                        new Parties.Accession(JONGNO, joined, Optional.empty()),
                                        new Parties.Accession(
                                                SEONGNAM, joined, Optional.of(LocalDate.of(2026, 6, 30)))))),
                Map.of(
                        "resident", register("resident", "주민등록 전산정보", "Resident register", "1741000"),
                        "family", register("family", "가족관계등록부", "Family register", "Z000001"),
                        "tax-income", register("tax-income", "소득·체납 연계자료", "Income and tax arrears", "1210000"),
                        "health-insurance", register("health-insurance", "건강보험 자격·보험료", "Health insurance", "B550928"),
                        "employment", register("employment", "고용보험 피보험자격", "Employment insurance", "B490001"),
                        "welfare", register("welfare", "복지급여 지급내역", "Welfare payments", "1352000"),
                        "property", register("property", "부동산종합공부", "Property ledger", "1613000"),
                        "vehicle", register("vehicle", "자동차등록원부", "Vehicle register", "1613000")));
    }

    private static Parties.Agency agency(String code, String ko, String en) {
        return agency(code, ko, en, Map.of());
    }

    private static Parties.Agency agency(String code, String ko, String en, Map<String, Localized> systems) {
        return new Parties.Agency(code, new Localized(ko, en), systems);
    }

    private static Parties.Register register(String id, String ko, String en, String keeper) {
        return new Parties.Register(id, new Localized(ko, en), keeper, Optional.empty());
    }
}
