package kr.ieum.gateway.agreement;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.VersionRows.Move;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Leaf;

/** Writes changes of state into the log and the rows at once, one leaf for each version that changes. */
final class LoggedMoves {

    /** Who acts in the log where no agency does: this installation. */
    static final String INSTALLATION = "ieum";

    private static final int TRIES = 3;

    private final AgreementStore store;
    private final DisclosureLog log;
    private final Ending ending;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LoggedMoves(AgreementStore store, DisclosureLog log, Ending ending, Clock clock) {
        this.store = store;
        this.log = log;
        this.ending = ending;
        this.clock = clock;
    }

    /**
     * Makes a change durable with its leaves, or nothing.
     *
     * @param on the day from which it holds
     * @return what the rows have against it
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was done
     */
    Optional<Hindrance> write(
            String id, int version, Cause cause, LocalDate today, LocalDate on, String official, String agency) {
        Optional<Hindrance> hindrance = Optional.of(Hindrance.CHANGED_MEANWHILE);
        // the leaves name what is replaced, so they are made anew when that has changed
        for (int i = 0; i < TRIES && hindrance.equals(Optional.of(Hindrance.CHANGED_MEANWHILE)); i++) {
            boolean replaces = cause.transition() == Transition.ACTIVATE && !on.isAfter(today);
            List<Integer> superseding = LifeCycle.present(store.versions(id)).stream()
                    .map(StoredAgreement::version)
                    .filter(other -> replaces && other != version)
                    .toList();
            hindrance = attempt(new Move(id, version, cause, official, today, on, superseding), agency);
        }
        return hindrance;
    }

    private Optional<Hindrance> attempt(Move move, String agency) {
        List<Leaf> leaves = new ArrayList<>();
        move.superseding()
                .forEach(other -> leaves.add(
                        leaf(agency, "agreement-superseded", move.id(), other, move.by(), Cause.NEW_VERSION)));
        leaves.add(leaf(agency, action(move), move.id(), move.version(), move.by(), move.cause()));
        try {
            log.append(leaves, List.of(connection -> {
                Optional<LocalDate> lastDay = new VersionRows(connection, clock).move(move);
                if (lastDay.isPresent()) {
                    ending.of(move.id(), move.version(), lastDay.get()).write(connection);
                }
            }));
            return Optional.empty();
        } catch (VersionRows.Refused e) {
            return Optional.of(e.hindrance());
        } catch (CompanionRefused e) {
            throw new IllegalStateException("no other companion is there", e);
        }
    }

    /** A leaf about a version; who and why enter by commitment. */
    Leaf leaf(String agency, String action, String id, int version, String official, Cause cause) {
        return Leaf.Admin.closed(clock.instant(), agency, action, id + "/" + version, official, cause.code(), random);
    }

    private static String action(Move move) {
        boolean later = move.on().isAfter(move.today());
        return switch (move.cause().transition()) {
            case IMPORT -> "agreement-imported";
            case APPROVE -> "agreement-approved";
            case ACTIVATE -> later ? "agreement-scheduled" : "agreement-activated";
            case SUSPEND -> "agreement-suspended";
            case RESUME -> "agreement-resumed";
            case TERMINATE -> later ? "agreement-end-fixed" : "agreement-terminated";
            case EXPIRE -> "agreement-expired";
            case SUPERSEDE -> "agreement-superseded";
        };
    }
}
