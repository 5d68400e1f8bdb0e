package kr.ieum.schemas.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The closed list of datatypes of the reference model; each has its own forms (design §6). */
public enum Datatype {
    DATE,
    IDENTIFIER,
    NAME,
    ADDRESS,
    AMOUNT,
    CODE,
    TEXT,
    /** yes, no or undetermined. */
    INDICATOR;

    /** The datatype as files spell it, in lower case. */
    static Optional<Datatype> of(String spelling) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(spelling))
                .findFirst();
    }
}
