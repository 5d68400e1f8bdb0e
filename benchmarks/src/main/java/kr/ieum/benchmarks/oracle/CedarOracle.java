package kr.ieum.benchmarks.oracle;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Terms;

/** cedar-java with the agreements as one policy set, which its native side keeps parsed. */
public final class CedarOracle implements Oracle {

    private static final EntityTypeName AGENCY = type("Agency");
    private static final EntityTypeName ACTION = type("Action");
    private static final EntityTypeName ATTRIBUTE = type("Attribute");

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;

    private CedarOracle(PolicySet policies) {
        this.policies = policies;
    }

    /**
     * An oracle that has been given these agreements.
     *
     * @throws IllegalArgumentException when they aren't of the common subset
     */
    public static CedarOracle of(List<Terms> agreements, Duration skew) {
        PolicySet policies = new PolicySet(CedarPolicies.of(CommonSubset.checked(agreements), skew).entrySet().stream()
                .map(entry -> new Policy(entry.getValue(), entry.getKey()))
                .collect(Collectors.toSet()));
        try {
            policies.cache();
        } catch (CacheException e) {
            throw new IllegalStateException("Cedar doesn't take the policies", e);
        }
        return new CedarOracle(policies);
    }

    @Override
    public String name() {
        return "cedar-java 4.10.0";
    }

    @Override
    public Prepared prepare(DecisionRequest request) {
        List<AuthorizationRequest> each = new ArrayList<>();
        for (SubjectFacts subject : CommonSubset.checked(request).subjects()) {
            for (Asked asked : request.asked()) {
                each.add(translated(request, subject, asked));
            }
        }
        return () -> {
            BitSet permitted = new BitSet();
            for (int i = 0; i < each.size(); i++) {
                permitted.set(i, answer(each.get(i)).isAllowed());
            }
            return permitted;
        };
    }

    /** The permits, as {@code agreement/version/grant}, that let a subject's attribute through; none where it is denied. */
    public Set<String> permits(DecisionRequest request, SubjectFacts subject, Asked asked) {
        AuthorizationSuccessResponse answer = answer(translated(CommonSubset.checked(request), subject, asked));
        return answer.isAllowed() ? answer.getReason() : Set.of();
    }

    private AuthorizationSuccessResponse answer(AuthorizationRequest request) {
        try {
            AuthorizationResponse response = engine.isAuthorized(request, policies, new Entities());
            AuthorizationSuccessResponse answer = response.success.orElseThrow(
                    () -> new IllegalStateException("Cedar doesn't answer: " + response.errors));
            if (!answer.getErrors().isEmpty()) {
                throw new IllegalStateException("Cedar can't evaluate: " + answer.getErrors());
            }
            return answer;
        } catch (AuthException e) {
            throw new IllegalStateException("Cedar doesn't take the request", e);
        }
    }

    private static AuthorizationRequest translated(DecisionRequest request, SubjectFacts subject, Asked asked) {
        DecisionRequest.Requester who = request.requester();
        Map<String, Value> context = new HashMap<>();
        CommonSubset.texts(request, subject).forEach((name, text) -> context.put(name, new PrimString(text)));
        context.put("agency", new PrimString(who.agency()));
        context.put("system", new PrimString(who.system()));
        context.put("roles", texts(who.roles()));
        context.put("assurance", new PrimLong(who.assurance()));
        context.put("task", new PrimString(request.task()));
        context.put("register", new PrimString(asked.register()));
        context.put("recipient", new PrimString(CommonSubset.word(request.recipient())));
        context.put("uses", texts(CommonSubset.words(request.uses())));
        context.put("now", new PrimLong(CommonSubset.millis(request.time())));
        return new AuthorizationRequest(
                AGENCY.of(who.agency()),
                ACTION.of(request.task()),
                ATTRIBUTE.of(asked.attribute().text()),
                context);
    }

    private static CedarList texts(Collection<String> texts) {
        return new CedarList(
                texts.stream().<Value>map(PrimString::new).collect(Collectors.toCollection(ArrayList::new)));
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }

    /** The native side drops the policies by itself. */
    @Override
    public void close() {}
}
