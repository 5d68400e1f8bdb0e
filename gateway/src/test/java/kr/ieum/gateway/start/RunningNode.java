package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import kr.ieum.adapters.DeliveredRegister;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.EndpointAddress;
import kr.ieum.gateway.log.LogReader;

/** A demo node as {@code serve --demo} runs it, in this JVM, with the simulated agencies as a process of their own. */
public final class RunningNode implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root"));
    private static final Path SIMULATOR = ROOT.resolve("simulator/target/app/ieum-simulator.jar");

    private final Node node;

    private RunningNode(Node node) {
        this.node = node;
    }

    /** Starts it on a free port with the shipped configuration. */
    public static RunningNode demo(Path data) throws StartRefusedException {
        assertThat(Files.isRegularFile(SIMULATOR))
                .as("The simulated agencies are packaged (%s); run 'mvn -q -pl simulator -am package' first", SIMULATOR)
                .isTrue();
        return new RunningNode(Node.start(new NodeOptions(
                ROOT.resolve("config"), ROOT.resolve("schemas"), data, OptionalInt.of(0), true, SIMULATOR)));
    }

    /** Where it listens. */
    public URI address() {
        return URI.create(node.address());
    }

    /** Where the simulated agencies are told how to behave. */
    public URI control() {
        return node.part(Catalogue.class)
                .findEndpoint("control")
                .map(EndpointAddress::url)
                .orElseThrow();
    }

    /** Its disclosure log. */
    public LogReader log() {
        return node.part(LogReader.class);
    }

    /** Asks a delivering register for what it has to deliver now. */
    public void fetch(String register) {
        assertThat(node.part(OpenedRegisters.class).all().get(register).adapter())
                .isInstanceOfSatisfying(DeliveredRegister.class, delivered -> {
                    try {
                        delivered.refresh();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Questions to registers that are still running. */
    public int inFlight() {
        return node.part(OpenedRegisters.class).all().values().stream()
                .mapToInt(register -> register.adapter().inFlight())
                .sum();
    }

    @Override
    public void close() {
        node.close();
    }
}
