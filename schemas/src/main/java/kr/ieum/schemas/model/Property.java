package kr.ieum.schemas.model;

import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.yaml.Localized;

/**
 * A property of the reference model (design §5).
 *
 * @param namespace the URI of the namespace that declares it, which may be another one than its class's (an augmentation)
 * @param standardTerm its Korean name as a term of the public data standard: standard words, the format word last
 * @param codeList the code list of a code property
 * @param repeats whether a subject may have several values (several incomes, several jobs)
 * @param derivedFrom attributes this one is computed from; empty for an original one
 * @param sensitivity how far the value reaches into a person's life
 */
public record Property(
        AttributeKey key,
        String namespace,
        Localized name,
        Localized definition,
        Optional<String> standardTerm,
        Datatype datatype,
        Optional<String> codeList,
        boolean repeats,
        boolean partialDates,
        Sensitivity sensitivity,
        String steward,
        List<Derivation> derivedFrom,
        String example,
        Optional<Deprecation> deprecation) {

    /** Sensitivity classes, least first. */
    public enum Sensitivity {
        PUBLIC,
        INTERNAL,
        PERSONAL,
        SENSITIVE,
        UNIQUE_IDENTIFIER
    }

    /** Copies the list. */
    public Property {
        derivedFrom = List.copyOf(derivedFrom);
    }

    /** The attributes that it is computed from, whatever their form. */
    public List<AttributeKey> sources() {
        return derivedFrom.stream().map(Derivation::attribute).toList();
    }

    /** Whether this is the canonical text of one clear value, as its example is. */
    public boolean mayBe(String text, CodeLists codeLists) {
        return ExampleText.isValue(this, text, codeLists);
    }

    /** The property's URI, made from its namespace and key: {@code https://ieum.example/model/core/1.0/Person/birthDate}. */
    public String uri() {
        return namespace + key.text();
    }

    /** Whether it is a number of the resident or foreigner registration, of which a part tells birth and sex: its term says so. */
    public boolean isResidentNumber() {
        return datatype == Datatype.IDENTIFIER
                && standardTerm.filter(term -> term.endsWith("주민등록번호")).isPresent();
    }

    /** The last word of its name, which decides the datatypes allowed: {@code date} of {@code Person/birthDate}. */
    public String representationTerm() {
        return RepresentationTerms.lastWord(key);
    }
}
