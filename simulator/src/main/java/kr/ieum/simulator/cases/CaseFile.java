package kr.ieum.simulator.cases;

import java.util.List;
import java.util.Optional;

/**
 * A case as the case system holds it.
 *
 * @param number 접수번호, such as {@code 3000000-2026-04-0012345}
 * @param kind 사건구분: 신청, 직권, 확인조사, 이의신청 or 긴급
 * @param task 이용사무, such as {@code basic-livelihood}
 * @param function 소기능
 * @param stage 단계: 접수, 조사, 결정, 이의 or 종결
 * @param official 담당자, login id
 * @param deputy 대직자
 * @param received 접수일시, {@code yyyy-MM-ddTHH:mm:ss} in Seoul
 * @param applicant 신청인, resident number
 * @param subjects 대상자
 * @param parcels PNU, 19 digits each
 * @param deceased 사망자, resident number, or empty
 * @param jurisdiction 관할, institution code
 * @param contested 원처분일 of a 이의신청, {@code yyyy-MM-dd}, or empty
 */
public record CaseFile(
        String number,
        String kind,
        String task,
        String function,
        String stage,
        String official,
        Optional<Deputy> deputy,
        String received,
        String applicant,
        List<CaseSubject> subjects,
        List<String> parcels,
        String deceased,
        String jurisdiction,
        String contested) {

    /** The same case as an appeal against a decision of that day. */
    public CaseFile contesting(String day) {
        return like(number, "이의신청", "이의", official, deputy, day);
    }

    /** The same case at another stage. */
    public CaseFile atStage(String changed) {
        return like(number, kind, changed, official, deputy, contested);
    }

    /** The same case as one of another kind and task. */
    public CaseFile filedAs(String changedKind, String changedTask, String changedFunction) {
        return new CaseFile(
                number,
                changedKind,
                changedTask,
                changedFunction,
                stage,
                official,
                deputy,
                received,
                applicant,
                subjects,
                parcels,
                deceased,
                jurisdiction,
                contested);
    }

    /** The same matter under another number. */
    public CaseFile numbered(String changed) {
        return like(changed, kind, stage, official, deputy, contested);
    }

    /** The same case in another official's hands. */
    public CaseFile heldBy(String changed) {
        return like(number, kind, stage, changed, deputy, contested);
    }

    /** The same case with another deputy, or none. */
    public CaseFile withDeputy(Optional<Deputy> changed) {
        return like(number, kind, stage, official, changed, contested);
    }

    private CaseFile like(
            String itsNumber,
            String itsKind,
            String itsStage,
            String itsOfficial,
            Optional<Deputy> itsDeputy,
            String itsContested) {
        return new CaseFile(
                itsNumber,
                itsKind,
                task,
                function,
                itsStage,
                itsOfficial,
                itsDeputy,
                received,
                applicant,
                subjects,
                parcels,
                deceased,
                jurisdiction,
                itsContested);
    }
}
