package kr.ieum.gateway.agreement.engine;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.Datatype;

/** The closed list of request kinds, each with its own gate (design P10). */
public enum RequestKind {
    /** An official looks something up for a verified case. */
    CASE,
    /** An agency is told what became of somebody whom it holds on its roll. */
    EVENT,
    /** An agency asks whether people of its own jurisdiction qualify, and is told predicates only. */
    SCREENING,
    /** A citizen asks for what registers hold about the citizen. */
    OWN_DATA,
    /** As a case, help first; what the agreement leaves open is checked afterwards. */
    EMERGENCY;

    /** How a subject may stand to a request of this kind. */
    public Set<Relation> relations() {
        return switch (this) {
            case CASE, SCREENING, EMERGENCY ->
                Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Relation.ENROLLED, Relation.SELF)));
            case EVENT -> Set.of(Relation.ENROLLED);
            case OWN_DATA -> Set.of(Relation.SELF);
        };
    }

    /** Who may receive what a request of this kind is answered. */
    public Set<Recipient> recipients() {
        return switch (this) {
            case CASE, EMERGENCY -> Set.of(Recipient.OFFICIAL, Recipient.APPLICANT_RESULT);
            case EVENT, SCREENING -> Set.of(Recipient.OFFICIAL);
            case OWN_DATA -> Set.of(Recipient.SUBJECT);
        };
    }

    /** Whether a request of this kind has a case, whose facts conditions may name. */
    public boolean hasCase() {
        return switch (this) {
            case CASE, SCREENING, EMERGENCY -> true;
            case EVENT, OWN_DATA -> false;
        };
    }

    /** Whether an official asks, who can meet a duty beforehand. */
    public boolean hasOfficial() {
        return switch (this) {
            case CASE, EMERGENCY -> true;
            case EVENT, SCREENING, OWN_DATA -> false;
        };
    }

    /** Whether a form of that datatype may be the answer; a screening is told whether something holds, and nothing else. */
    public boolean mayRelease(Datatype datatype, Form form) {
        return this != SCREENING
                || datatype == Datatype.INDICATOR
                || form.equals(Form.EXISTS)
                || FormOrder.isPredicate(form);
    }
}
