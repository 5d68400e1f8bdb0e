package kr.ieum.gateway.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.Prepared;
import kr.ieum.gateway.release.RegisterResult;

/**
 * One official's use of a view for one case (조회). It lives in one HTTP exchange: started, then run to its end on the
 * caller's thread; nothing of it is kept (design §7).
 */
public interface Lookup {

    /** The look-up's random id, shown to the official and stored in log and decision record. */
    String id();

    /** What can be shown before any register has answered. */
    Shell shell();

    /**
     * Runs the look-up: verification, decision, intent, registers. Events come one at a time, the last is
     * {@link Event.Ended} or {@link Event.Refused}.
     *
     * @throws InterruptedException when the caller goes away; every question to a register is abandoned first
     */
    void run(Consumer<Event> events) throws InterruptedException;

    /**
     * The page before the answers: view, case, which panels will come, and as of which past day if not of today.
     *
     * @param checkDue until when it is checked afterwards, where it was called an emergency
     */
    record Shell(
            ViewDefinition view,
            OpenCase openCase,
            List<ViewDefinition.Panel> panels,
            Optional<LocalDate> asOf,
            Optional<Instant> checkDue,
            Instant finalAt) {}

    /** What happens while a look-up runs. */
    sealed interface Event {

        /**
         * A register's panel is complete.
         *
         * @param conflicts what this register's answer contradicts, in which the panel's attributes are compared; each
         *     is told once, when the second of its registers has answered
         */
        record PanelReady(String panel, RegisterResult result, List<Conflict> conflicts) implements Event {

            /** Makes it immutable. */
            public PanelReady {
                conflicts = List.copyOf(conflicts);
            }
        }

        /** Stage 0 or the decision refused the look-up; no further register was asked. */
        record Refused(Reason reason, List<Prepared.Excess> excess) implements Event {

            /** Makes it immutable. */
            public Refused {
                excess = List.copyOf(excess);
            }

            /** Refused for another reason than one attribute too many. */
            public Refused(Reason reason) {
                this(reason, List.of());
            }
        }

        /**
         * The disclosure log can't be written: nothing was asked, nothing left; try again later.
         *
         * @param unvouched whether it could be written, but others have to vouch for it first
         */
        record LogUnavailable(boolean unvouched) implements Event {}

        /** Everything has answered or its deadline has passed. */
        record Ended(Completeness completeness) implements Event {}
    }

    /**
     * How complete the page is, counted over permitted fields only.
     *
     * @param missing registers of which at least one field is late, failed or closed
     */
    record Completeness(int permitted, int answered, Set<String> missing, Duration elapsed) {

        /** Whether a register is missing, so that the page must say so. */
        public boolean partial() {
            return !missing.isEmpty();
        }
    }
}
