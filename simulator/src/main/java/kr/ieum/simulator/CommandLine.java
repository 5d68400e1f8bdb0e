package kr.ieum.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The simulator as a process: options, credentials from the environment, one ready line, end at the end of standard input. */
final class CommandLine {

    private static final String USAGE = """
        Simulated agencies on 127.0.0.1; ends when standard input ends.

          --seed N            seed of the people (20261121)
          --persons N         number of people, at least 2000 (2400)
          --today YYYY-MM-DD  the day taken for today (today in Seoul)
          --port-base N       first of 15 ports, 0 for any free ones (0)

        Environment: IEUM_SIM_KEY (bearer key), IEUM_SIM_SFTP_PASSWORD (user ieum);
        what is unset is made at random and printed in the ready line. IEUM_SIM_SYSTEMS
        (folder with a folder of keys for each system): unset, nothing is signed.

        Example: --persons 5000 --port-base 18080
        """;

    private CommandLine() {}

    static void run(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (List.of(arguments).contains("--help")) {
            out.print(USAGE);
            return;
        }
        Map<String, String> environment = System.getenv();
        Optional<String> key = given(environment, "IEUM_SIM_KEY");
        Optional<String> password = given(environment, "IEUM_SIM_SFTP_PASSWORD");
        Settings settings;
        try {
            settings = parse(arguments);
        } catch (IllegalArgumentException | DateTimeException e) {
            System.err.println(e.getMessage() + "\n\n" + USAGE);
            System.exit(2);
            return;
        }
        settings = settings.withCredentials(key.orElse(settings.key()), password.orElse(settings.sftpPassword()));
        settings = given(environment, "IEUM_SIM_SYSTEMS")
                .map(Path::of)
                .map(settings::withSystems)
                .orElse(settings);
        Simulator simulator = Simulator.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        out.println(readyLine(simulator, key.isEmpty(), password.isEmpty()));
        awaitEnd(System.in);
        System.exit(0);
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    static Settings parse(String[] arguments) {
        Settings settings = Settings.defaults();
        long seed = settings.seed();
        int persons = settings.persons();
        LocalDate today = settings.today();
        int portBase = settings.portBase();
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--persons" -> persons = Integer.parseInt(value);
                case "--today" -> today = LocalDate.parse(value);
                case "--port-base" -> portBase = Integer.parseInt(value);
                default -> throw new IllegalArgumentException("no option " + arguments[i]);
            }
        }
        return new Settings(
                seed, persons, today, portBase, settings.key(), settings.sftpPassword(), settings.systems());
    }

    static String readyLine(Simulator simulator, boolean withKey, boolean withPassword) {
        Endpoints endpoints = simulator.endpoints();
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("ready", true);
        ObjectNode all = line.putObject("endpoints");
        all.putObject("resident").put("url", endpoints.resident().toString());
        all.putObject("family").put("url", endpoints.family().toString());
        all.putObject("tax-income")
                .put("url", endpoints.taxIncome().toString())
                .put("hostKey", endpoints.taxIncomeHostKey());
        all.putObject("cases").put("url", endpoints.cases().toString());
        all.putObject("vehicle").put("url", endpoints.vehicle().toString());
        all.putObject("health-insurance").put("url", endpoints.healthInsurance().toString());
        all.putObject("employment").put("url", endpoints.employment().toString());
        all.putObject("welfare").put("url", endpoints.welfare().toString()).put("hostKey", endpoints.welfareHostKey());
        all.putObject("control").put("url", endpoints.control().toString());
        all.putObject("property").put("url", endpoints.property().toString());
        endpoints.inboxes().forEach((name, url) -> all.putObject(name).put("url", url.toString()));
        endpoints
                .folders()
                .forEach((name, folder) ->
                        all.putObject(name).put("url", folder.url().toString()).put("hostKey", folder.hostKey()));
        if (withKey) {
            line.put("key", simulator.settings().key());
        }
        if (withPassword) {
            line.put("sftpPassword", simulator.settings().sftpPassword());
        }
        return line.toString();
    }

    private static void awaitEnd(InputStream in) throws IOException {
        byte[] ignored = new byte[1024];
        int read = 0;
        while (read >= 0) {
            read = in.read(ignored);
        }
    }
}
