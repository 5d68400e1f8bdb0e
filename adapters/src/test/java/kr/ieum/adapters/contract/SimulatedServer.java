package kr.ieum.adapters.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.simulator.Settings;
import kr.ieum.simulator.Simulator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One register of the simulator, steered and watched through its control interface; one simulator for all tests. */
public final class SimulatedServer implements RealServer {

    private static final HttpClient CONTROL = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;

    public SimulatedServer(String name) {
        this.name = name;
    }

    public static Simulator simulator() {
        return Running.SIMULATOR;
    }

    @Override
    public void behave(String mode) {
        call("POST", "/control/" + name + "/mode", "{\"mode\":\"" + mode + "\"}");
    }

    @Override
    public void slow(long millis) {
        call("POST", "/control/" + name + "/mode", "{\"mode\":\"slow\",\"millis\":" + millis + "}");
    }

    @Override
    public int active() {
        return call("GET", "/control/" + name + "/active", "").path("requests").asInt(-1);
    }

    @Override
    public List<String> requests() {
        List<String> bodies = new ArrayList<>();
        call("GET", "/control/" + name + "/requests", "")
                .path("requests")
                .forEach(request -> bodies.add(request.path("body").asString("")));
        return bodies;
    }

    @Override
    public void reset() {
        call("POST", "/control/reset", "");
    }

    /** Connections open now, idle ones included. */
    public int connections() {
        return call("GET", "/control/" + name + "/active", "")
                .path("connections")
                .asInt(-1);
    }

    private static JsonNode call(String method, String path, String body) {
        URI address = simulator().endpoints().control().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + simulator().settings().key())
                .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .build();
        try {
            HttpResponse<String> response = CONTROL.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted at " + Instant.now(), e);
        }
    }

    private static final class Running {
        static final Simulator SIMULATOR = Simulator.start(Settings.defaults());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SIMULATOR::close));
        }
    }
}
