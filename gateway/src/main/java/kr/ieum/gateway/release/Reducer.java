package kr.ieum.gateway.release;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.mapping.MappedEntry;
import kr.ieum.schemas.mapping.MappedField;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.MappingContext;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns one register's answers into released fields: maps only the permitted attributes, reduces each to its form, and
 * states a reason wherever there is no value. The clear values exist only inside this class's calls (design §4).
 */
final class Reducer {

    private static final int NOBODY = -1;

    /** Whose record was asked for, and whether by former keys too. */
    private record Owner(int subject, boolean byFormer) {}

    private static final Logger LOG = LoggerFactory.getLogger(Reducer.class);

    private final JoinedRegister register;
    private final FormerKeys formerKeys;
    private final FormedFields forms;
    private final Clock clock;
    private final ZoneId zone;

    Reducer(JoinedRegister register, FormerKeys formerKeys, FormedFields forms, Clock clock, ZoneId zone) {
        this.register = register;
        this.formerKeys = formerKeys;
        this.forms = forms;
        this.clock = clock;
        this.zone = zone;
    }

    /** The fields of those items that were asked of this register, given the answer to each question. */
    List<ReleasedField> fields(
            Map<Plan.Question, RegisterAnswer> answers, ReleaseRequest request, Predicate<Plan.Permitted> of) {
        Map<Owner, RegisterAnswer> byOwner = new HashMap<>();
        answers.forEach((question, answer) -> byOwner.put(new Owner(question.keyOwner(), question.byFormer()), answer));
        List<ReleasedField> fields = new ArrayList<>();
        answers.forEach((question, answer) -> question.items().stream()
                .filter(item -> !item.asKey() && of.test(item))
                .collect(Collectors.groupingBy(Plan.Permitted::subject, LinkedHashMap::new, Collectors.toList()))
                .forEach((subject, items) -> fields.addAll(ofSubject(
                        subject, items, new Owner(question.keyOwner(), question.byFormer()), byOwner, request))));
        return fields;
    }

    private List<ReleasedField> ofSubject(
            int subject,
            List<Plan.Permitted> items,
            Owner owner,
            Map<Owner, RegisterAnswer> byOwner,
            ReleaseRequest request) {
        RegisterAnswer answer = byOwner.getOrDefault(owner, new RegisterAnswer.Late());
        boolean mayBeMore = owner.byFormer() && formerKeys.isOpen(owner.subject());
        if (!(answer instanceof RegisterAnswer.Found found)) {
            return items.stream()
                    .map(item ->
                            withoutAnswer(item, answer, request.subjectKeys().get(owner.subject()), mayBeMore))
                    .toList();
        }
        List<ReleasedField> fields = new ArrayList<>();
        Map<Owner, List<Plan.Permitted>> mappable = new LinkedHashMap<>();
        for (Plan.Permitted item : items) {
            Owner other = new Owner(comparedWith(item, request), owner.byFormer());
            if (other.subject() == NOBODY || byOwner.get(other) instanceof RegisterAnswer.Found) {
                mappable.computeIfAbsent(other, o -> new ArrayList<>()).add(item);
            } else {
                fields.add(withoutAnswer(
                        item,
                        byOwner.getOrDefault(other, new RegisterAnswer.Late()),
                        request.subjectKeys().get(other.subject()),
                        mayBeMore));
            }
        }
        List<SubjectKey> keys = request.subjectKeys();
        mappable.forEach((other, comparing) -> {
            Optional<List<NativeRecord>> compared = byOwner.get(other) instanceof RegisterAnswer.Found second
                    ? Optional.of(second.records())
                    : Optional.empty();
            fields.addAll(mapped(
                    comparing,
                    found,
                    mayBeMore,
                    new MappingContext(
                            keys.get(subject).text(),
                            keys.get(owner.subject()).text(),
                            keys.get(Plan.APPLICANT).text(),
                            formerKeys.texts(Plan.APPLICANT),
                            compared,
                            request.applied(),
                            request.asOf().orElseGet(() -> LocalDate.now(clock.withZone(zone))),
                            request.asOf())));
        });
        return fields;
    }

    /** Index of the subject whose record the item compares with. */
    private int comparedWith(Plan.Permitted item, ReleaseRequest request) {
        Mapping mapping = register.mapping();
        return mapping.comparedFields(Set.of(item.attribute())).isEmpty()
                ? NOBODY
                : Plan.owner(mapping.comparedWith(item.attribute()), item.subject(), Plan.deceased(request.decision()));
    }

    /** @param mayBeMore whether the register may hold records under a key that nobody knows */
    private List<ReleasedField> mapped(
            List<Plan.Permitted> items, RegisterAnswer.Found found, boolean mayBeMore, MappingContext context) {
        Set<AttributeKey> wanted =
                items.stream().map(Plan.Permitted::attribute).collect(Collectors.toCollection(LinkedHashSet::new));
        Mapping mapping = register.mapping();
        List<MappedEntry> entries = wanted.isEmpty() ? List.of() : mapping.map(found.records(), wanted, context);
        List<ReleasedField> fields = new ArrayList<>();
        for (Plan.Permitted item : items) {
            if (item.form().equals(Form.EXISTS)) {
                fields.add(written(item, 0, anyOf(item, entries), found, mayBeMore));
                continue;
            }
            boolean any = false;
            for (int i = 0; i < entries.size(); i++) {
                MappedField field = entries.get(i).fields().get(item.attribute());
                if (field != null) {
                    // what is said of all records together stands once, whichever records come before it
                    int entry = mapping.isOfWholeSubject(item.attribute()) ? 0 : i;
                    fields.add(written(item, entry, field, found, mayBeMore));
                    any = true;
                }
            }
            if (!any) {
                // Without any record that counts, the register says that there is none.
                MappedField none = entries.isEmpty() ? new MappedField.KnownEmpty() : new MappedField.Unknown();
                fields.add(written(item, 0, none, found, mayBeMore));
            }
        }
        return fields;
    }

    /** One field for all entries: whoever may know that there is something may not count how many (promise P2). */
    private static MappedField anyOf(Plan.Permitted item, List<MappedEntry> entries) {
        List<MappedField> all = entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.fields().get(item.attribute())))
                .toList();
        return all.stream()
                .filter(MappedField.Present.class::isInstance)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseGet(MappedField.Unknown::new);
    }

    private ReleasedField written(
            Plan.Permitted item, int entry, MappedField field, RegisterAnswer.Found found, boolean mayBeMore) {
        if (field instanceof MappedField.Malformed(var problem)) {
            LOG.warn(
                    "register {} mapping {} record {} row {}: {} [{}]",
                    register.adapter().register(),
                    register.mapping().id(),
                    problem.position(),
                    problem.row(),
                    problem.message(),
                    problem.rule());
        }
        FormedFields.Outcome outcome = reduced(item, field, mayBeMore);
        return new ReleasedField(
                item.subject(),
                item.attribute(),
                entry,
                item.register(),
                outcome.state(),
                outcome.value(),
                Optional.empty(),
                Optional.of(item.authority()),
                Optional.of(found.assertedAt()),
                Optional.of(found.fetchedAt()),
                Optional.empty());
    }

    /** Where there may be more, neither "none" nor what is said of all records together can be believed. */
    private FormedFields.Outcome reduced(Plan.Permitted item, MappedField field, boolean mayBeMore) {
        boolean undetermined = mayBeMore
                && (field instanceof MappedField.KnownEmpty
                        || (field instanceof MappedField.Present
                                && register.mapping().isOfWholeSubject(item.attribute())));
        return undetermined ? FormedFields.Outcome.of(FieldState.UNDETERMINED) : forms.reduce(item, field);
    }

    private ReleasedField withoutAnswer(
            Plan.Permitted item, RegisterAnswer answer, SubjectKey asked, boolean mayBeMore) {
        Optional<Instant> assertedAt = Optional.empty();
        Optional<Instant> fetchedAt = Optional.empty();
        Optional<Instant> closedUntil = Optional.empty();
        FormedFields.Outcome outcome = switch (answer) {
            case RegisterAnswer.NotHeld held -> {
                assertedAt = Optional.of(held.assertedAt());
                fetchedAt = Optional.of(held.fetchedAt());
                // who is in no ledger owns nothing; a parcel that is in none isn't known
                MappedField none = asked.is(SubjectKey.PERSON)
                        ? register.mapping().notHeld(item.attribute())
                        : new MappedField.Unknown();
                yield reduced(item, none, mayBeMore);
            }
            case RegisterAnswer.Late() -> FormedFields.Outcome.of(FieldState.LATE);
            case RegisterAnswer.ClosedUntil(Instant until) -> {
                closedUntil = Optional.of(until);
                yield FormedFields.Outcome.of(FieldState.CLOSED_UNTIL);
            }
            case RegisterAnswer.Unreachable _, RegisterAnswer.Malformed _ ->
                FormedFields.Outcome.of(FieldState.SOURCE_ERROR);
            case RegisterAnswer.Found _ -> throw new IllegalStateException("a found record has its own fields");
        };
        return new ReleasedField(
                item.subject(),
                item.attribute(),
                0,
                item.register(),
                outcome.state(),
                outcome.value(),
                Optional.empty(),
                Optional.of(item.authority()),
                assertedAt,
                fetchedAt,
                closedUntil);
    }
}
