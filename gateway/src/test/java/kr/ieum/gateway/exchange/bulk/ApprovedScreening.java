package kr.ieum.gateway.exchange.bulk;

import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.OpenScreening;
import kr.ieum.gateway.cases.ScreeningAnswer;

/** A case system that holds one screening of Jongno-gu, or says what a test wants. */
public final class ApprovedScreening implements CaseSystem {

    /** Its number. */
    public static final String NUMBER = "3000000-2026-S-0000001";

    final AtomicReference<ScreeningAnswer> answer = new AtomicReference<>(new ScreeningAnswer.Found(new OpenScreening(
            NUMBER,
            "EX_OFFICIO",
            "INVESTIGATION",
            "livelihood-screening",
            "3000000",
            Relation.APPLICANT,
            LocalDateTime.of(2026, 11, 20, 10, 0),
            1_000_000)));

    @Override
    public CaseAnswer find(String agency, String caseNumber) {
        return new CaseAnswer.None();
    }

    @Override
    public CaseAnswer assignedTo(String agency, String official) {
        return new CaseAnswer.None();
    }

    @Override
    public boolean reassign(String agency, String caseNumber, String official, String approvedBy) {
        return false;
    }

    @Override
    public ScreeningAnswer screening(String agency, String number) {
        return number.equals(NUMBER) ? answer.get() : new ScreeningAnswer.None();
    }
}
