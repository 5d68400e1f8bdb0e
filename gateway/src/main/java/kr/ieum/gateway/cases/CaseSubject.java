package kr.ieum.gateway.cases;

import java.util.Set;
import kr.ieum.gateway.agreement.engine.ConsentForm;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.model.SubjectKey;

/**
 * A subject of a case as the case system names it.
 *
 * @param index position in the case, 0-based; the applicant is 0
 * @param name what the official wrote into the case, the consumer agency's own record: a person's name, a parcel's number
 * @param key by which registers are asked about it; its kind says what the subject is, a person or a parcel
 * @param relation the declared relation
 * @param consents forms on which this person has consented, handed in with the application
 */
public record CaseSubject(int index, String name, SubjectKey key, Relation relation, Set<ConsentForm> consents) {

    /** Makes it immutable. */
    public CaseSubject {
        consents = Set.copyOf(consents);
    }

    /** A subject of whom no consent is on file. */
    public CaseSubject(int index, String name, SubjectKey key, Relation relation) {
        this(index, name, key, relation, Set.of());
    }

    @Override
    public String toString() {
        return "CaseSubject[" + index + ", " + relation + "]";
    }
}
