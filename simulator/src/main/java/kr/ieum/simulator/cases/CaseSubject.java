package kr.ieum.simulator.cases;

/**
 * A person a case is about, as the case declares it.
 *
 * @param number resident number, 13 digits
 * @param name as written in the application
 * @param relation 신청인, 보장가구원 or 부양의무자
 * @param check 선언 or 확인
 * @param inUnit whether the person belongs to the benefit unit (보장가구)
 * @param consent 있음 or 없음
 */
public record CaseSubject(String number, String name, String relation, String check, boolean inUnit, String consent) {}
