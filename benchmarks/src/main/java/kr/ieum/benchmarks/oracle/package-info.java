/**
 * Other people's policy engines beside ours: agreements of a common subset are written as XACML 3.0 for AuthzForce and as Cedar for
 * cedar-java, so that both answer the same requests as an independent second opinion and as a measure of cost. They stand here and not in
 * the gateway, whose class path, in tests too, stays free of JAXB, Saxon and native code.
 *
 * <p>How it is called:
 *
 * <pre>{@code
 * SharedWorld world = new SharedWorld(seed, SharedWorld.Size.SMALL);          // or a size of your own
 * Engine engine = new Engine(world.snapshot());
 * try (Oracle oracle = XacmlOracle.of(world.terms(), world.skew());          // or CedarOracle.of(…)
 *      ) {
 *     DecisionRequest request = world.request();
 *     BitSet permitted = oracle.permitted(request);                           // index subject * asked.size() + asked
 *     assert permitted.equals(Oracle.permittedBy(engine.decide(request)));
 * }
 * }</pre>
 *
 * {@code Oracle.prepare(request)} turns a request into the other engine's own objects once, so that a measurement of
 * {@code Prepared.permitted()} holds none of this translation.
 */
@NullMarked
package kr.ieum.benchmarks.oracle;

import org.jspecify.annotations.NullMarked;
