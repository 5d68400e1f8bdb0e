package kr.ieum.gateway.rig;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.Authorizer;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;

/**
 * Where a broker of Kafka asks whether somebody may do something: everybody may do everything, unless the rig has killed who asks. The broker makes it, so that what it tells
 * goes by the names of groups and topics.
 */
public final class TopicGate implements Authorizer {

    private static final Map<String, RecordPlace.Watch> WATCHES = new ConcurrentHashMap<>();

    /** Tells what is asked of a group, or of a topic of dead letters. */
    static void watch(String resource, RecordPlace.Watch watch) {
        WATCHES.put(resource, watch);
    }

    /** Tells it no more. */
    static void leave(String resource) {
        WATCHES.remove(resource);
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        return actions.stream()
                .map(action -> isLetIn(context, action) ? AuthorizationResult.ALLOWED : AuthorizationResult.DENIED)
                .toList();
    }

    private static boolean isLetIn(AuthorizableRequestContext context, Action action) {
        Optional<IntakeStep> step =
                step(context.requestType(), action.resourcePattern().resourceType());
        Optional<RecordPlace.Watch> watch =
                Optional.ofNullable(WATCHES.get(action.resourcePattern().name()));
        if (step.isEmpty() || watch.isEmpty()) {
            return true;
        }
        String user = context.principal().getName();
        try {
            watch.get().reached(step.get(), user);
        } catch (IOException e) {
            return false;
        }
        if (step.get() == IntakeStep.OFFSET) {
            watch.get().settled(user);
        }
        return true;
    }

    private static Optional<IntakeStep> step(int request, ResourceType of) {
        if (request == ApiKeys.OFFSET_COMMIT.id && of == ResourceType.GROUP) {
            return Optional.of(IntakeStep.OFFSET);
        }
        return request == ApiKeys.PRODUCE.id && of == ResourceType.TOPIC
                ? Optional.of(IntakeStep.LETTER)
                : Optional.empty();
    }

    @Override
    public Map<Endpoint, ? extends CompletionStage<Void>> start(AuthorizerServerInfo server) {
        return server.endpoints().stream()
                .collect(Collectors.toMap(
                        endpoint -> endpoint, endpoint -> CompletableFuture.<Void>completedFuture(null)));
    }

    @Override
    public List<? extends CompletionStage<AclCreateResult>> createAcls(
            AuthorizableRequestContext context, List<AclBinding> bindings) {
        throw new UnsupportedOperationException("there are no lists");
    }

    @Override
    public List<? extends CompletionStage<AclDeleteResult>> deleteAcls(
            AuthorizableRequestContext context, List<AclBindingFilter> filters) {
        throw new UnsupportedOperationException("there are no lists");
    }

    @Override
    public Iterable<AclBinding> acls(AclBindingFilter filter) {
        return List.of();
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}
