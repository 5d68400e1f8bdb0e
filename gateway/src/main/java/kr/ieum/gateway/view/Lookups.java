package kr.ieum.gateway.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.Prepared;

/** The use case behind screen and API: starts look-ups and lists the views there are. */
public interface Lookups {

    /** All views, by id. */
    List<ViewDefinition> views();

    /** The view of a task, if there is one. */
    Optional<ViewDefinition> viewOf(String task);

    /**
     * Verifies the case and its gates, then hands over the look-up ready to run. A refusal is logged before it is
     * answered.
     *
     * @param requester from the session, never from the caller's input
     * @param panels ids of the panels asked for; empty for all
     */
    default Started start(Requester requester, String view, String caseNumber, Set<String> panels) {
        return start(requester, view, caseNumber, panels, Optional.empty(), Optional.empty());
    }

    /**
     * The same as of a day in the past, or as an emergency.
     *
     * @param asOf the day of the decision that the case contests; another day is refused, and so is any day of a case that is no
     *     appeal
     * @param breakGlass the official's word that it is an emergency; refused where no agreement of the task declares them
     */
    default Started start(
            Requester requester,
            String view,
            String caseNumber,
            Set<String> panels,
            Optional<LocalDate> asOf,
            Optional<BreakGlass> breakGlass) {
        return start(requester, view, caseNumber, panels, asOf, breakGlass, Beforehand.NOTHING);
    }

    /**
     * The same after the official did what agreements ask for beforehand.
     *
     * @param beforehand refused as a whole, before any register is asked, where an agreement of the task asks for more
     */
    Started start(
            Requester requester,
            String view,
            String caseNumber,
            Set<String> panels,
            Optional<LocalDate> asOf,
            Optional<BreakGlass> breakGlass,
            Beforehand beforehand);

    /** In which ways this official's agency may look up in a view today. */
    Offer offer(Requester requester, ViewDefinition view);

    /**
     * Refuses a case of one's own that a conflict of interest shuts, before its page is shown; nothing where it is open. A
     * refusal is logged before it is answered.
     */
    Optional<Started> shut(Requester requester, OpenCase openCase);

    /**
     * The same for the applicant, who receives what grants to the official don't release: the panels of the result. The
     * agency answers through the official who let it, whose gates are checked anew.
     *
     * @param issuer the official who issued the applicant's slip
     */
    Started startResult(Requester issuer, String view, String caseNumber);

    /**
     * A system's query: the same way, with the attributes that the query names instead of a view's panels.
     *
     * @param requester the official for whom the system asks, as the roll has it
     */
    Started query(
            Requester requester, QueryScope scope, String caseNumber, Optional<LocalDate> asOf, Beforehand beforehand);

    /** What became of the start. */
    sealed interface Started {

        /** The gates are open. */
        record Running(Lookup lookup) implements Started {}

        /** Refused with its reason; no register was asked. */
        record Refused(String lookupId, Reason reason, List<Prepared.Excess> excess) implements Started {

            /** Makes it immutable. */
            public Refused {
                excess = List.copyOf(excess);
            }

            /** Refused for another reason than one attribute too many. */
            public Refused(String lookupId, Reason reason) {
                this(lookupId, reason, List.of());
            }
        }

        /** There is no such view. */
        record UnknownView() implements Started {}

        /** The view has no such panel. */
        record UnknownPanel(String panel) implements Started {}

        /**
         * The log can't be written, so nothing may be asked.
         *
         * @param unvouched whether it could be written, but others have to vouch for it first
         */
        record LogUnavailable(boolean unvouched) implements Started {}
    }
}
