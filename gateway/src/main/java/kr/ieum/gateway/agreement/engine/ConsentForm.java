package kr.ieum.gateway.agreement.engine;

import java.util.Locale;

/** The forms on which a person consents; an agreement's consent rule names the one it takes (design §6). */
public enum ConsentForm {
    /** Prior consent to the joint use of administrative information (e-Government Act art. 42; 행정정보 공동이용 사전동의서). */
    JOINT_USE,
    /** Consent to the provision of financial information (금융정보등 제공 동의서). */
    FINANCIAL_INFORMATION;

    /** Under which a request carries the instant of this consent, see {@link DecisionRequest.SubjectFacts#consents}. */
    public String key() {
        return "form/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
