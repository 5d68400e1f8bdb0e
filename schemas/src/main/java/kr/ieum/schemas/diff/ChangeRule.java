package kr.ieum.schemas.diff;

import static kr.ieum.schemas.diff.Severity.MAJOR;
import static kr.ieum.schemas.diff.Severity.MINOR;
import static kr.ieum.schemas.diff.Severity.PATCH;

/**
 * The kinds of changes, each with its number and the decision what it is. The table in {@code schemas/README.md} is held against
 * this one.
 */
public enum ChangeRule {
    /** G1: name, definition, standard term, example or title. */
    WORDS("G1", PATCH, "words or example changed"),
    /** G2: a property, class or role that wasn't there. */
    ADDED("G2", MINOR, "added"),
    /** G3: a property, class or role that is there no more. */
    REMOVED("G3", MAJOR, "removed"),
    /** G4: the same under another key. */
    RENAMED("G4", MAJOR, "renamed"),
    /** G5. */
    DATATYPE("G5", MAJOR, "datatype changed"),
    /** G6: whoever holds one value can't hold several, and whoever sends several may send one only. */
    CARDINALITY("G6", MAJOR, "cardinality changed"),
    /** G7: a partial date breaks those who compute with days; its end breaks registers that have some. */
    PARTIAL_DATES("G7", MAJOR, "partial dates allowed or no longer allowed"),
    /** G8. */
    CODE_LIST("G8", MAJOR, "other code list"),
    /** G9: grants and limits were agreed for a lesser reach. */
    SENSITIVITY_RAISED("G9", MAJOR, "sensitivity raised"),
    /** G10. */
    SENSITIVITY_LOWERED("G10", MINOR, "sensitivity lowered"),
    /** G11: another agency answers. */
    STEWARD("G11", MINOR, "steward changed"),
    /** G12: grants for all sources suffice for a derived attribute (design §6 rule 4). */
    DERIVATION("G12", MAJOR, "derived from other attributes"),
    /** G13: what a form tells beyond itself is held against ceilings (design §6 rule 12). */
    IMPLICATION_ADDED("G13", MAJOR, "a form tells of more attributes"),
    /** G14. */
    IMPLICATION_REMOVED("G14", MINOR, "a form tells of fewer attributes"),
    /** G15. */
    DEPRECATED("G15", MINOR, "deprecated, or its successor changed"),
    /** G16: the URI is the key of linked data; a step of the namespace's version isn't counted. */
    NAMESPACE("G16", MAJOR, "declared in another namespace"),
    /** G17: ends, dates or roles of an association, or what identifies the things of a class. */
    STRUCTURE("G17", MAJOR, "association, role or identifying properties changed"),
    /** G18. */
    CODE_ADDED("G18", MINOR, "code or code list added"),
    /** G19: a code that is no longer there, was abolished, stands elsewhere in the tree, or resolves or holds otherwise. */
    CODE_REMOVED("G19", MAJOR, "code removed, abolished, moved in the tree, or with another successor or other days");

    private final String number;
    private final Severity severity;
    private final String title;

    ChangeRule(String number, Severity severity, String title) {
        this.number = number;
        this.severity = severity;
        this.title = title;
    }

    /** The rule's number, {@code G1} to {@code G19}. */
    public String number() {
        return number;
    }

    /** What a change of this kind is. */
    public Severity severity() {
        return severity;
    }

    /** The change in a few words. */
    public String title() {
        return title;
    }
}
