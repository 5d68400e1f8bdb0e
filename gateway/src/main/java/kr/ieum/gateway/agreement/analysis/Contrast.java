package kr.ieum.gateway.agreement.analysis;

import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;

/** A request that two versions of an agreement answer differently, each by itself; the engine over either version says so again. */
public record Contrast(DecisionRequest request, Decision before, Decision after) {}
