package kr.ieum.gateway.agreement.register;

import java.util.Locale;
import kr.ieum.schemas.yaml.Localized;

/**
 * The 18 fields of the United Kingdom's register of information sharing agreements under part 5 of the Digital Economy Act 2017, in
 * its order and under the names that its public page (registers.service.gov.uk, {@code information-sharing-agreement-0001}) showed.
 */
public enum RegisterField {
    INFORMATION_SHARING_AGREEMENT(false, "협약 번호", "Information sharing agreement"),
    NAME(true, "협약 이름", "Name"),
    PURPOSE(true, "목적", "Purpose"),
    INFORMATION_SHARING_BENEFITS(true, "공유의 이점", "Information sharing benefits"),
    LEGAL_POWER_DISCLOSURE(true, "제공의 법적 근거", "Legal power disclosure"),
    DISCLOSED_INFORMATION(true, "제공하는 정보", "Disclosed information"),
    CONTROLLERS(false, "당사자 기관 코드", "Controllers"),
    CONTROLLER_NAMES(true, "당사자 기관", "Controller names"),
    INFORMATION_SHARING_METHOD(true, "공유 방법", "Information sharing method"),
    PROCESSORS(false, "수탁기관 코드", "Processors"),
    PROCESSOR_NAMES(true, "수탁기관", "Processor names"),
    RETENTION_PERIOD(true, "보관 기간", "Retention period"),
    START_DATE(false, "시작일", "Start date"),
    END_DATE(false, "종료일", "End date"),
    REVIEW_DATE(false, "검토일", "Review date"),
    CONTACT(true, "담당 부서", "Contact"),
    AREAS(false, "관할 기관 코드", "Areas"),
    AREA_NAMES(true, "관할", "Area names");

    private final boolean bilingual;
    private final String ko;
    private final String en;

    RegisterField(boolean bilingual, String ko, String en) {
        this.bilingual = bilingual;
        this.ko = ko;
        this.en = en;
    }

    /** The field's name in files: {@code legal-power-disclosure}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is said in words; a code, a date and a number are the same in every language. */
    public boolean isBilingual() {
        return bilingual;
    }

    /** Whether its value is a day. */
    public boolean isDate() {
        return this == START_DATE || this == END_DATE || this == REVIEW_DATE;
    }

    /** The field's name for people. */
    public Localized label() {
        return new Localized(ko, en);
    }
}
