package kr.ieum.adapters.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
import kr.ieum.simulator.property.OwnerEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated property register. */
final class PropertyStand extends TestStand {

    static final Map<String, String> PARAMETERS = Map.of(
            "database",
            "property",
            "byResidentNumber",
            "land: V_OWNER.OWNER_REGNO -> V_OWNER.PNU_OR_BLDG_PK = V_LAND.PNU;"
                    + " building: V_OWNER.OWNER_REGNO -> V_OWNER.PNU_OR_BLDG_PK = V_BLDG.MGM_BLDRGST_PK",
            "byParcelNumber",
            "parcel: V_LAND.PNU; owner: V_OWNER.PNU_OR_BLDG_PK; standing: V_BLDG.PNU",
            "identity",
            "V_OWNER: PNU_OR_BLDG_PK, OWNER_REGNO, OWNER_NM; V_LAND: PNU; V_BLDG: MGM_BLDRGST_PK");

    private final SimulatedServer server = new SimulatedServer("property");
    private final List<OwnerEntry> owners;

    PropertyStand() {
        super(new Jdbc(), Clock.systemUTC());
        owners = SimulatedServer.simulator().population().property().owners().stream()
                .filter(owner -> !owner.ownerRegno().isEmpty())
                .toList();
    }

    @Override
    protected RegisterDefinition definition() {
        return new RegisterDefinition(
                "property",
                "jdbc",
                PARAMETERS,
                Endpoint.of(SimulatedServer.simulator().endpoints().property()),
                Optional.of(new Credential.Login(
                        "ieum", SimulatedServer.simulator().settings().key())),
                Duration.ofSeconds(30),
                PropertyStand::decode,
                Optional.empty());
    }

    static Decoded decode(byte[] payload, Set<String> permitted) {
        List<NativeRecord> records = new ArrayList<>();
        JsonNode rows = JsonMapper.shared().readTree(new String(payload, StandardCharsets.UTF_8));
        for (JsonNode row : rows.path("records")) {
            Map<String, String> fields = new HashMap<>();
            row.path("fields").properties().forEach(field -> {
                if (permitted.contains(field.getKey())) {
                    fields.put(field.getKey(), field.getValue().asString("").strip());
                }
            });
            records.add(new NativeRecord(row.path("type").asString(""), records.size() + 1, fields, List.of()));
        }
        return records.isEmpty() ? new Decoded.NotHeld() : new Decoded.Records(records, Optional.empty());
    }

    @Override
    public SimulatedServer server() {
        return server;
    }

    @Override
    public String held(int number) {
        return owners.stream()
                .map(OwnerEntry::ownerRegno)
                .distinct()
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String unknown() {
        return "0000000000000";
    }

    @Override
    public Map<String, String> permitted(String key) {
        OwnerEntry owner = first(key);
        return Map.of("V_OWNER.SHARE", owner.share(), "V_OWNER.OWN_CHG_CAUSE", owner.ownChgCause());
    }

    @Override
    public Set<String> notPermitted(String key) {
        OwnerEntry owner = first(key);
        return Set.of(key, owner.ownerNm(), owner.pnuOrBldgPk());
    }

    private OwnerEntry first(String key) {
        return owners.stream()
                .filter(owner -> owner.ownerRegno().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Set<String> allFields() {
        return Set.of(
                "V_OWNER.PNU_OR_BLDG_PK",
                "V_OWNER.OWNER_REGNO",
                "V_OWNER.OWNER_NM",
                "V_OWNER.SHARE",
                "V_OWNER.OWN_CHG_YMD",
                "V_OWNER.OWN_CHG_CAUSE",
                "V_LAND.PNU",
                "V_LAND.PAREA",
                "V_LAND.OFFI_LAND_PRC",
                "V_LAND.YONGDO_JIGU",
                "V_BLDG.PNU",
                "V_BLDG.HOUSE_PRC");
    }
}
