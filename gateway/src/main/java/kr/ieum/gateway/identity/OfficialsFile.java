package kr.ieum.gateway.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.gateway.identity.Officials.Account;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Loads {@code config/officials.yaml}, or {@code config/demo/officials.yaml} of the demo, strictly.
 *
 * <p>Rules: O1 unknown format, O2 no sign-in id, O3 stands twice, O4 unknown agency, O5 unknown system, O6 unknown role,
 * O7 assurance out of range, O8 not a password hash.
 */
public final class OfficialsFile {

    private static final String FORMAT = "ieum-officials/1";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9._-]{1,63}");

    /** What {@code htpasswd -nbBC 12} makes, with the prefix that names the method; a cost below 10 is too cheap to try out. */
    private static final Pattern HASH = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(1\\d|2\\d|3[01])\\$[./A-Za-z0-9]{53}");

    private static final int HIGHEST_ASSURANCE = 4;

    private final Agencies agencies;
    private final boolean demo;

    private OfficialsFile(Agencies agencies, boolean demo) {
        this.agencies = agencies;
        this.demo = demo;
    }

    /** Reads the officials of a node: those with password hashes of their own. */
    public static Officials read(Path config, Agencies agencies, Faults faults) {
        return new OfficialsFile(agencies, false).read(config, "officials.yaml", faults);
    }

    /** Reads the officials of the demo, who have no password of their own. */
    public static Officials readDemo(Path config, Agencies agencies, Faults faults) {
        return new OfficialsFile(agencies, true).read(config, "demo/officials.yaml", faults);
    }

    private Officials read(Path config, String name, Faults faults) {
        return StrictYaml.read(config.resolve(name), name, faults)
                .map(this::read)
                .orElseGet(() -> new Officials(List.of()));
    }

    private Officials read(YamlMap top) {
        try (top) {
            String format = top.text("format");
            if (!format.isEmpty() && !FORMAT.equals(format)) {
                top.fault("format", "O1", "'" + format + "' is not a known format", "write format: " + FORMAT);
            }
            List<Account> accounts = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (YamlMap map : top.maps("officials")) {
                Account account = account(map);
                if (!ids.add(account.official().id())) {
                    map.fault("id", "O3", "stands twice", "keep one of the two");
                }
                accounts.add(account);
            }
            return new Officials(accounts);
        }
    }

    private Account account(YamlMap map) {
        try (map) {
            String id = map.text("id");
            if (!id.isEmpty() && !ID.matcher(id).matches()) {
                map.fault("id", "O2", "is not a sign-in id", "write 2 to 64 lower-case letters, digits, dots, hyphens");
            }
            String code = map.text("agency");
            Optional<Agency> agency = agencies.find(code);
            if (!code.isEmpty() && agencies.isKnown() && agency.isEmpty()) {
                map.fault("agency", "O4", "'" + code + "' is not an agency", "use a code of agencies.yaml");
            }
            Official official = new Official(
                    id,
                    map.localized("name"),
                    code,
                    agency.map(Agency::name).orElseGet(() -> new Localized(code, code)),
                    map.localized("team"),
                    system(map, agency),
                    roles(map),
                    assurance(map));
            return new Account(official, demo ? "" : passwordHash(map));
        }
    }

    private static String system(YamlMap map, Optional<Agency> agency) {
        Optional<String> system = map.optionalText("system");
        system.filter(id -> agency.isPresent() && !agency.get().hasSystem(id))
                .ifPresent(id -> map.fault(
                        "system",
                        "O5",
                        "'" + id + "' is not a system of this agency",
                        "add it in agencies.yaml or leave the key out"));
        return system.orElse(Official.SCREENS);
    }

    private Set<String> roles(YamlMap map) {
        List<String> roles = map.texts("roles");
        for (String role : roles) {
            if (agencies.isKnown() && !agencies.roles().containsKey(role)) {
                map.fault("roles", "O6", "'" + role + "' is not a role", "use a role of agencies.yaml");
            }
        }
        return Set.copyOf(roles);
    }

    private static int assurance(YamlMap map) {
        int assurance = map.integer("assurance");
        if (map.has("assurance") && (assurance < 1 || assurance > HIGHEST_ASSURANCE)) {
            map.fault("assurance", "O7", "is not a level of assurance", "write 1 to " + HIGHEST_ASSURANCE);
        }
        return assurance;
    }

    private static String passwordHash(YamlMap map) {
        String hash = map.text("passwordHash");
        if (!hash.isEmpty() && !HASH.matcher(hash).matches()) {
            // Never repeats what stands there: it may be the password itself.
            map.fault(
                    "passwordHash",
                    "O8",
                    "is not a bcrypt hash of cost 10 or more",
                    "write \"{bcrypt}\" and what 'htpasswd -nBC 12 ID' prints after the colon");
        }
        return hash;
    }
}
