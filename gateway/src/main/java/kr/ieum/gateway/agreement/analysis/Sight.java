package kr.ieum.gateway.agreement.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What an agency can come to know of one attribute about subjects of one relation, under one grant, at most.
 *
 * @param via how: by a grant of its own, derived from sources, or told by a form of another attribute
 * @param grants the grant; of a derived attribute, one for each source
 * @param conditions what must hold; none for always
 * @param declared whether it serves the verification itself, before a register has confirmed the relation
 * @param times when, in periods that don't touch
 * @param hours of the week to which those times are narrowed
 * @param witness a request that is answered so
 */
public record Sight(
        AttributeKey attribute,
        Form form,
        Via via,
        Relation relation,
        String register,
        Recipient recipient,
        Set<Use> uses,
        RequestKind kind,
        String task,
        String agreement,
        int version,
        List<String> grants,
        String clause,
        List<String> bases,
        List<Condition> conditions,
        Optional<Terms.Consent> consent,
        boolean declared,
        Optional<String> role,
        int minAssurance,
        List<Period> times,
        boolean hours,
        Witness witness) {

    /** Makes it immutable. */
    public Sight {
        uses = Set.copyOf(uses);
        grants = List.copyOf(grants);
        bases = List.copyOf(bases);
        conditions = List.copyOf(conditions);
        times = List.copyOf(times);
    }

    /** How an attribute comes to be known. */
    public sealed interface Via {

        /** A grant names it. */
        record Granted() implements Via {}

        /** Grants of all these sources yield it (design §6 rule 4). */
        record Derived(List<AttributeKey> sources) implements Via {}

        /** A form of another attribute tells it (design §6 rule 12). */
        record Implied(AttributeKey by, Form as) implements Via {}
    }
}
