package kr.ieum.gateway.identity;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.schemas.yaml.Localized;

/**
 * The agencies of the federation, their classes, and the roles their officials may have. Immutable.
 */
public final class Agencies {

    private final boolean known;
    private final ZoneId zone;
    private final Map<String, Agency> agencies;
    private final Map<String, AgencyClass> classes;
    private final Map<String, Localized> roles;

    private Agencies() {
        this.known = false;
        this.zone = ZoneOffset.UTC;
        this.agencies = Map.of();
        this.classes = Map.of();
        this.roles = Map.of();
    }

    Agencies(ZoneId zone, List<Agency> agencies, List<AgencyClass> classes, Map<String, Localized> roles) {
        this.known = true;
        this.zone = zone;
        this.agencies = byId(agencies, Agency::code);
        this.classes = byId(classes, AgencyClass::id);
        this.roles = Map.copyOf(roles);
    }

    /** Stands in where the file could not be read, so that the other files can still be checked for all else. */
    static Agencies unknown() {
        return new Agencies();
    }

    /** Whether they could be read; if not, nothing can be checked against them. */
    public boolean isKnown() {
        return known;
    }

    // Of two with the same id the first is kept; the loader has reported the other.
    private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
        return items.stream()
                .collect(Collectors.toMap(id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** The zone in which the federation's dates begin and end. */
    public ZoneId zone() {
        return zone;
    }

    /** All agencies, in file order. */
    public List<Agency> agencies() {
        return List.copyOf(agencies.values());
    }

    /** The agency with this institution code. */
    public Optional<Agency> find(String code) {
        return Optional.ofNullable(agencies.get(code));
    }

    /** All classes, in file order. */
    public List<AgencyClass> classes() {
        return List.copyOf(classes.values());
    }

    /** The class with this id. */
    public Optional<AgencyClass> findClass(String id) {
        return Optional.ofNullable(classes.get(id));
    }

    /** The roles officials may have, by id, in words. */
    public Map<String, Localized> roles() {
        return roles;
    }
}
