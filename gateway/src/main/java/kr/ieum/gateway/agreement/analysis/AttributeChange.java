package kr.ieum.gateway.agreement.analysis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.condition.Situation;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/**
 * How the access to one attribute about subjects of one relation, for one recipient and these uses, differs.
 *
 * @param before the forms with their conditions in the earlier version; none where it isn't granted
 * @param after the same in the later version
 * @param witness a case that shows the difference; nothing where there is none
 * @param contrast a whole request that shows it, to be put to both versions; nothing where there is no difference, or no one request
 *     meets the terms of a version that would show it
 */
public record AttributeChange(
        AttributeKey attribute,
        Relation relation,
        Recipient recipient,
        Set<Use> uses,
        Change change,
        List<Granted> before,
        List<Granted> after,
        Optional<Witness> witness,
        Optional<Contrast> contrast) {

    /** Makes it immutable. */
    public AttributeChange {
        uses = Set.copyOf(uses);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    AttributeChange with(Optional<Contrast> shown) {
        return new AttributeChange(attribute, relation, recipient, uses, change, before, after, witness, shown);
    }

    /**
     * A form, and the grant that opens it.
     *
     * @param when the grant's condition as written; nothing for always
     */
    public record Granted(Form form, String grant, Optional<String> when) {}

    /** A situation in which the two versions release differently. */
    public record Witness(Situation situation, List<Form> before, List<Form> after) {

        /** Makes it immutable. */
        public Witness {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** What the conditions ask for; empty where any case shows it. */
        public Map<Variable, String> facts() {
            Map<Variable, String> facts = new EnumMap<>(Variable.class);
            facts.putAll(situation.texts());
            facts.remove(Variable.SUBJECT_RELATION);
            return facts;
        }

        /** Whether the subject is restricted towards the applicant. */
        public boolean restricted() {
            return situation.restricted().orElse(false);
        }
    }
}
