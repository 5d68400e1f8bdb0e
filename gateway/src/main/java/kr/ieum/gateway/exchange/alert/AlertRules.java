package kr.ieum.gateway.exchange.alert;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * {@code config/alerts.yaml}: from when on somebody is told, when no more, and by which ways. Addresses stand here alone: nothing that comes over
 * a network can name another.
 *
 * <p>Rules: U1 unknown format, U2 out of range, U3 clears where it is raised, U4 not an address, U5 not the name of a secret.
 *
 * @param minutes over which the error rate is measured
 * @param atLeast fewer exchanges in that time say nothing
 */
public record AlertRules(
        Threshold errorRate,
        int minutes,
        int atLeast,
        Threshold queueAge,
        Threshold quarantine,
        Optional<Mail> mail,
        Optional<Webhook> webhook) {

    /**
     * Between the two nothing changes, so that a measure that moves about one number doesn't tell again and again.
     *
     * @param raise at this or above it is raised
     * @param clear at this or below it is cleared; less than {@code raise}
     */
    public record Threshold(int raise, int clear) {}

    /**
     * A mail server.
     *
     * @param tls whether the connection is encrypted, and the server's certificate checked (STARTTLS); without it no password is sent
     */
    public record Mail(
            String host,
            int port,
            boolean tls,
            String from,
            List<String> to,
            Optional<String> user,
            Optional<SecretName> password) {

        /** Makes it immutable. */
        public Mail {
            to = List.copyOf(to);
        }
    }

    /** @param token sent as a bearer's, where there is one */
    public record Webhook(URI url, Optional<SecretName> token) {}

    /** What holds without a file: nobody is told. */
    public static final AlertRules STANDARD = new AlertRules(
            new Threshold(5, 2), 5, 20, new Threshold(15, 5), new Threshold(1, 0), Optional.empty(), Optional.empty());

    private static final String NAME = "alerts.yaml";
    private static final String FORMAT = "ieum-alerts/1";
    private static final int LARGEST = 1_000_000;
    private static final int HUNDRED = 100;
    private static final int DAY = 1440;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

    /** Reads the file, where the configuration has one. */
    public static AlertRules read(Path config, Faults faults) {
        return StrictYaml.readIfThere(config, NAME, faults)
                .map(AlertRules::read)
                .orElse(STANDARD);
    }

    private static AlertRules read(YamlMap top) {
        try (top) {
            top.format("U1", FORMAT);
            Optional<YamlMap> rate = top.optionalMap("errorRate");
            int minutes = rate.map(map -> number(map, "minutes", STANDARD.minutes, 1, DAY))
                    .orElse(STANDARD.minutes);
            int atLeast = rate.map(map -> number(map, "atLeast", STANDARD.atLeast, 1, LARGEST))
                    .orElse(STANDARD.atLeast);
            return new AlertRules(
                    rate.map(map -> threshold(map, STANDARD.errorRate, HUNDRED)).orElse(STANDARD.errorRate),
                    minutes,
                    atLeast,
                    top.optionalMap("queueAge")
                            .map(map -> threshold(map, STANDARD.queueAge, LARGEST))
                            .orElse(STANDARD.queueAge),
                    top.optionalMap("quarantine")
                            .map(map -> threshold(map, STANDARD.quarantine, LARGEST))
                            .orElse(STANDARD.quarantine),
                    top.optionalMap("mail").flatMap(AlertRules::mail),
                    top.optionalMap("webhook").flatMap(AlertRules::webhook));
        }
    }

    private static Threshold threshold(YamlMap map, Threshold standard, int most) {
        try (map) {
            int raise = number(map, "raise", standard.raise, 1, most);
            int clear = number(map, "clear", Math.min(standard.clear, raise - 1), 0, most);
            if (clear >= raise) {
                map.fault("clear", "U3", "is not below 'raise'", "write less, so that it doesn't flap");
            }
            return new Threshold(raise, clear);
        }
    }

    private static int number(YamlMap map, String key, int standard, int least, int most) {
        int number = map.optionalInteger(key).orElse(standard);
        if (number < least || number > most) {
            map.fault(key, "U2", "is out of range", "write " + least + " to " + most + ", or leave the line out");
        }
        return number;
    }

    private static Optional<Mail> mail(YamlMap map) {
        try (map) {
            String host = map.text("host");
            if (!host.isEmpty() && !HOST.matcher(host).matches()) {
                map.fault("host", "U4", "is not the name of a host", "write one such as mail.example.go.kr");
            }
            List<String> to = map.texts("to");
            String from = map.text("from");
            if (!ADDRESS.matcher(from).matches()) {
                map.fault("from", "U4", "is not a mail address", "write one");
            }
            if (to.isEmpty()
                    || !to.stream().allMatch(one -> ADDRESS.matcher(one).matches())) {
                map.fault("to", "U4", "is not a list of mail addresses", "write at least one");
            }
            Optional<String> user = map.optionalText("user");
            return Optional.of(new Mail(
                    host,
                    number(map, "port", 587, 1, LARGEST_PORT),
                    !map.has("tls") || map.flag("tls"),
                    from,
                    to,
                    user,
                    secret(map, "password")));
        }
    }

    private static Optional<Webhook> webhook(YamlMap map) {
        try (map) {
            String text = map.text("url");
            Optional<URI> url = url(text);
            if (url.isEmpty() && !text.isEmpty()) {
                map.fault(
                        "url",
                        "U4",
                        "is not an address",
                        "write https://HOST/PATH, without user or query; http is for loopback");
            }
            Optional<SecretName> token = secret(map, "token");
            return url.map(found -> new Webhook(found, token));
        }
    }

    /** Without TLS only on this machine: a token must not cross a network in clear. */
    private static Optional<URI> url(String text) {
        try {
            URI url = URI.create(text);
            boolean local = "127.0.0.1".equals(url.getHost()) || "localhost".equals(url.getHost());
            return url.getHost() != null
                            && url.getUserInfo() == null
                            && url.getQuery() == null
                            && ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && local))
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<SecretName> secret(YamlMap map, String key) {
        Optional<String> text = map.optionalText(key);
        Optional<SecretName> name = text.flatMap(SecretName::ofReference);
        if (text.isPresent() && name.isEmpty()) {
            map.fault(
                    key,
                    "U5",
                    "is not the name of a secret",
                    "write secret:NAME, and the secret itself into data/secrets/NAME or IEUM_SECRET_NAME; change it if"
                            + " it stood here");
        }
        return name;
    }
}
