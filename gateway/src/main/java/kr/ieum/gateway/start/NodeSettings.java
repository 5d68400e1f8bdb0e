package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.gateway.catalogue.PlannedOutage;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.note.WitnessPolicy;
import kr.ieum.gateway.web.SessionLimits;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * {@code config/gateway.yaml}: where a node listens and where its database is.
 *
 * <p>Rules: N1 unknown format, N2 not an address, N3 not a port, N4 database address, N5 not the name of a secret, N6 time
 * without use, N7 length of a session, N8 name of the log, N9 size of a group, N10 its window,
 * N11 policy of witnesses, N12 grace; N16 key of an
 * operator; N13 to N15 stand in {@link TimestampSettings}, N17 to N20 in {@link SystemsSettings};
 * N21 planned stop; N22 and N23
 * stand in {@link TelemetrySettings}.
 *
 * @param address the local address to listen on
 * @param activateOnImport whether agreements that are new in the configuration come into force at once, on the
 *     responsibility of whoever wrote this setting; otherwise they are imported as drafts (decision 0009)
 * @param sessions how long an official's session may last
 * @param log what the disclosure log is called, and how it groups what it writes
 * @param systems where agencies' systems come in; empty where they can't
 * @param maintenance when the node itself is planned not to answer
 * @param telemetry where traces and meters are sent; empty where they aren't
 * @param database the shared PostgreSQL; empty for the H2 file in the data folder
 */
record NodeSettings(
        String address,
        int port,
        boolean activateOnImport,
        SessionLimits sessions,
        Log log,
        Optional<SystemsSettings> systems,
        List<PlannedOutage> maintenance,
        Optional<TelemetrySettings> telemetry,
        Optional<Database> database) {

    private static final String FORMAT = "ieum-gateway/1";
    private static final String NAME = "gateway.yaml";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int LARGEST_PORT = 65_535;

    /** A session that lasts shorter interrupts work; one that lies open longer is anybody's who comes by. */
    private static final Bounds IDLE = new Bounds(Duration.ofMinutes(5), Duration.ofHours(2));

    private static final Bounds LONGEST = new Bounds(Duration.ofHours(1), Duration.ofHours(24));

    /** Numbers only: a name would be looked up, and could come to mean another address. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}");

    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:postgresql://[A-Za-z0-9.:\\[\\]-]+/[A-Za-z0-9_-]+");

    /** Between which durations a setting may be, both inclusive; whole minutes, as people are told it. */
    private record Bounds(Duration least, Duration most) {

        boolean hold(Duration duration) {
            return duration.compareTo(least) >= 0
                    && duration.compareTo(most) <= 0
                    && duration.equals(duration.truncatedTo(ChronoUnit.MINUTES));
        }
    }

    /** A key's name in C2SP signed-note, in the spelling of an address without its scheme. */
    private static final Pattern ORIGIN = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}(?:/[a-z0-9][a-z0-9.-]{0,49}){0,3}");

    private static final int LARGEST_GROUP = 4096;
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(1);
    private static final Duration SHORTEST_GRACE = Duration.ofSeconds(5);
    private static final Duration LONGEST_GRACE = Duration.ofDays(7);
    private static final Pattern POLICY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /**
     * The disclosure log.
     *
     * @param origin the log's name, and its key's; a shard is called {@code <origin>/<shard>}
     * @param groups how the writer groups
     * @param policy which witnesses are asked, and how many must cosign; without it nobody is
     * @param grace for how long disclosures go on without them
     * @param timestamps who states when a checkpoint was there; without it nobody does
     * @param operators whose signature lets the log go on behind a gap
     */
    record Log(
            String origin,
            LogSettings groups,
            Optional<WitnessPolicy> policy,
            Duration grace,
            Optional<TimestampSettings> timestamps,
            List<VerifierKey> operators) {
        static final Log STANDARD = new Log(
                "ieum.local/log",
                LogSettings.STANDARD,
                Optional.empty(),
                Duration.ofHours(1),
                Optional.empty(),
                List.of());
    }

    /** A PostgreSQL database. */
    record Database(String url, String user, SecretName password) {}

    static NodeSettings read(Path config, Faults faults) {
        return StrictYaml.read(config.resolve(NAME), NAME, faults)
                .map(top -> read(top, config))
                .orElseGet(() -> new NodeSettings(
                        LOOPBACK,
                        0,
                        false,
                        SessionLimits.STANDARD,
                        Log.STANDARD,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static NodeSettings read(YamlMap top, Path config) {
        try (top) {
            top.format("N1", FORMAT);
            String address = top.text("address");
            if (!address.isEmpty() && !isAddress(address)) {
                top.fault("address", "N2", "'" + address + "' is not an address", "write one such as 127.0.0.1 or ::1");
            }
            int port = top.integer("port");
            if (port < 0 || port > LARGEST_PORT) {
                top.fault("port", "N3", "is not a port", "write 0 to " + LARGEST_PORT);
            }
            return new NodeSettings(
                    address,
                    port,
                    top.flag("activateAgreementsOnImport"),
                    top.optionalMap("sessions").map(NodeSettings::sessions).orElse(SessionLimits.STANDARD),
                    top.optionalMap("log").map(map -> log(map, config)).orElse(Log.STANDARD),
                    top.optionalMap("systems").flatMap(map -> SystemsSettings.read(map, port)),
                    top.maps("maintenance").stream()
                            .flatMap(map -> outage(map).stream())
                            .toList(),
                    top.optionalMap("telemetry").flatMap(TelemetrySettings::read),
                    top.optionalMap("database").flatMap(NodeSettings::database));
        }
    }

    private static Optional<PlannedOutage> outage(YamlMap map) {
        try (map) {
            Optional<Instant> from = moment(map, "from");
            Optional<Instant> until = moment(map, "until");
            Localized reason = map.localized("reason");
            if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
                map.fault("until", "N21", "doesn't lie behind 'from'", "write a later time");
            }
            return from.flatMap(begin -> until.map(end -> new PlannedOutage(Optional.empty(), reason, begin, end)));
        }
    }

    private static Optional<Instant> moment(YamlMap map, String key) {
        String text = map.text(key);
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            map.fault(key, "N21", "is not a time", "write one such as \"2026-12-05T01:00+09:00\"");
            return Optional.empty();
        }
    }

    private static SessionLimits sessions(YamlMap map) {
        try (map) {
            Duration idle = within(IDLE, map, "idle", "N6", SessionLimits.STANDARD.idle());
            Duration longest = within(LONGEST, map, "longest", "N7", SessionLimits.STANDARD.longest());
            if (longest.compareTo(idle) < 0) {
                map.fault(
                        "longest",
                        "N7",
                        "is shorter than the time without use, " + idle + ", so that one would never count",
                        "make 'longest' longer, or 'idle' shorter");
            }
            return new SessionLimits(idle, longest);
        }
    }

    private static Duration within(Bounds bounds, YamlMap map, String key, String rule, Duration standard) {
        Duration duration = map.optionalDuration(key).orElse(standard);
        if (bounds.hold(duration)) {
            return duration;
        }
        map.fault(
                key,
                rule,
                "is " + duration + ", but must be whole minutes from " + bounds.least() + " to " + bounds.most(),
                "write one such as " + standard + ", or leave the line out for " + standard);
        return standard;
    }

    private static Log log(YamlMap map, Path config) {
        try (map) {
            String origin = map.optionalText("origin").orElse(Log.STANDARD.origin());
            if (!ORIGIN.matcher(origin).matches()) {
                map.fault(
                        "origin",
                        "N8",
                        "is not the name of a log",
                        "write an address without its scheme, such as log.example.go.kr/ieum");
            }
            int group = map.optionalInteger("maxGroup").orElse(LogSettings.STANDARD.maxGroup());
            boolean fits = group >= 1 && group <= LARGEST_GROUP;
            if (!fits) {
                map.fault("maxGroup", "N9", "is not the size of a group", "write 1 to " + LARGEST_GROUP);
            }
            Duration window = map.optionalDuration("window").orElse(LogSettings.STANDARD.window());
            boolean bounded = !window.isNegative() && window.compareTo(LONGEST_WINDOW) <= 0;
            if (!bounded) {
                map.fault("window", "N10", "is " + window + ", too long to wait for company", "write PT0S to PT1S");
            }
            Optional<WitnessPolicy> policy = map.optionalText("policy").flatMap(name -> policy(map, config, name));
            Duration grace = map.optionalDuration("grace").orElse(Log.STANDARD.grace());
            if (grace.compareTo(SHORTEST_GRACE) < 0 || grace.compareTo(LONGEST_GRACE) > 0) {
                map.fault(
                        "grace",
                        "N12",
                        "is " + grace + ", no time for which disclosures may go on unvouched",
                        "write " + SHORTEST_GRACE + " to " + LONGEST_GRACE + ", or leave the line out for "
                                + Log.STANDARD.grace());
            }
            Optional<TimestampSettings> timestamps =
                    map.optionalMap("timestamps").flatMap(it -> TimestampSettings.read(it, config));
            List<VerifierKey> operators = new ArrayList<>();
            for (String key : map.texts("operators")) {
                try {
                    operators.add(VerifierKey.parse(key));
                } catch (NoteRefused refused) {
                    map.fault(
                            "operators",
                            "N16",
                            String.valueOf(refused.getMessage()),
                            "write what 'bin/ieum log override key' printed");
                }
            }
            return fits && bounded
                    ? new Log(
                            origin,
                            LogSettings.STANDARD.withGroups(group, window),
                            policy,
                            grace,
                            timestamps,
                            operators)
                    : Log.STANDARD;
        }
    }

    private static Optional<WitnessPolicy> policy(YamlMap map, Path config, String name) {
        try {
            if (!POLICY.matcher(name).matches()) {
                throw new IOException("is no name of a file beside gateway.yaml");
            }
            WitnessPolicy policy = WitnessPolicy.parse(Files.readString(config.resolve(name)));
            List<VerifierKey> asked = policy.witnesses().stream()
                    .filter(witness -> witness.address().isPresent())
                    .map(WitnessPolicy.Witness::key)
                    .toList();
            if (!policy.isMetBy(asked)) {
                map.fault(
                        "policy",
                        "N11",
                        "asks for more witnesses than " + name + " gives addresses of",
                        "write the address behind a witness's key");
            }
            return Optional.of(policy);
        } catch (NoteRefused refused) {
            map.fault("policy", "N11", name + ": " + refused.getMessage(), "mend that line");
        } catch (IOException e) {
            map.fault(
                    "policy",
                    "N11",
                    "'" + name + "' can't be read: " + e.getClass().getSimpleName(),
                    "write the name of a policy (C2SP tlog-policy) beside gateway.yaml, such as log-policy.txt");
        }
        return Optional.empty();
    }

    private static Optional<Database> database(YamlMap map) {
        try (map) {
            String url = map.text("url");
            if (!url.isEmpty() && !POSTGRESQL.matcher(url).matches()) {
                map.fault(
                        "url",
                        "N4",
                        "is not the address of a PostgreSQL database",
                        "write jdbc:postgresql://HOST:PORT/DATABASE and nothing more");
            }
            String user = map.text("user");
            String password = map.text("password");
            Optional<SecretName> secret = SecretName.ofReference(password);
            if (!password.isEmpty() && secret.isEmpty()) {
                map.fault(
                        "password",
                        "N5",
                        "is not the name of a secret",
                        "write secret:NAME, and the password itself into data/secrets/NAME or IEUM_SECRET_NAME; change"
                                + " it if it stood here");
            }
            return secret.map(name -> new Database(url, user, name));
        }
    }

    private static boolean isAddress(String text) {
        try {
            return ADDRESS.matcher(text).matches()
                    && !InetAddress.getByName(text).toString().isEmpty();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
