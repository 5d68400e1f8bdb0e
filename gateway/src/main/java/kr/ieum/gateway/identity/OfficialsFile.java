package kr.ieum.gateway.identity;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.gateway.identity.Officials.Entry;
import kr.ieum.gateway.identity.Service.Absence;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Loads {@code config/officials.yaml}, or {@code config/demo/officials.yaml} of the demo, strictly.
 *
 * <p>Rules: O1 unknown format, O2 no sign-in id, O3 stands twice, O4 unknown agency, O5 unknown system, O6 unknown role,
 * O7 assurance out of range, O8 not a password hash, O9 ends before it begins, O10 absences overlap, O11 transfers out of
 * order, O12 not a reference to a person, O13 the same person twice, O14 own person among the relatives.
 */
public final class OfficialsFile {

    private static final String FORMAT = "ieum-officials/1";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9._-]{1,63}");

    /** What {@code htpasswd -nbBC 12} makes, with the prefix that names the method; a cost below 10 is too cheap to try out. */
    private static final Pattern HASH = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(1\\d|2\\d|3[01])\\$[./A-Za-z0-9]{53}");

    private static final int HIGHEST_ASSURANCE = 4;

    /** Stands in after a fault; the file isn't used then. */
    private static final PersonReference NOBODY = new PersonReference("0".repeat(64));

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
            top.format("O1", FORMAT);
            List<Entry> entries = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            Set<PersonReference> persons = new HashSet<>();
            for (YamlMap map : top.maps("officials")) {
                Entry entry = entry(map);
                if (!ids.add(entry.id())) {
                    map.fault("id", "O3", "stands twice", "keep one of the two");
                }
                if (!entry.service().kinship().self().equals(NOBODY)
                        && !persons.add(entry.service().kinship().self())) {
                    map.fault("person", "O13", "is the person of another official too", "correct one of the two");
                }
                entries.add(entry);
            }
            return new Officials(entries);
        }
    }

    private Entry entry(YamlMap map) {
        try (map) {
            String id = map.text("id");
            if (!id.isEmpty() && !ID.matcher(id).matches()) {
                map.fault("id", "O2", "is not a sign-in id", "write 2 to 64 lower-case letters, digits, dots, hyphens");
            }
            Localized name = map.localized("name");
            int assurance = assurance(map);
            Official first = post(map, id, name, assurance);
            Optional<LocalDate> from = map.optionalDate("from");
            Optional<LocalDate> until = map.optionalDate("until");
            notReversed(map, from, until);
            List<Service.Post> posts = new ArrayList<>();
            posts.add(new Service.Post(from.orElse(LocalDate.MIN), first));
            for (YamlMap transfer : map.maps("transfers")) {
                posts.add(
                        transfer(transfer, id, name, assurance, posts.getLast().from()));
            }
            Service service = new Service(from, until, posts, absences(map), kinship(map));
            return new Entry(id, service, demo ? "" : passwordHash(map));
        }
    }

    private Official post(YamlMap map, String id, Localized name, int assurance) {
        String code = map.text("agency");
        Optional<Agency> agency = agencies.find(code);
        if (!code.isEmpty() && agencies.isKnown() && agency.isEmpty()) {
            map.fault("agency", "O4", "'" + code + "' is not an agency", "use a code of agencies.yaml");
        }
        return new Official(
                id,
                name,
                code,
                agency.map(Agency::name).orElseGet(() -> new Localized(code, code)),
                map.localized("team"),
                system(map, agency),
                roles(map),
                assurance);
    }

    private Service.Post transfer(YamlMap map, String id, Localized name, int assurance, LocalDate before) {
        try (map) {
            LocalDate on = map.date("on");
            if (!on.isAfter(before)) {
                map.fault(
                        "on",
                        "O11",
                        "is not after the day of the post before it",
                        "list transfers in the order of their days, all after 'from'");
            }
            return new Service.Post(on, post(map, id, name, assurance));
        }
    }

    private static List<Absence> absences(YamlMap entry) {
        List<Absence> absences = new ArrayList<>();
        for (YamlMap map : entry.maps("absences")) {
            try (map) {
                Absence absence = new Absence(map.date("from"), map.date("until"));
                notReversed(map, Optional.of(absence.from()), Optional.of(absence.until()));
                if (absences.stream()
                        .anyMatch(other -> !absence.from().isAfter(other.until())
                                && !other.from().isAfter(absence.until()))) {
                    map.fault("from", "O10", "overlaps another absence", "join the two or correct the days");
                }
                absences.add(absence);
            }
        }
        return absences;
    }

    private static void notReversed(YamlMap map, Optional<LocalDate> from, Optional<LocalDate> until) {
        if (from.isPresent() && until.filter(last -> last.isBefore(from.get())).isPresent()) {
            map.fault("until", "O9", "lies before 'from'", "write a day on or after it");
        }
    }

    /** Nobody is spared: who could look himself up must be known to the gate (design P2). */
    private static Kinship kinship(YamlMap map) {
        String own = map.text("person");
        PersonReference self = own.isEmpty() ? NOBODY : reference(map, "person", own);
        List<PersonReference> relatives = map.texts("relatives").stream()
                .map(text -> reference(map, "relatives", text))
                .toList();
        if (!self.equals(NOBODY) && relatives.contains(self)) {
            map.fault("relatives", "O14", "holds the official's own person", "remove it; 'person' says it already");
        }
        return new Kinship(self, Set.copyOf(relatives));
    }

    private static PersonReference reference(YamlMap map, String key, String text) {
        Optional<PersonReference> reference = PersonReference.read(text);
        if (reference.isEmpty()) {
            // Never repeats what stands there: it may be a resident number.
            map.fault(
                    key,
                    "O12",
                    "is not a keyed reference to a person",
                    "write 'hmac-sha256:' and the HMAC-SHA-256 of the resident number under the secret person-key,"
                            + " in hexadecimal");
        }
        return reference.orElse(NOBODY);
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
