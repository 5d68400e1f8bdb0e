package kr.ieum.gateway.web;

import static kr.ieum.schemas.model.Datatype.ADDRESS;
import static kr.ieum.schemas.model.Datatype.AMOUNT;
import static kr.ieum.schemas.model.Datatype.CODE;
import static kr.ieum.schemas.model.Datatype.DATE;
import static kr.ieum.schemas.model.Datatype.IDENTIFIER;
import static kr.ieum.schemas.model.Datatype.INDICATOR;
import static kr.ieum.schemas.model.Datatype.NAME;
import static kr.ieum.schemas.model.Datatype.TEXT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.Localized;

/** The words of a small federation, for screens under test. */
final class ScriptedModel implements Vocabulary, Grounds {

    private final Map<AttributeKey, Property> properties = new HashMap<>();
    private final Map<String, Localized> codes = new HashMap<>();
    private final Map<String, RegisterWords> registers = new HashMap<>();

    ScriptedModel() {
        property("Person/name", "이름", "Name", NAME, "", false);
        property("Person/residentNumber", "주민등록번호", "Resident number", IDENTIFIER, "", false);
        property("Person/residenceStatus", "거주상태", "Residence status", CODE, "residence-status", false);
        property("Residence/since", "전입일", "Resident since", DATE, "", false);
        property("Residence/address", "주소", "Address", ADDRESS, "", false);
        property("Residence/sameAsApplicant", "신청인과 같은 주소", "Same address as applicant", INDICATOR, "", false);
        property("Family/relationToApplicant", "신청인과의 관계", "Relation to applicant", CODE, "family-relation", false);
        property("Income/year", "귀속연도", "Tax year", TEXT, "", true);
        property("Income/kind", "소득구분", "Kind of income", CODE, "income-kind", true);
        property("Income/amount", "소득금액", "Income", AMOUNT, "", true);
        property("Income/yearTotal", "연간 소득 합계", "Total income of the year", AMOUNT, "", false);
        property("HealthInsurance/insuredType", "가입자 구분", "Type of insurance", CODE, "insured-type", false);
        property("HealthInsurance/monthlyPay", "보수월액", "Monthly pay", AMOUNT, "", false);
        property("Employment/insuredNow", "현재 피보험", "Insured now", INDICATOR, "", true);
        property("Employment/since", "자격취득일", "Insured since", DATE, "", true);
        property("Employment/monthlyPay", "월평균보수", "Average monthly pay", AMOUNT, "", true);
        property("Welfare/benefitKind", "급여종류", "Kind of benefit", CODE, "benefit-kind", true);
        property("Welfare/monthlyAmount", "월 지급액", "Monthly amount", AMOUNT, "", true);
        code("residence-status", "RESIDENT", "거주자", "Resident");
        code("family-relation", "SELF", "본인", "Self");
        code("family-relation", "SPOUSE", "배우자", "Spouse");
        code("family-relation", "CHILD", "자녀", "Child");
        code("family-relation", "PARENT", "부모", "Parent");
        code("income-kind", "WAGE", "근로", "Wages");
        code("income-kind", "BUSINESS", "사업", "Business");
        code("income-kind", "INTEREST", "이자", "Interest");
        code("insured-type", "WORKPLACE", "직장가입자", "Through workplace");
        code("insured-type", "DEPENDANT", "피부양자", "Dependant");
        code("benefit-kind", "CHILD_ALLOWANCE", "아동수당", "Child allowance");
        code("case-kind", "APPLICATION", "신청", "Application");
        code("case-kind", "RECHECK", "확인조사", "Periodic re-check");
        code("case-stage", "RECEIVED", "접수", "Received");
        code("case-stage", "INVESTIGATION", "조사", "Investigation");
        code("case-stage", "DECISION", "결정", "Decision");
        register("resident-register", "주민등록 전산정보", "Resident register", "행정안전부", "Ministry of the Interior and Safety");
        register("family-register", "가족관계등록부", "Family register", "법원행정처", "National Court Administration");
        register("tax-income", "소득·체납 연계자료", "Income and arrears", "국세청", "National Tax Service");
        register(
                "health-insurance", "건강보험 자격·보험료", "Health insurance", "국민건강보험공단", "National Health Insurance Service");
        register(
                "employment-insurance",
                "고용보험 피보험자격",
                "Employment insurance",
                "근로복지공단",
                "Workers’ Compensation and Welfare Service");
        register("welfare-payments", "복지급여 지급내역", "Welfare payments", "보건복지부", "Ministry of Health and Welfare");
    }

    private void property(String key, String ko, String en, Datatype datatype, String codeList, boolean repeats) {
        AttributeKey attribute = new AttributeKey(key);
        properties.put(
                attribute,
                new Property(
                        attribute,
                        "https://ieum.example/model/core/1.0/",
                        new Localized(ko, en),
                        new Localized(ko + "의 정의", "What is meant by " + en),
                        Optional.empty(),
                        datatype,
                        codeList.isEmpty() ? Optional.empty() : Optional.of(codeList),
                        repeats,
                        false,
                        Property.Sensitivity.PERSONAL,
                        "1741000",
                        List.of(),
                        "…",
                        Optional.empty()));
    }

    private void code(String list, String code, String ko, String en) {
        codes.put(list + "/" + code, new Localized(ko, en));
    }

    private void register(String id, String ko, String en, String keeperKo, String keeperEn) {
        registers.put(id, new RegisterWords(new Localized(ko, en), new Localized(keeperKo, keeperEn)));
    }

    @Override
    public Optional<Property> property(AttributeKey attribute) {
        return Optional.ofNullable(properties.get(attribute));
    }

    @Override
    public Optional<Localized> agency(String code) {
        return code.equals("3000000") ? Optional.of(new Localized("서울특별시 종로구", "Jongno-gu, Seoul")) : Optional.empty();
    }

    @Override
    public Optional<Localized> role(String id) {
        return id.equals("investigator") ? Optional.of(new Localized("조사 담당", "investigator")) : Optional.empty();
    }

    @Override
    public Optional<Localized> code(String codeList, String code) {
        return Optional.ofNullable(codes.get(codeList + "/" + code));
    }

    @Override
    public Optional<TaskWords> task(String task) {
        return task.equals("basic-livelihood")
                ? Optional.of(new TaskWords(
                        new Localized("국민기초생활보장 수급권자 조사", "Investigation for basic livelihood security"),
                        new Localized("국민기초생활 보장법 제22조", "National Basic Living Security Act, art. 22")))
                : Optional.empty();
    }

    @Override
    public Optional<RegisterWords> register(String register) {
        return Optional.ofNullable(registers.get(register));
    }

    @Override
    public Optional<Ground> of(Authority authority) {
        String name = authority.agreement().substring("agr-bl-".length());
        return Optional.of(new Ground(
                new Localized("기초생활보장 조사 — " + name + " 공유협약", "Basic livelihood investigation — " + name),
                authority.clause(),
                new Localized(
                        "이용기관은 수급권자 조사를 위하여 다음 항목을 사건별로 조회할 수 있다.",
                        "For the investigation the consumer may look up the following attributes, case by case."),
                List.of(
                        new Basis(
                                new Localized("국민기초생활 보장법 제22조", "National Basic Living Security Act, art. 22"), false),
                        new Basis(new Localized("조사 지침", "Investigation guideline"), true))));
    }

    @Override
    public Localized reason(Reason reason) {
        return switch (reason) {
            case OTHER_RELATION ->
                new Localized("이 관계의 대상에게는 제공할 근거가 없습니다.", "No agreement grants this for this relation.");
            case RELATION_REFUTED ->
                new Localized("신고된 관계가 가족관계등록부와 다릅니다.", "The family register refutes a declared relation.");
            case APPLICANT_DECEASED ->
                new Localized("신청인이 사망한 것으로 확인되었습니다.", "The resident register says that the applicant has died.");
            case CASE_NOT_ACCESSIBLE -> new Localized("열 수 있는 사건이 없습니다.", "There is no case that you can open.");
            default -> new Localized("이유 " + reason, "Reason " + reason);
        };
    }

    @Override
    public Localized remedy(Reason reason) {
        return switch (reason) {
            case RELATION_REFUTED -> new Localized("사건의 관계를 바로잡아 주세요.", "Correct the relation in the case.");
            case APPLICANT_DECEASED -> new Localized("사건을 종결하거나 승계하세요.", "Close the case or let others continue it.");
            default -> new Localized("협약에 새 조항이 필요합니다.", "The agreement would need a further grant.");
        };
    }
}
