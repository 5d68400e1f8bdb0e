package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.identity.PersonReferences;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.identity.SystemId;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * What exists only with {@code --demo}: made-up officials who share one random password, and simulated agencies behind the
 * registers.
 *
 * @param officials the demo's officials, able to sign in with the password
 * @param passwordHash of the password, for officials read anew
 * @param password made on the first start and kept with the node's secrets
 * @param key what the simulated agencies ask of their callers
 * @param systems what the demo's systems would hold
 */
record Demo(
        Officials officials,
        String passwordHash,
        Secret password,
        Secret key,
        SimulatedAgencies agencies,
        DemoSystems systems)
        implements AutoCloseable {

    private static final SecretName PASSWORD = new SecretName("demo-password");
    private static final SecretName KEY = new SecretName("simulator-key");
    private static final SecretName SFTP_PASSWORD = new SecretName("simulator-sftp-password");
    private static final int PASSWORD_LENGTH = 12;
    private static final int KEY_LENGTH = 32;

    /** No secret: the people of the demo are made up, and their numbers stand in the simulator's sources. */
    private static final String PERSON_KEY = "the-made-up-people-of-the-demo";

    /** A random password needs no slow hash to be safe; the demo's start is quicker with the cheapest. */
    private static final int BCRYPT_COST = 4;

    static Demo start(Federation federation, NodeOptions options, DataFolder data, Secrets secrets, Clock clock)
            throws StartRefusedException {
        Officials officials = federation
                .demoOfficials()
                .orElseThrow(() -> new StartRefusedException("The configuration " + options.config()
                        + " has no demo/officials.yaml; leave out --demo, or add the file."));
        try {
            Secret password = secrets.findOrMake(PASSWORD, () -> Secrets.random(PASSWORD_LENGTH));
            secrets.findOrMake(PersonReferences.KEY, () -> PERSON_KEY);
            Secret key = secrets.findOrMake(KEY, () -> Secrets.random(KEY_LENGTH));
            Secret sftpPassword = secrets.findOrMake(SFTP_PASSWORD, () -> Secrets.random(KEY_LENGTH));
            DemoSystems systems = DemoSystems.open(data.demoSystems(), federation.agencies(), clock);
            SimulatedAgencies agencies = SimulatedAgencies.spawn(
                    options.simulator(),
                    key,
                    sftpPassword,
                    data.demoSystems(),
                    data.logs().resolve("simulator.log"));
            String hash = "{bcrypt}" + new BCryptPasswordEncoder(BCRYPT_COST).encode(password.reveal());
            return new Demo(officials.withPasswordHash(hash), hash, password, key, agencies, systems);
        } catch (IOException e) {
            throw new StartRefusedException("The demo's secrets could not be kept in " + data.secrets() + " and "
                    + data.demoSystems() + " (" + e.getClass().getSimpleName()
                    + "); make the folders writable, or remove what isn't the demo's.");
        }
    }

    /** Who may sign in and how, for the terminal. */
    List<String> greeting(Agencies agencies, LocalDate today) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Demo users, all with the password / 시연 사용자, 공통 비밀번호:  " + password.reveal());
        for (Official official : officials.inOffice(today)) {
            String roles = official.roles().stream()
                    .sorted()
                    .map(role -> agencies.roles().get(role))
                    .map(role -> role.ko() + " " + role.en())
                    .collect(Collectors.joining(", "));
            lines.add("  " + padded(official.id(), 14)
                    + padded(official.name().ko() + " " + official.name().en(), 24)
                    + padded(official.agencyName().ko() + " " + official.team().ko(), 34) + roles);
        }
        lines.add("");
        lines.add("시연용 가상 자료 — 실제 기관과 무관 / synthetic demo data, not run or endorsed by the agencies named");
        return lines;
    }

    /** By what one of the demo's systems speaks to a gateway at this address. */
    ClientFolder client(URI address, SystemId system) {
        return new ClientFolder(
                address,
                system.toString(),
                systems.folder(system),
                systems.folder().resolve("ca.pem"),
                systems.folder().resolve("gateway-keys.json"));
    }

    /** Fills up to a width in terminal cells; a Hangul syllable takes two. */
    private static String padded(String text, int cells) {
        int used = text.codePoints()
                .map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL ? 2 : 1)
                .sum();
        return text + " ".repeat(Math.max(1, cells - used));
    }

    @Override
    public void close() {
        agencies.close();
    }
}
