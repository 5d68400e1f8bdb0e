package kr.ieum.adapters.jms;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.simulator.employment.EmploymentEntry;

/** The simulated employment insurance, read as the product's mapping reads it. */
final class EmploymentStand extends TestStand {

    private static final Mapping MAPPING = mapping();

    private final SimulatedServer server = new SimulatedServer("employment");
    private final List<EmploymentEntry> entries = SimulatedServer.simulator().population().employments().stream()
            .filter(entry -> !entry.acquired().isEmpty())
            .toList();

    EmploymentStand() {
        super(new JmsText(), Clock.systemUTC());
    }

    private static Mapping mapping() {
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), faults);
        faults.throwIfAny();
        return schemas.mappings().get("employment-insurance");
    }

    @Override
    protected RegisterDefinition definition() {
        return new RegisterDefinition(
                "employment",
                "jms-text",
                Map.of(
                        "queue", "EI.PIBO.REQ",
                        "keyField", "PIBO_JUMIN",
                        "keyEcho", "PIBO_JUMIN",
                        "fieldsField", "HANGMOK",
                        "connectTimeout", "PT20S"),
                Endpoint.of(SimulatedServer.simulator().endpoints().employment()),
                Optional.of(new Credential.Login(
                        "ieum", SimulatedServer.simulator().settings().key())),
                Duration.ofSeconds(30),
                MAPPING.decoder(),
                Optional.empty());
    }

    @Override
    public SimulatedServer server() {
        return server;
    }

    @Override
    public String held(int number) {
        return entries.stream()
                .map(EmploymentEntry::number)
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
        EmploymentEntry entry = entry(key);
        return Map.of("CHWIDEUK_DT", entry.acquired(), "WOL_BOSU", entry.monthlyPay());
    }

    @Override
    public Set<String> notPermitted(String key) {
        return Set.of(key, entry(key).workplace());
    }

    private EmploymentEntry entry(String key) {
        return entries.stream()
                .filter(entry -> entry.number().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Set<String> allFields() {
        return Set.copyOf(EmploymentEntry.FIELDS);
    }
}
