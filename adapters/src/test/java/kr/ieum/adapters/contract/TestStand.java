package kr.ieum.adapters.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.camel.AdapterFactory;
import kr.ieum.adapters.camel.Transport;
import kr.ieum.schemas.model.SubjectKey;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A register under test in a Camel context of its own, before a real server. A transport's test supplies what is its own. */
public abstract class TestStand implements AutoCloseable {

    private final CamelContext camel = new DefaultCamelContext();
    private final Transport transport;
    private final Clock clock;
    private final AdapterFactory factory;
    private RegisterAdapter adapter;

    protected TestStand(Transport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
        this.factory = new AdapterFactory(camel, clock, List.of(transport));
        camel.start();
    }

    /** The definition of the register under test. */
    protected abstract RegisterDefinition definition();

    /** Makes a register ready to be asked; a delivered one fetches its delivery. */
    protected void ready(RegisterAdapter opened) {}

    /** The server. */
    public abstract RealServer server();

    /** A key that the register holds; another for every number from 0 to 49. */
    public abstract String held(int number);

    /** A key of the right form that it doesn't hold. */
    public abstract String unknown();

    /** Two fields to be permitted, and what the register holds in them of a person. */
    public abstract Map<String, String> permitted(String key);

    /** Texts of fields of that person that aren't in {@link #permitted}. */
    public abstract Set<String> notPermitted(String key);

    /** All fields of the register. */
    public abstract Set<String> allFields();

    /** The adapter, in service. */
    public final RegisterAdapter adapter() {
        if (adapter == null) {
            adapter = open(Map.of());
            ready(adapter);
        }
        return adapter;
    }

    /** An adapter with other parameters. */
    public final RegisterAdapter open(Map<String, String> changes) {
        return open(with(definition(), changes));
    }

    /** An adapter of another definition. */
    public final RegisterAdapter open(RegisterDefinition definition) {
        if (adapter != null) {
            adapter.close();
        }
        AdapterFactory.Opening opening = factory.open(definition);
        assertThat(opening).isInstanceOf(AdapterFactory.Opened.class);
        adapter = ((AdapterFactory.Opened) opening).adapter();
        return adapter;
    }

    public static RegisterDefinition with(RegisterDefinition definition, Map<String, String> changes) {
        Map<String, String> parameters = new HashMap<>(definition.parameters());
        parameters.putAll(changes);
        return new RegisterDefinition(
                definition.register(),
                definition.template(),
                parameters,
                definition.endpoint(),
                definition.credential(),
                definition.deadline(),
                definition.decoder(),
                definition.layout());
    }

    /** A question about a person for the two permitted fields. */
    public final RegisterQuestion question(String key, Duration patience) {
        return question(key, permitted(held(0)).keySet(), patience);
    }

    public final RegisterQuestion question(String key, Set<String> fields, Duration patience) {
        Instant deadline = clock.instant().plus(patience);
        return new RegisterQuestion(
                SubjectKey.ofPerson(key), fields, deadline, UUID.randomUUID().toString());
    }

    public final CamelContext camel() {
        return camel;
    }

    public final Transport transport() {
        return transport;
    }

    public final Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        if (adapter != null) {
            adapter.close();
        }
        camel.stop();
    }
}
