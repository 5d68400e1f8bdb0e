package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;

/**
 * Everything that decides, at one policy epoch: immutable, built anew at each activation or suspension and swapped as a
 * whole, so that no decision sees a mixture. What {@link Engine} compiles.
 *
 * @param policyEpoch compared by the transaction that writes an intent (design §10)
 * @param attributes the attributes of the reference model
 * @param active the terms of the active agreement versions, at most one version of each agreement
 * @param suspended the terms of suspended versions, which grant nothing and explain why
 * @param national what binds every agreement
 * @param skew by how much clocks may differ; it always goes against whoever asks
 */
public record Snapshot(
        long policyEpoch,
        Map<AttributeKey, Attribute> attributes,
        List<Terms> active,
        List<Terms> suspended,
        NationalRules national,
        Duration skew) {

    /**
     * What the engine must know of an attribute.
     *
     * @param derivedFrom its sources when it is computed; empty for an original one
     */
    public record Attribute(Datatype datatype, List<Source> derivedFrom) {

        /** Makes it immutable. */
        public Attribute {
            derivedFrom = List.copyOf(derivedFrom);
        }
    }

    /**
     * A source of a derived attribute.
     *
     * @param least the least form of the source from which the derived attribute follows
     */
    public record Source(AttributeKey attribute, Form least) {}

    /** Makes it immutable. */
    public Snapshot {
        attributes = Map.copyOf(attributes);
        active = List.copyOf(active);
        suspended = List.copyOf(suspended);
    }
}
