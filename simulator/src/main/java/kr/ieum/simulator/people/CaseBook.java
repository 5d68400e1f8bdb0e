package kr.ieum.simulator.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.simulator.cases.CaseFile;
import kr.ieum.simulator.cases.CaseSubject;
import kr.ieum.simulator.cases.Deputy;
import kr.ieum.simulator.cases.KnownCase;

/** Collects the cases while the people they are about are made. */
final class CaseBook {

    static final String JONGNO = "3000000";
    static final String SEONGNAM = "3780000";
    static final String BENEFIT_INVESTIGATOR = "kim.jihyun";

    private static final String DEPUTY = "lee.sua";

    private final LocalDate today;
    private final List<CaseFile> cases = new ArrayList<>();

    CaseBook(LocalDate today) {
        this.today = today;
    }

    List<CaseFile> cases() {
        return List.copyOf(cases);
    }

    static CaseSubject applicant(Individual person) {
        return subject(person, "신청인", "확인", true, "있음");
    }

    static CaseSubject member(Individual person) {
        return subject(person, "보장가구원", "선언", true, "있음");
    }

    static CaseSubject obligor(Individual person) {
        return subject(person, "부양의무자", "선언", false, "없음");
    }

    static CaseSubject subject(Individual person, String relation, String check, boolean inUnit, String consent) {
        return new CaseSubject(person.number, person.name.text(), relation, check, inUnit, consent);
    }

    /** A basic-livelihood application under investigation at Jongno-gu; the first subject is the applicant. */
    void benefit(KnownCase known, List<CaseSubject> subjects) {
        benefit(known.number(), "신청", "조사", BENEFIT_INVESTIGATOR, JONGNO, subjects);
    }

    /** An appeal against a decision of that day on the same matter. */
    void appeal(KnownCase known, String contested, List<CaseSubject> subjects) {
        benefit(known, subjects);
        cases.set(cases.size() - 1, cases.getLast().contesting(contested));
    }

    /** A basic-livelihood case; the first subject is the applicant. */
    void benefit(
            String number,
            String kind,
            String stage,
            String official,
            String jurisdiction,
            List<CaseSubject> subjects) {
        add(new CaseFile(
                number,
                kind,
                "basic-livelihood",
                "수급자 조사·결정",
                stage,
                official,
                deputyOf(official),
                receivedDaysAgo(12 + cases.size() % 20),
                subjects.getFirst().number(),
                subjects,
                List.of(),
                "",
                jurisdiction,
                ""));
    }

    void add(CaseFile file) {
        cases.add(file);
    }

    String receivedDaysAgo(int days) {
        return today.minusDays(days) + String.format("T%02d:%02d:00", 9 + days % 8, days * 7 % 60);
    }

    /** The demo's acting deputy stands in for the benefit investigator for two weeks around today. */
    Optional<Deputy> deputyOf(String official) {
        return official.equals(BENEFIT_INVESTIGATOR)
                ? Optional.of(new Deputy(DEPUTY, today.minusDays(7), today.plusDays(6)))
                : Optional.empty();
    }
}
