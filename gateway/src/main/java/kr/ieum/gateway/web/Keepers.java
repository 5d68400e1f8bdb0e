package kr.ieum.gateway.web;

import java.util.Set;

/** Which registers an agency answers for, as keeper or as the body that runs them. Thread-safe. */
public interface Keepers {

    /** Ids of its registers. */
    Set<String> registersOf(String agency);
}
