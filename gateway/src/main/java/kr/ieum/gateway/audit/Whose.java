package kr.ieum.gateway.audit;

import kr.ieum.schemas.model.SubjectKey;

/** Whom or what an auditor names; each such search is an act of its own, with a reason and a leaf of the log. */
public sealed interface Whose {

    /** Everything about this person or parcel. */
    record Subject(SubjectKey key) implements Whose {}

    /** Everything for this case. */
    record Case(String number) implements Whose {
        @Override
        public String toString() {
            return "Case[…]";
        }
    }

    /** Everything that this official asked for. */
    record Of(String official) implements Whose {
        @Override
        public String toString() {
            return "Of[…]";
        }
    }

    /** How the search is recorded. */
    enum Kind {
        SUBJECT,
        CASE,
        OFFICIAL
    }

    /** How the search is recorded. */
    default Kind kind() {
        return switch (this) {
            case Subject subject -> Kind.SUBJECT;
            case Case one -> Kind.CASE;
            case Of official -> Kind.OFFICIAL;
        };
    }
}
