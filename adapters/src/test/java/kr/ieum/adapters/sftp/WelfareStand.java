package kr.ieum.adapters.sftp;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.simulator.welfare.WelfareEntry;

/** The simulated welfare payments, read as the product's mapping reads them. */
final class WelfareStand extends TestStand {

    private static final Mapping MAPPING = mapping();

    private final SimulatedServer server = new SimulatedServer("welfare");
    private final List<WelfareEntry> entries = SimulatedServer.simulator().population().benefits().stream()
            .filter(entry -> entry.amount() > 0)
            .toList();
    private final List<String> numbers =
            entries.stream().map(WelfareEntry::number).distinct().toList();

    WelfareStand(Path spools) {
        super(new SftpCsv(spools, IncomeStand.KEY), Clock.systemUTC());
    }

    private static Mapping mapping() {
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), faults);
        faults.throwIfAny();
        return schemas.mappings().get("welfare-payments");
    }

    @Override
    protected RegisterDefinition definition() {
        return new RegisterDefinition(
                "welfare",
                "sftp-csv",
                Map.of(
                        "directory", "/out",
                        "fileName", "SSIS_BENEFIT_{yyyyMMdd}.csv",
                        "connectTimeout", "PT20S",
                        "fetchTimeout", "PT60S"),
                new Endpoint(
                        SimulatedServer.simulator().endpoints().welfare(),
                        Optional.of(SimulatedServer.simulator().endpoints().welfareHostKey())),
                Optional.of(new Credential.Login(
                        "ieum", SimulatedServer.simulator().settings().sftpPassword())),
                Duration.ofSeconds(2),
                MAPPING.decoder(),
                MAPPING.fileLayout());
    }

    @Override
    protected void ready(RegisterAdapter opened) {
        await("first attempt to fetch")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        opened.status().delivery().orElseThrow().lastAttempt().isPresent());
    }

    @Override
    public SimulatedServer server() {
        return server;
    }

    @Override
    public String held(int number) {
        return numbers.get(number);
    }

    @Override
    public String unknown() {
        return "0000000000000";
    }

    @Override
    public Map<String, String> permitted(String key) {
        WelfareEntry entry = entry(key);
        return Map.of("급여종류", entry.kind(), "지급액", String.format(Locale.ROOT, "%,d", entry.amount()));
    }

    @Override
    public Set<String> notPermitted(String key) {
        return Set.of(key, entry(key).account());
    }

    private WelfareEntry entry(String key) {
        return entries.stream()
                .filter(entry -> entry.number().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Set<String> allFields() {
        return Set.copyOf(WelfareEntry.COLUMNS);
    }
}
