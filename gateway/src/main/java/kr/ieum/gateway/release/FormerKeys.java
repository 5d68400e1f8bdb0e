package kr.ieum.gateway.release;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.SubjectKey;

/**
 * By which keys subjects were known before their number was changed, as the register of residents says within one release. They
 * lead to records and nowhere else: only this package reads them, and no text of them exists outside (design §6 rule 11). For most
 * subjects there are none; of whom it isn't known, no register's "none" can be believed. Not thread-safe: all calls come from the
 * thread that runs the release.
 */
final class FormerKeys {

    private final Set<Integer> sought;
    private final Map<Integer, List<SubjectKey>> known = new HashMap<>();
    private final Set<String> silent = new LinkedHashSet<>();

    /** @param sought the subjects of whom former keys are sought; until somebody says so, nothing is known of them */
    FormerKeys(Set<Integer> sought) {
        this.sought = Set.copyOf(sought);
    }

    void known(int subject, List<SubjectKey> keys) {
        known.put(subject, List.copyOf(keys));
    }

    /** The register was asked for former keys and didn't answer as it should, or not in time. */
    void silent(String register) {
        silent.add(register);
    }

    /** The registers that were asked and didn't answer as they should. */
    Set<String> silentRegisters() {
        return Set.copyOf(silent);
    }

    /** Whether a former key is sought and it isn't known if the subject has any. */
    boolean isOpen(int subject) {
        return sought.contains(subject) && !known.containsKey(subject);
    }

    List<SubjectKey> of(int subject) {
        return known.getOrDefault(subject, List.of());
    }

    /** The texts of a subject's former keys; empty where nobody knows whether there are any, or nobody asked. */
    Optional<Set<String>> texts(int subject) {
        return Optional.ofNullable(known.get(subject))
                .map(keys -> keys.stream().map(SubjectKey::text).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public String toString() {
        return "FormerKeys[…]";
    }
}
