package kr.ieum.gateway.correction;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.release.ReleasedField;

/** The use cases behind reports of errors. Thread-safe. */
public interface Corrections {

    /** What a field is about: a subject of a look-up by index, an attribute, a register. */
    record Item(int subject, String attribute, String register) {}

    /**
     * The items of a case's subjects that have been reported and not yet answered, whoever reported them.
     */
    Set<Item> disputed(OpenCase openCase);

    /**
     * What keeps which fields were told to whom, to be run in the transaction that makes their release leaves durable.
     * Values are not looked at. Empty when no field says anything of its subject.
     *
     * @param official who was told, or who handed over the result that told the applicant
     */
    Optional<Companion> told(
            UUID lookup, OpenCase openCase, Requester official, Recipient recipient, Collection<ReleasedField> fields);

    /** What the official was told in that look-up, if so; only that can be reported. */
    boolean wasTold(Official official, UUID lookup, Item item);

    /** Opens a ticket for something that the official was told. */
    Opened open(Official official, UUID lookup, Item item, Fault fault, String note);

    /** Tickets about registers, the open ones first, then the latest answered. */
    List<Ticket> ofRegisters(Collection<String> registers, int limit, int offset);

    /** How many tickets about these registers there are, and of them open. */
    Counted count(Collection<String> registers);

    /** A ticket about one of these registers; others are as if they didn't exist. */
    Optional<Ticket> find(UUID ticket, Collection<String> registers);

    /** Answers a ticket about one of these registers. */
    Answered answer(UUID ticket, Collection<String> registers, TicketState state, String note);

    /**
     * What the official must be told: reports about fields that he or she was told within the retention period and before
     * the answer; answered ones for some weeks. And what he or she has to tell applicants, until they have opened their
     * result again, which says it.
     *
     * @param ownCases case numbers of the official, to name the case where it is still his or hers
     */
    List<RecipientNotice> notices(Official official, Collection<String> ownCases);

    /** What an applicant must be told about earlier results of this case: reports of what they told, and the answers. */
    List<ApplicantNotice> ofApplicant(String agency, OpenCase openCase);

    /** Numbers of tickets. */
    record Counted(int all, int open) {}

    /** What came of a report. */
    sealed interface Opened {

        /** The keeper has it. */
        record Ticketed(UUID ticket) implements Opened {}

        /** The official was told no such thing in such a look-up. */
        record NotTold() implements Opened {}

        /** The note may not stand there. */
        record BadNote(NoteFault fault) implements Opened {}
    }

    /** What came of an answer. */
    sealed interface Answered {

        /** Reporter and earlier recipients are told. */
        record Done() implements Answered {}

        /** There is no such ticket about these registers. */
        record Unknown() implements Answered {}

        /** It has been answered before. */
        record Already() implements Answered {}

        /** The note may not stand there. */
        record BadNote(NoteFault fault) implements Answered {}
    }

    /** Why a note may not stand. */
    enum NoteFault {
        TOO_LONG,
        RESIDENT_NUMBER,
        CONTROL_CHARACTERS
    }
}
