package kr.ieum.gateway.disclosure;

import java.util.List;
import kr.ieum.gateway.log.Companion;

/** Keeps what intents hide, so that the person concerned and the auditor can be told who saw what. */
@FunctionalInterface
public interface Disclosures {

    /** Keeps nothing, where nobody will ask. */
    Disclosures NONE = intents -> List.of();

    /**
     * The small writes that must stand or fall with these intents of one append. They refuse with {@link KeyDestroyed} when
     * a key was destroyed meanwhile; asking again makes another.
     *
     * @throws KeysUnavailable when the keys can't be read or made; then nothing may be disclosed
     */
    List<Companion> beside(List<Intended> intents);
}
