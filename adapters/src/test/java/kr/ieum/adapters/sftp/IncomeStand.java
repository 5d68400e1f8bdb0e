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
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import kr.ieum.simulator.income.IncomeEntry;

/** The simulated income register. */
final class IncomeStand extends TestStand {

    static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");

    private final SimulatedServer server = new SimulatedServer("tax-income");
    private final List<IncomeEntry> incomes =
            SimulatedServer.simulator().population().incomes();
    private final List<String> numbers =
            incomes.stream().map(IncomeEntry::number).distinct().toList();

    IncomeStand(Path spools) {
        super(new SftpFixedWidth(spools, KEY), Clock.systemUTC());
    }

    @Override
    protected RegisterDefinition definition() {
        IncomeLayout layout = new IncomeLayout();
        return new RegisterDefinition(
                "tax-income",
                "sftp-fixed-width",
                Map.of(
                        "directory", "/out",
                        "fileName", "NTS_INCOME_{yyyyMMdd}.dat",
                        "connectTimeout", "PT20S",
                        "fetchTimeout", "PT60S"),
                new Endpoint(
                        SimulatedServer.simulator().endpoints().taxIncome(),
                        Optional.of(SimulatedServer.simulator().endpoints().taxIncomeHostKey())),
                Optional.of(new Credential.Login(
                        "ieum", SimulatedServer.simulator().settings().sftpPassword())),
                Duration.ofSeconds(2),
                layout,
                Optional.of(layout));
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
        IncomeEntry entry = entry(key);
        return Map.of(
                "귀속연도",
                Integer.toString(entry.year()),
                "소득금액",
                (entry.net() < 0 ? "-" : "+") + String.format(Locale.ROOT, "%013d", Math.abs(entry.net())));
    }

    @Override
    public Set<String> notPermitted(String key) {
        return Set.of(key, entry(key).name());
    }

    private IncomeEntry entry(String key) {
        return incomes.stream()
                .filter(entry -> entry.number().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Set<String> allFields() {
        return IncomeLayout.columns();
    }
}
