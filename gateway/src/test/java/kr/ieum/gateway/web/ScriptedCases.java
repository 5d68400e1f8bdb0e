package kr.ieum.gateway.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.FaultyCase;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.schemas.model.SubjectKey;

/** A case system in memory; the last digits of a case number choose what its look-up does. */
final class ScriptedCases implements CaseSystem {

    static final String INVESTIGATOR = "kim.jihyeon";
    static final String DEPUTY = "lee.sua";
    static final String OTHER_CITY = "han.seoyeon";
    static final String HEALTHY = number(1);
    static final String PARTIAL = number(2);
    static final String REFUTED = number(3);
    static final String DECEASED = number(4);
    static final String LOG_LOST = number(5);
    static final String REFUSED_AT_START = number(6);
    static final String LOG_LOST_AT_START = number(7);
    static final String BREAKS = number(8);
    static final String SILENT_PANELS = number(9);
    static final String HOSTILE = number(10);
    static final String OTHER_TASK = number(11);
    static final String VOLUME = number(12);
    static final String CONFLICT = number(13);
    static final String NEAR = number(14);
    static final String MALFORMED = number(15);
    static final String NEARS_OFFICIAL = "yang.sori";
    static final String NEARS_NAME = "양소리";
    static final String NEARS_NUMBER = "9003032000001";

    volatile boolean available = true;
    volatile boolean malformed;
    volatile boolean unvouched;
    private final List<OpenCase> cases = new ArrayList<>();

    ScriptedCases() {
        for (int i = 1; i <= 13; i++) {
            cases.add(household(i, INVESTIGATOR, i == OTHER ? "building-permit" : "basic-livelihood"));
        }
        cases.add(new OpenCase(
                NEAR,
                "APPLICATION",
                "INVESTIGATION",
                "basic-livelihood",
                "3000000",
                NEARS_OFFICIAL,
                Optional.empty(),
                LocalDateTime.of(2026, 9, 1, 9, 0),
                Optional.empty(),
                List.of(new CaseSubject(0, NEARS_NAME, SubjectKey.ofPerson(NEARS_NUMBER), Relation.APPLICANT))));
        for (int i = 101; i <= 130; i++) {
            cases.add(single(i, "신청" + (char) ('가' + i)));
        }
    }

    private static final int OTHER = 11;

    private static String number(int running) {
        return "3000000-2026-04-%07d".formatted(running);
    }

    private static OpenCase household(int running, String official, String task) {
        String applicant = running == 10 ? "<script>alert(1)</script> ${7*7} #{login.title} \u202e끝" : "윤정우";
        return new OpenCase(
                number(running),
                running % 2 == 0 ? "RECHECK" : "APPLICATION",
                "INVESTIGATION",
                task,
                "3000000",
                official,
                running <= 2
                        ? Optional.of(new OpenCase.Deputy(DEPUTY, LocalDate.of(2020, 1, 1), LocalDate.of(2090, 10, 12)))
                        : Optional.empty(),
                LocalDateTime.of(2026, 9, 30 - running, 9, 30 + running),
                Optional.empty(),
                List.of(
                        new CaseSubject(0, applicant, SubjectKey.ofPerson("8502301000001"), Relation.APPLICANT),
                        new CaseSubject(1, "김하린", SubjectKey.ofPerson("8606302000002"), Relation.BENEFIT_UNIT),
                        new CaseSubject(2, "윤서아", SubjectKey.ofPerson("0403304000003"), Relation.BENEFIT_UNIT),
                        new CaseSubject(3, "윤도현", SubjectKey.ofPerson("1505303000004"), Relation.BENEFIT_UNIT),
                        new CaseSubject(4, "윤상철", SubjectKey.ofPerson("5504301000005"), Relation.OBLIGOR)));
    }

    private static OpenCase single(int running, String name) {
        return new OpenCase(
                number(running),
                "APPLICATION",
                running % 3 == 0 ? "DECISION" : "RECEIVED",
                "basic-livelihood",
                "3000000",
                INVESTIGATOR,
                Optional.empty(),
                LocalDateTime.of(2026, 8, 1 + running % 28, 10, 0),
                Optional.empty(),
                List.of(new CaseSubject(0, name, SubjectKey.ofPerson("8502301000001"), Relation.APPLICANT)));
    }

    @Override
    public CaseAnswer find(String agency, String caseNumber) {
        if (!available) {
            return new CaseAnswer.Unavailable("test");
        }
        return cases.stream()
                .filter(one -> one.number().equals(caseNumber))
                .findFirst()
                .<CaseAnswer>map(one -> new CaseAnswer.Found(List.of(one)))
                .orElseGet(CaseAnswer.None::new);
    }

    @Override
    public boolean reassign(String agency, String caseNumber, String official, String approvedBy) {
        for (int i = 0; available && i < cases.size(); i++) {
            OpenCase one = cases.get(i);
            if (one.number().equals(caseNumber)) {
                cases.set(
                        i,
                        new OpenCase(
                                one.number(),
                                one.kind(),
                                one.stage(),
                                one.task(),
                                one.jurisdiction(),
                                official,
                                Optional.empty(),
                                one.receivedAt(),
                                one.contested(),
                                one.subjects()));
                return true;
            }
        }
        return false;
    }

    @Override
    public CaseAnswer assignedTo(String agency, String official) {
        if (!available) {
            return new CaseAnswer.Unavailable("test");
        }
        return new CaseAnswer.Found(
                cases.stream()
                        .filter(one -> one.isAssignedTo(official, LocalDate.of(2026, 9, 30)))
                        .toList(),
                malformed && official.equals(INVESTIGATOR)
                        ? List.of(
                                new FaultyCase(MALFORMED, INVESTIGATOR, Optional.empty(), FaultyCase.Rule.K6, "PNU 1"))
                        : List.of());
    }
}
