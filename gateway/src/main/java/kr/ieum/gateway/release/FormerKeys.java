package kr.ieum.gateway.release;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.SubjectKey;

/**
 * By which keys subjects were known before their number was changed, as the register of residents says. They lead to records and
 * nowhere else: only this package reads them, and no text of them exists outside (design §6 rule 11). For most subjects there
 * are none; of whom it isn't known, no register's "none" can be believed.
 */
public final class FormerKeys {

    /** Nobody is asked for a former key. */
    public static final FormerKeys NOT_ASKED = new FormerKeys(Map.of(), Set.of());

    private final Map<Integer, Optional<List<SubjectKey>>> bySubject;
    private final Set<String> silent;

    private FormerKeys(Map<Integer, Optional<List<SubjectKey>>> bySubject, Set<String> silent) {
        this.bySubject = Map.copyOf(bySubject);
        this.silent = Set.copyOf(silent);
    }

    /** Registers that were asked for former keys and didn't answer as they should. */
    public Set<String> silentRegisters() {
        return silent;
    }

    /** Whether a former key was sought for the subject at all. */
    boolean concerns(int subject) {
        return bySubject.containsKey(subject);
    }

    /** Whether it isn't known if the subject has former keys. */
    boolean isOpen(int subject) {
        Optional<List<SubjectKey>> keys = bySubject.get(subject);
        return keys != null && keys.isEmpty();
    }

    List<SubjectKey> of(int subject) {
        return bySubject.getOrDefault(subject, Optional.empty()).orElse(List.of());
    }

    @Override
    public String toString() {
        return "FormerKeys[…]";
    }

    /** Collects what the registers say. */
    static final class Collected {

        private final Map<Integer, Optional<List<SubjectKey>>> bySubject = new HashMap<>();
        private final Set<String> silent = new LinkedHashSet<>();

        /** For this subject a former key is sought; until somebody says so, nothing is known. */
        void sought(int subject) {
            bySubject.putIfAbsent(subject, Optional.empty());
        }

        void known(int subject, List<SubjectKey> keys) {
            bySubject.put(subject, Optional.of(List.copyOf(keys)));
        }

        void silent(String register) {
            silent.add(register);
        }

        FormerKeys all() {
            return new FormerKeys(bySubject, silent);
        }
    }
}
