package kr.ieum.adapters.http;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.simulator.vehicle.VehicleEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated vehicle register: other names, and a key that is shown in part only. */
final class VehicleStand extends TestStand {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SimulatedServer server = new SimulatedServer("vehicle");
    private final Map<String, List<VehicleEntry>> byOwner = SimulatedServer.simulator().population().vehicles().stream()
            .collect(Collectors.groupingBy(VehicleEntry::owner));
    private final List<VehicleEntry> single = byOwner.values().stream()
            .filter(vehicles -> vehicles.size() == 1)
            .map(List::getFirst)
            .toList();

    VehicleStand() {
        super(new HttpJson(), Clock.systemUTC());
    }

    @Override
    protected RegisterDefinition definition() {
        return new RegisterDefinition(
                "vehicle",
                "http-json",
                Map.of(
                        "path", "/vehicle/v1/owned",
                        "keyField", "ownrRegistNo",
                        "fieldsField", "reqstIem",
                        "keyEcho", "ownerRegNo",
                        "keyEchoForm", "######-#******"),
                Endpoint.of(SimulatedServer.simulator().endpoints().vehicle()),
                Optional.of(new Credential.Bearer(
                        SimulatedServer.simulator().settings().key())),
                Duration.ofSeconds(30),
                VehicleStand::decode,
                Optional.empty());
    }

    static Decoded decode(byte[] payload, Set<String> permitted) {
        JsonNode answer;
        try {
            answer = JSON.readTree(payload);
        } catch (JacksonException e) {
            return new Decoded.Unreadable(new Problem("D1", "", 0, "the answer is no JSON"));
        }
        if (answer.path("rspnsCode").asString("").equals("1004")) {
            return new Decoded.NotHeld();
        }
        List<NativeRecord> records = new ArrayList<>();
        answer.path("vhcleList").forEach(line -> {
            Map<String, String> fields = new HashMap<>();
            line.properties().forEach(property -> {
                if (permitted.contains(property.getKey())) {
                    fields.put(property.getKey(), property.getValue().asString(""));
                }
            });
            records.add(new NativeRecord("vhcleList", records.size() + 1, fields, List.of()));
        });
        return new Decoded.Records(records, Optional.empty());
    }

    @Override
    public SimulatedServer server() {
        return server;
    }

    @Override
    public String held(int number) {
        return single.get(number).owner();
    }

    @Override
    public String unknown() {
        return "0000000000000";
    }

    @Override
    public Map<String, String> permitted(String key) {
        VehicleEntry entry = byOwner.get(key).getFirst();
        return Map.of("vhcleNm", entry.vhcleNm(), "frstRegistDe", entry.frstRegistDe());
    }

    @Override
    public Set<String> notPermitted(String key) {
        VehicleEntry entry = byOwner.get(key).getFirst();
        return Set.of(entry.ownerRegNo(), entry.vin(), entry.ownerTelno());
    }

    @Override
    public Set<String> allFields() {
        return Set.copyOf(VehicleEntry.FIELDS);
    }

    /** Somebody whom the register knows without a vehicle. */
    String withoutVehicle() {
        return SimulatedServer.simulator().population().vehicleOwners().stream()
                .filter(owner -> !byOwner.containsKey(owner))
                .findFirst()
                .orElseThrow();
    }
}
