package kr.ieum.gateway.correction;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.correction.CorrectionStore.Concerned;
import kr.ieum.gateway.correction.CorrectionStore.Disclosed;
import kr.ieum.gateway.correction.CorrectionStore.Told;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;

/** Reports of errors over the database. A report needs neither the subject's key nor a value: the item names both. */
public final class TicketedCorrections implements Corrections {

    /** How long it is kept who was told what, and so who is told of a correction. */
    static final Duration RETENTION = Duration.ofDays(2 * 365);

    /** How long an answer stands on the home pages of those it concerns. */
    static final Duration ANSWER_SHOWN = Duration.ofDays(30);

    private final CorrectionStore store;
    private final References references;
    private final Runnable settle;
    private final Clock clock;

    /**
     * Joins the parts, and forgets what is kept beyond its time.
     *
     * @param settle returns when what was told before is written, or after the patience of who writes it
     */
    public TicketedCorrections(CorrectionStore store, References references, Runnable settle, Clock clock) {
        this.store = store;
        this.references = references;
        this.settle = settle;
        this.clock = clock;
        store.forget(clock.instant().minus(RETENTION));
    }

    @Override
    public Set<Item> disputed(OpenCase openCase) {
        Set<Item> disputed = new HashSet<>();
        for (CaseSubject subject : openCase.subjects()) {
            disputed.addAll(store.open(references.subject(subject.key()), subject.index()));
        }
        return disputed;
    }

    @Override
    public Optional<Companion> told(
            UUID lookup, OpenCase openCase, Requester official, Recipient recipient, Collection<ReleasedField> fields) {
        Instant now = now();
        Optional<KeyedHash> applicant =
                recipient == Recipient.APPLICANT_RESULT ? Optional.of(applicant(openCase)) : Optional.empty();
        Map<Integer, Map<String, Set<String>>> attributes = new TreeMap<>();
        fields.stream()
                .filter(field -> tells(field.state()))
                .forEach(field -> attributes
                        .computeIfAbsent(field.subject(), subject -> new TreeMap<>())
                        .computeIfAbsent(field.register(), register -> new TreeSet<>())
                        .add(field.attribute().text()));
        List<Disclosed> items = new ArrayList<>();
        for (CaseSubject subject : openCase.subjects()) {
            attributes
                    .getOrDefault(subject.index(), Map.of())
                    .forEach((register, told) -> items.add(new Disclosed(
                            lookup,
                            subject.index(),
                            register,
                            List.copyOf(told),
                            new Told(
                                    references.subject(subject.key()),
                                    references.caseFile(official.agency(), openCase.number()),
                                    references.official(official.official()),
                                    applicant,
                                    official.agency(),
                                    now))));
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(connection -> CorrectionStore.write(connection, items));
    }

    private KeyedHash applicant(OpenCase openCase) {
        return references.subject(openCase.subjects().getFirst().key());
    }

    /** Whether a field says something of its subject; of one that doesn't there is nothing to correct, and no flag. */
    public static boolean tells(FieldState state) {
        return switch (state) {
            case VALUE, REDUCED, KNOWN_EMPTY, UNKNOWN, NOT_APPLICABLE, UNDETERMINED -> true;
            case NO_HISTORY,
                    NOT_GRANTED,
                    NO_CONSENT,
                    DECLINED_BY_SUBJECT,
                    WITHHELD,
                    LATE,
                    SOURCE_ERROR,
                    CLOSED_UNTIL,
                    PENDING -> false;
        };
    }

    @Override
    public boolean wasTold(Official official, UUID lookup, Item item) {
        return find(official, lookup, item).isPresent();
    }

    /** What was told a moment ago may still be on its way to the log. */
    private Optional<Told> find(Official official, UUID lookup, Item item) {
        KeyedHash own = references.official(official.id());
        Optional<Told> told = store.find(lookup, item, own);
        if (told.isPresent()) {
            return told;
        }
        settle.run();
        return store.find(lookup, item, own);
    }

    @Override
    public Opened open(Official official, UUID lookup, Item item, Fault fault, String note) {
        Optional<NoteFault> bad = noteFault(note);
        if (bad.isPresent()) {
            return new Opened.BadNote(bad.get());
        }
        Optional<Told> told = find(official, lookup, item);
        if (told.isEmpty()) {
            return new Opened.NotTold();
        }
        UUID id = UUID.randomUUID();
        store.add(
                new Ticket(
                        id,
                        now(),
                        item.attribute(),
                        item.register(),
                        fault,
                        note.strip(),
                        lookup,
                        told.get().at(),
                        official.agency(),
                        TicketState.OPEN,
                        Optional.empty(),
                        ""),
                told.get().subject(),
                told.get().official());
        return new Opened.Ticketed(id);
    }

    @Override
    public List<Ticket> ofRegisters(Collection<String> registers, int limit, int offset) {
        return store.ofRegisters(registers, limit, offset);
    }

    @Override
    public Counted count(Collection<String> registers) {
        return store.count(registers);
    }

    @Override
    public Optional<Ticket> find(UUID ticket, Collection<String> registers) {
        return store.find(ticket).filter(found -> registers.contains(found.register()));
    }

    @Override
    public Answered answer(UUID ticket, Collection<String> registers, TicketState state, String note) {
        if (state == TicketState.OPEN) {
            throw new IllegalArgumentException("an answer closes the ticket");
        }
        Optional<NoteFault> bad = noteFault(note);
        if (bad.isPresent()) {
            return new Answered.BadNote(bad.get());
        }
        if (find(ticket, registers).isEmpty()) {
            return new Answered.Unknown();
        }
        return store.answer(ticket, state, note.strip(), now()) ? new Answered.Done() : new Answered.Already();
    }

    @Override
    public List<RecipientNotice> notices(Official official, Collection<String> ownCases) {
        Instant now = now();
        Map<KeyedHash, String> numbers = new HashMap<>();
        ownCases.forEach(number -> numbers.put(references.caseFile(official.agency(), number), number));
        KeyedHash own = references.official(official.id());
        Stream<RecipientNotice> told = store.concerning(own, now.minus(RETENTION), now.minus(ANSWER_SHOWN)).stream()
                .map(one -> notice(one, numbers, false));
        Stream<RecipientNotice> toTell = store.untoldApplicants(now.minus(RETENTION), now.minus(ANSWER_SHOWN)).stream()
                .filter(one -> one.official().equals(own) || numbers.containsKey(one.caseFile()))
                .map(one -> notice(one, numbers, true));
        return Stream.concat(toTell, told).toList();
    }

    private static RecipientNotice notice(Concerned one, Map<KeyedHash, String> numbers, boolean toApplicant) {
        return new RecipientNotice(
                one.ticket(),
                one.lookup(),
                one.seenAt(),
                Optional.ofNullable(numbers.get(one.caseFile())),
                toApplicant);
    }

    @Override
    public List<ApplicantNotice> ofApplicant(String agency, OpenCase openCase) {
        return store
                .concerning(references.caseFile(agency, openCase.number()), applicant(openCase), now().minus(RETENTION))
                .stream()
                .map(one -> new ApplicantNotice(
                        one.ticket().attribute(),
                        one.ticket().register(),
                        one.ticket().state(),
                        one.seenAt(),
                        one.ticket().openedAt(),
                        one.ticket().answeredAt()))
                .toList();
    }

    private static Optional<NoteFault> noteFault(String note) {
        if (NoteRules.isTooLong(note)) {
            return Optional.of(NoteFault.TOO_LONG);
        }
        if (NoteRules.hasControls(note)) {
            return Optional.of(NoteFault.CONTROL_CHARACTERS);
        }
        return NoteRules.namesSomebody(note) ? Optional.of(NoteFault.RESIDENT_NUMBER) : Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
