package kr.ieum.adapters.http;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.simulator.resident.ResidentEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated resident register. */
final class ResidentStand extends TestStand {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SimulatedServer server = new SimulatedServer("resident");
    private final List<ResidentEntry> residents =
            SimulatedServer.simulator().population().residents();

    ResidentStand() {
        super(new HttpJson(), Clock.systemUTC());
    }

    @Override
    protected RegisterDefinition definition() {
        return new RegisterDefinition(
                "resident",
                "http-json",
                Map.of("path", "/resident/v1/inquiry", "keyField", "rrn", "fieldsField", "fields", "keyEcho", "rrn"),
                Endpoint.of(SimulatedServer.simulator().endpoints().resident()),
                Optional.of(new Credential.Bearer(
                        SimulatedServer.simulator().settings().key())),
                Duration.ofSeconds(30),
                ResidentStand::decode,
                Optional.empty());
    }

    static Decoded decode(byte[] payload, Set<String> permitted) {
        JsonNode answer;
        try {
            answer = JSON.readTree(payload);
        } catch (JacksonException e) {
            return new Decoded.Unreadable(new Problem("D1", "", 0, "the answer is no JSON"));
        }
        if (answer.path("resultCd").asString("").equals("04")) {
            return new Decoded.NotHeld();
        }
        Map<String, String> fields = new HashMap<>();
        answer.path("person").properties().forEach(property -> {
            if (permitted.contains(property.getKey())) {
                fields.put(property.getKey(), property.getValue().asString(""));
            }
        });
        return new Decoded.Records(List.of(new NativeRecord("person", 1, fields, List.of())), Optional.empty());
    }

    @Override
    public SimulatedServer server() {
        return server;
    }

    @Override
    public String held(int number) {
        return residents.get(number).rrn();
    }

    @Override
    public String unknown() {
        return "0000000000000";
    }

    @Override
    public Map<String, String> permitted(String key) {
        ResidentEntry entry = entry(key);
        return Map.of("nm", entry.nm(), "rdnmAdr", entry.rdnmAdr());
    }

    @Override
    public Set<String> notPermitted(String key) {
        return Set.of(key, entry(key).birthYmd());
    }

    private ResidentEntry entry(String key) {
        return residents.stream()
                .filter(entry -> entry.rrn().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Set<String> allFields() {
        return Set.copyOf(ResidentEntry.FIELDS);
    }
}
