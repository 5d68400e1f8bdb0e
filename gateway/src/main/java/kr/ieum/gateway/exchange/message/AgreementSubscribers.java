package kr.ieum.gateway.exchange.message;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import kr.ieum.gateway.agreement.Addressee;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.exchange.roll.Rolls;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.release.EventRelease;
import kr.ieum.gateway.release.EventRelease.Event;
import kr.ieum.gateway.release.EventRelease.Telling;
import kr.ieum.gateway.release.EventRelease.Told;
import kr.ieum.gateway.release.HandedRecords;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;

/**
 * Subscribers by agreements of the kind {@code event} (design P10): each system that such an agreement names is decided for by itself, with what its
 * roll says of this person, and receives what the agreement grants. One that doesn't hold the person receives nothing, and nothing is written of it.
 */
public final class AgreementSubscribers implements Subscribers {

    /** What a system is told of an event it keeps; it is no screen. */
    private static final Set<Use> USES = Set.of(Use.STORE);

    private static final String ROLL = "roll";
    private static final String NO_CASE = "no-case";
    private static final int HIGHEST_ASSURANCE = 4;

    private final Events events;
    private final Function<String, List<Addressee>> addressees;
    private final LongConsumer moved;
    private final EventRelease release;
    private final Rolls rolls;
    private final EventNotice notices;
    private final Map<SystemId, EventNotice.Format> formats;
    private final MessageMarks marks;
    private final SecureRandom random;

    /**
     * Joins the parts.
     *
     * @param events what is announced here
     * @param addressees whom agreements on events of a register name
     * @param moved loads the agreements again that came after an epoch
     * @param formats how each system wants to receive; JSON where it isn't named
     */
    public AgreementSubscribers(
            Events events,
            Function<String, List<Addressee>> addressees,
            LongConsumer moved,
            EventRelease release,
            Rolls rolls,
            EventNotice notices,
            Map<SystemId, EventNotice.Format> formats,
            MessageMarks marks,
            SecureRandom random) {
        this.events = events;
        this.addressees = addressees;
        this.moved = moved;
        this.release = release;
        this.rolls = rolls;
        this.notices = notices;
        this.formats = Map.copyOf(formats);
        this.marks = marks;
        this.random = random;
    }

    @Override
    public Subscribed decide(Handed handed, Set<String> only, Set<String> exhausted) {
        HandedRecords records = events.find(handed.recordType())
                .map(Events.Announced::records)
                .orElseThrow(() -> new IllegalStateException("no event " + handed.recordType() + " is announced here"));
        return switch (records.read(handed.bytes())) {
            case HandedRecords.Read.Faulty(String reason, var problem) ->
                new Subscribed.Refused(reason, problem, refusal(handed, reason));
            case HandedRecords.Read.Whole(SubjectKey subject) ->
                told(
                        handed,
                        new Event(
                                records.register(),
                                handed.bytes(),
                                subject,
                                handed.message().toString(),
                                handed.receivedAt()),
                        only,
                        exhausted);
        };
    }

    private Subscribed.Told told(Handed handed, Event event, Set<String> only, Set<String> exhausted) {
        List<Addressed> addressed = new ArrayList<>();
        List<Companion> beside = new ArrayList<>();
        asked(handed.register(), event).forEach((recipient, attributes) -> {
            if (only.isEmpty() || only.contains(recipient.system().text())) {
                Telling telling = release.tell(
                        event, UUID.randomUUID(), request(recipient, attributes, handed, event), exhausted);
                beside.addAll(telling.beside());
                telling.told().forEach(told -> addressed.add(addressed(handed, event, recipient.system(), told)));
            }
        });
        return new Subscribed.Told(marks.conversation(event.subject().text()), addressed, beside);
    }

    /** Who is decided for: a system of an agency, for one task. */
    private record Recipients(SystemId system, String task) implements Comparable<Recipients> {
        @Override
        public int compareTo(Recipients other) {
            int bySystem = system.text().compareTo(other.system.text());
            return bySystem != 0 ? bySystem : task.compareTo(other.task);
        }
    }

    /** What is asked for whom, in a fixed order. An agreement that names no system means those that say where they receive. */
    private Map<Recipients, Set<AttributeKey>> asked(String register, Event event) {
        Set<AttributeKey> told = event.register().mapping().attributes();
        Map<Recipients, Set<AttributeKey>> asked = new TreeMap<>();
        for (Addressee addressee : addressees.apply(register)) {
            Set<SystemId> systems = new HashSet<>();
            addressee.systems().forEach(system -> systems.add(new SystemId(addressee.agency(), system)));
            if (systems.isEmpty()) {
                formats.keySet().stream()
                        .filter(system -> system.agency().equals(addressee.agency()))
                        .forEach(systems::add);
            }
            systems.forEach(system -> addressee.attributes().stream()
                    .filter(told::contains)
                    .forEach(attribute -> asked.computeIfAbsent(
                                    new Recipients(system, addressee.task()),
                                    recipient ->
                                            new TreeSet<>((a, b) -> a.text().compareTo(b.text())))
                            .add(attribute)));
        }
        return asked;
    }

    private DecisionRequest request(Recipients recipient, Set<AttributeKey> attributes, Handed handed, Event event) {
        SystemId system = recipient.system();
        return new DecisionRequest(
                new Requester(system.agency(), system.system(), system.text(), Set.of(), HIGHEST_ASSURANCE),
                kr.ieum.gateway.agreement.engine.RequestKind.EVENT,
                recipient.task(),
                CaseFacts.none(),
                List.of(facts(rolls.holds(system, event.subject()))),
                Recipient.OFFICIAL,
                USES,
                attributes.stream()
                        .map(attribute -> new Asked(attribute, handed.register(), Optional.empty()))
                        .toList(),
                Map.of(),
                Set.of(),
                Set.of(),
                handed.receivedAt());
    }

    private static SubjectFacts facts(boolean onRoll) {
        return new SubjectFacts(
                Relation.ENROLLED,
                new Fact.Missing<>(NO_CASE),
                new Fact.Missing<>(NO_CASE),
                new Fact.Missing<>(NO_CASE),
                new Fact.Missing<>(NO_CASE),
                new Fact.Missing<>(NO_CASE),
                new Fact.Missing<>(NO_CASE),
                new Fact.Known<>(onRoll ? Answer.YES : Answer.NO, ROLL),
                Map.of());
    }

    /**
     * The delivery's leaf names the intent's id and not the message: whoever handed the record in knows the message and reads the log, and would
     * learn from it who holds the person.
     */
    private Addressed addressed(Handed handed, Event event, SystemId system, Told told) {
        EventNotice.Format format = formats.getOrDefault(system, EventNotice.Format.InModel.JSON);
        byte[] payload = notices.write(handed, told, format).orElse(Outbox.UNWRITTEN);
        Leaf.Intent intent = told.intent();
        return new Addressed(
                system.text(),
                Optional.of(new Disclosed(intent, told.outcomes(), told.values())),
                new Leaf.Delivery(
                        handed.receivedAt(),
                        intent.lookup(),
                        intent.agency(),
                        intent.agreement(),
                        "decided",
                        intent.asked(),
                        Opening.fresh(Purpose.SUBJECT, event.subject().text(), random)
                                .commitment(),
                        Opening.fresh(Purpose.PAYLOAD, payload, random).commitment()),
                format.contentType(),
                payload);
    }

    private Leaf.Refusal refusal(Handed handed, String reason) {
        Instant now = handed.receivedAt();
        return new Leaf.Refusal(
                now,
                handed.message(),
                RequestKind.EVENT,
                handed.agency(),
                handed.recordType(),
                reason,
                Opening.fresh(Purpose.SUBJECT, "", random).commitment(),
                Opening.fresh(Purpose.CASE, handed.message().toString(), random).commitment(),
                Opening.fresh(Purpose.OFFICIAL, handed.sender(), random).commitment());
    }

    @Override
    public void moved(long decided) {
        moved.accept(decided);
    }
}
