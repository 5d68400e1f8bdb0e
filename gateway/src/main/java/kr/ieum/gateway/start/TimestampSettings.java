package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.gateway.log.timestamp.TrustedAuthority;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * {@code log.timestamps} of {@code config/gateway.yaml}: who states when a checkpoint was there.
 *
 * <p>Rules: N13 authority and its root, N14 interval, N15 folder of copies.
 *
 * @param authority its address
 * @param trust its root
 * @param interval between two timestamps of a log that grows
 * @param required whether disclosures stop when there is none for interval and grace
 * @param copies a folder elsewhere that gets the same files
 */
record TimestampSettings(
        URI authority, TrustedAuthority trust, Duration interval, boolean required, Optional<Path> copies) {

    static final Duration INTERVAL = Duration.ofHours(1);

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"{}|\\\\^`]+");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    static Optional<TimestampSettings> read(YamlMap map, Path config) {
        try (map) {
            String authority = map.text("authority");
            boolean address = ADDRESS.matcher(authority).matches();
            if (!authority.isEmpty() && !address) {
                map.fault("authority", "N13", "is not the address of an authority", "write https://HOST/PATH");
            }
            Optional<TrustedAuthority> trust = trust(map, config);
            Duration interval = map.optionalDuration("interval").orElse(INTERVAL);
            if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
                map.fault(
                        "interval",
                        "N14",
                        "is " + interval + ", no time between timestamps",
                        "write " + SHORTEST + " to " + LONGEST + ", or leave the line out for " + INTERVAL);
            }
            Optional<Path> copies = map.optionalText("copies").map(Path::of);
            if (copies.filter(path -> !path.isAbsolute()).isPresent()) {
                map.fault("copies", "N15", "is not a whole path", "write one that begins with /");
            }
            boolean required = map.flag("required");
            return address && trust.isPresent()
                    ? Optional.of(new TimestampSettings(URI.create(authority), trust.get(), interval, required, copies))
                    : Optional.empty();
        }
    }

    private static Optional<TrustedAuthority> trust(YamlMap map, Path config) {
        String root = map.text("root");
        try {
            if (FILE.matcher(root).matches()) {
                return Optional.of(TrustedAuthority.ofPem(Files.readString(config.resolve(root))));
            }
            if (!root.isEmpty()) {
                map.fault("root", "N13", "is no name of a file beside gateway.yaml", "write one such as tsa-root.pem");
            }
        } catch (IOException | CertificateException e) {
            map.fault(
                    "root",
                    "N13",
                    "'" + root + "' can't be read as a certificate: "
                            + e.getClass().getSimpleName(),
                    "put the root certificate of the authority there, in PEM");
        }
        return Optional.empty();
    }
}
