package kr.ieum.gateway.disclosure;

import kr.ieum.schemas.model.SubjectKey;

/** From whom somebody is protected, as far as it is known. */
@FunctionalInterface
public interface Protections {

    /** Whether nothing about one may be told to the other; yes where nobody can tell. */
    boolean shields(SubjectKey one, SubjectKey from);
}
