package kr.ieum.gateway.cases;

import kr.ieum.gateway.agreement.engine.Relation;

/**
 * A subject of a case as the case system names it.
 *
 * @param index position in the case, 0-based; the applicant is 0
 * @param name the name the official wrote into the case, the consumer agency's own record
 * @param residentNumber search key, 13 digits
 * @param relation the declared relation
 */
public record CaseSubject(int index, String name, String residentNumber, Relation relation) {

    @Override
    public String toString() {
        return "CaseSubject[" + index + ", " + relation + "]";
    }
}
