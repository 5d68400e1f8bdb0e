package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kr.ieum.schemas.model.AttributeKey;

/** Everything that decides, as plain lists: what a {@link Snapshot} is built from and what the specification reads. */
record PolicyWorld(
        long epoch,
        Map<AttributeKey, Snapshot.Attribute> model,
        List<Terms> active,
        List<Terms> suspended,
        NationalRules national,
        Duration skew) {

    Snapshot snapshot() {
        return new Snapshot(epoch, model, active, suspended, national, skew);
    }

    Decision decide(DecisionRequest request) {
        return decide(request, Engine.Excess.FILTER);
    }

    Decision decide(DecisionRequest request, Engine.Excess excess) {
        return new Engine(snapshot()).decide(request, excess);
    }

    PolicyWorld withActive(List<Terms> other) {
        return new PolicyWorld(epoch, model, other, suspended, national, skew);
    }

    PolicyWorld withSuspended(List<Terms> other) {
        return new PolicyWorld(epoch, model, active, other, national, skew);
    }

    PolicyWorld withNational(NationalRules other) {
        return new PolicyWorld(epoch, model, active, suspended, other, skew);
    }

    PolicyWorld withSkew(Duration other) {
        return new PolicyWorld(epoch, model, active, suspended, national, other);
    }
}
