package kr.ieum.schemas.model;

import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.yaml.Localized;

/**
 * A property of the reference model (design §5).
 *
 * @param codeList the code list of a code property
 * @param repeats whether a subject may have several values (several incomes, several jobs)
 * @param derivedFrom attributes this one is computed from; empty for an original one
 * @param sensitivity how far the value reaches into a person's life
 */
public record Property(
        AttributeKey key,
        Localized name,
        Localized definition,
        Datatype datatype,
        Optional<String> codeList,
        boolean repeats,
        boolean partialDates,
        Sensitivity sensitivity,
        String steward,
        List<AttributeKey> derivedFrom,
        String example) {

    /** Sensitivity classes, least first. */
    public enum Sensitivity {
        PUBLIC,
        INTERNAL,
        PERSONAL,
        SENSITIVE,
        UNIQUE_IDENTIFIER
    }
}
