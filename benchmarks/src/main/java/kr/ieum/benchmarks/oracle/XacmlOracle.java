package kr.ieum.benchmarks.oracle;

import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Terms;
import oasis.names.tc.xacml._3_0.core.schema.wd_17.DecisionType;
import org.ow2.authzforce.core.pdp.api.AttributeFqns;
import org.ow2.authzforce.core.pdp.api.DecisionRequestBuilder;
import org.ow2.authzforce.core.pdp.api.DecisionResult;
import org.ow2.authzforce.core.pdp.api.value.Bags;
import org.ow2.authzforce.core.pdp.api.value.IntegerValue;
import org.ow2.authzforce.core.pdp.api.value.StandardDatatypes;
import org.ow2.authzforce.core.pdp.api.value.StringValue;
import org.ow2.authzforce.core.pdp.impl.BasePdpEngine;
import org.ow2.authzforce.core.pdp.impl.DefaultEnvironmentProperties;
import org.ow2.authzforce.core.pdp.impl.PdpEngineConfiguration;
import org.ow2.authzforce.core.xmlns.pdp.Pdp;
import org.ow2.authzforce.core.xmlns.pdp.StaticPolicyProvider;
import org.ow2.authzforce.core.xmlns.pdp.TopLevelPolicyElementRef;
import org.ow2.authzforce.xacml.Xacml3JaxbHelper;

/** AuthzForce, an engine for XACML 3.0, called in process with its own objects: no XML is parsed for a request. */
public final class XacmlOracle implements Oracle {

    private static final int CATEGORIES = 4;
    private static final int ATTRIBUTES = 20;

    private final BasePdpEngine engine;

    private XacmlOracle(BasePdpEngine engine) {
        this.engine = engine;
    }

    /**
     * An oracle that has been given these agreements.
     *
     * @throws IllegalArgumentException when they aren't of the common subset
     */
    public static XacmlOracle of(List<Terms> agreements, Duration skew) {
        String policies = XacmlPolicies.of(CommonSubset.checked(agreements), skew);
        BigInteger depth = BigInteger.TEN;
        try {
            Object root = Xacml3JaxbHelper.createXacml3Unmarshaller().unmarshal(new StringReader(policies));
            Pdp pdp = new Pdp(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new StaticPolicyProvider(List.of(root), false)),
                    new TopLevelPolicyElementRef(XacmlPolicies.ROOT, "1.0", true),
                    null,
                    List.of(),
                    "8.1",
                    true,
                    true,
                    true,
                    false,
                    false,
                    false,
                    BigInteger.valueOf(Long.MAX_VALUE),
                    depth,
                    depth,
                    BigInteger.ZERO);
            return new XacmlOracle(
                    new BasePdpEngine(new PdpEngineConfiguration(pdp, new DefaultEnvironmentProperties())));
        } catch (JAXBException e) {
            throw new IllegalStateException("AuthzForce doesn't take the policies", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "AuthzForce 21.0.1";
    }

    @Override
    public Prepared prepare(DecisionRequest request) {
        List<org.ow2.authzforce.core.pdp.api.DecisionRequest> each = new ArrayList<>();
        for (SubjectFacts subject : CommonSubset.checked(request).subjects()) {
            for (Asked asked : request.asked()) {
                each.add(translated(request, subject, asked));
            }
        }
        return () -> {
            BitSet permitted = new BitSet();
            for (int i = 0; i < each.size(); i++) {
                permitted.set(i, isPermitted(engine.evaluate(each.get(i))));
            }
            return permitted;
        };
    }

    private static boolean isPermitted(DecisionResult result) {
        if (result.getDecision() == DecisionType.INDETERMINATE) {
            throw new IllegalStateException(
                    "AuthzForce can't evaluate",
                    result.getCauseForIndeterminate().orElse(null));
        }
        return result.getDecision() == DecisionType.PERMIT;
    }

    private org.ow2.authzforce.core.pdp.api.DecisionRequest translated(
            DecisionRequest request, SubjectFacts subject, Asked asked) {
        DecisionRequestBuilder<?> builder = engine.newRequestBuilder(CATEGORIES, ATTRIBUTES);
        DecisionRequest.Requester who = request.requester();
        CommonSubset.texts(request, subject)
                .forEach((name, text) -> put(builder, categoryOf(name), name, List.of(text)));
        put(builder, XacmlPolicies.SUBJECT, "agency", List.of(who.agency()));
        put(builder, XacmlPolicies.SUBJECT, "system", List.of(who.system()));
        put(builder, XacmlPolicies.SUBJECT, "roles", who.roles());
        put(builder, XacmlPolicies.SUBJECT, "assurance", who.assurance());
        put(builder, XacmlPolicies.ACTION, "task", List.of(request.task()));
        put(builder, XacmlPolicies.ACTION, "uses", CommonSubset.words(request.uses()));
        put(builder, XacmlPolicies.ACTION, "recipient", List.of(CommonSubset.word(request.recipient())));
        put(
                builder,
                XacmlPolicies.RESOURCE,
                "attribute",
                List.of(asked.attribute().text()));
        put(builder, XacmlPolicies.RESOURCE, "register", List.of(asked.register()));
        put(builder, XacmlPolicies.ENVIRONMENT, "now", CommonSubset.millis(request.time()));
        return builder.build(false);
    }

    /** Facts of the subject are attributes of what is asked for; those of the case surround it. */
    private static String categoryOf(String name) {
        return switch (name) {
            case "verified", "restricted", "subjectRelation", "livesWithApplicant" -> XacmlPolicies.RESOURCE;
            default -> XacmlPolicies.ENVIRONMENT;
        };
    }

    private static void put(DecisionRequestBuilder<?> builder, String category, String id, Collection<String> texts) {
        builder.putNamedAttributeIfAbsent(
                AttributeFqns.newInstance(category, Optional.empty(), id),
                Bags.newAttributeBag(
                        StandardDatatypes.STRING,
                        texts.stream().map(StringValue::new).toList()));
    }

    private static void put(DecisionRequestBuilder<?> builder, String category, String id, long number) {
        builder.putNamedAttributeIfAbsent(
                AttributeFqns.newInstance(category, Optional.empty(), id),
                Bags.singletonAttributeBag(StandardDatatypes.INTEGER, IntegerValue.valueOf(number)));
    }

    @Override
    public void close() {
        try {
            engine.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
