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

    /** A case that appeals against nothing. */
    public CaseFile(
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
            String jurisdiction) {
        this(
                number,
                kind,
                task,
                function,
                stage,
                official,
                deputy,
                received,
                applicant,
                subjects,
                parcels,
                deceased,
                jurisdiction,
                "");
    }

    /** The same case as an appeal against a decision of that day. */
    public CaseFile contesting(String day) {
        return new CaseFile(
                number,
                "이의신청",
                task,
                function,
                "이의",
                official,
                deputy,
                received,
                applicant,
                subjects,
                parcels,
                deceased,
                jurisdiction,
                day);
    }

    /** The same case at another stage. */
    public CaseFile atStage(String changed) {
        return new CaseFile(
                number,
                kind,
                task,
                function,
                changed,
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
        return new CaseFile(
                changed,
                kind,
                task,
                function,
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

    /** The same case in another official's hands. */
    public CaseFile heldBy(String changed) {
        return new CaseFile(
                number,
                kind,
                task,
                function,
                stage,
                changed,
                deputy,
                received,
                applicant,
                subjects,
                parcels,
                deceased,
                jurisdiction,
                contested);
    }

    /** The same case with another deputy, or none. */
    public CaseFile withDeputy(Optional<Deputy> changed) {
        return new CaseFile(
                number,
                kind,
                task,
                function,
                stage,
                official,
                changed,
                received,
                applicant,
                subjects,
                parcels,
                deceased,
                jurisdiction,
                contested);
    }
}
