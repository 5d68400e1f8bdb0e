package kr.ieum.gateway.release;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.schemas.mapping.MappedEntry;
import kr.ieum.schemas.mapping.MappedField;
import kr.ieum.schemas.mapping.MappingContext;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.model.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second fetch stage (design §4): the keys that one register answered are sent on to another, and what that one says of
 * each is made one answer. One yes is yes; without it, an owner who isn't a person, a missing number and a silent register leave
 * it undetermined, and only a no of everybody is no. The keys exist only inside this class and in the questions. Not
 * thread-safe: all calls come from the thread that runs the release.
 */
final class SecondStage {

    /** More keys of one subject than this are not asked for: the answer is undetermined. */
    static final int MAX_KEYS = 32;

    /** The outcome in the release leaf of a key that was sent on. */
    static final String SENT_ON = "SENT_ON";

    private static final Logger LOG = LoggerFactory.getLogger(SecondStage.class);

    /** What has become of one attribute so far. */
    private static final class Progress {
        private boolean asked;
        private boolean whole;
        private int keys;
        private final List<RegisterAnswer> answers = new ArrayList<>();
        private final List<Answer> said = new ArrayList<>();
    }

    private final ReleaseRequest request;
    private final Map<String, JoinedRegister> registers;
    private final FormedFields forms;
    private final Clock clock;
    private final ZoneId zone;
    private final List<SubjectKey> keys;
    private final Map<Plan.Sent, Progress> progress = new LinkedHashMap<>();
    private final Map<Plan.Question, Plan.Sent> questions = new HashMap<>();

    SecondStage(
            Plan plan,
            ReleaseRequest request,
            Map<String, JoinedRegister> registers,
            FormedFields forms,
            Clock clock,
            ZoneId zone) {
        this.request = request;
        this.registers = registers;
        this.forms = forms;
        this.clock = clock;
        this.zone = zone;
        this.keys = new ArrayList<>(request.subjectKeys());
        plan.sent().forEach(each -> progress.put(each, new Progress()));
    }

    /** The key that a question's register is asked by: a subject's own, or one that was sent on. */
    SubjectKey key(Plan.Question question) {
        return keys.get(question.keyOwner());
    }

    /** Whether the question belongs to this stage. */
    boolean asks(Plan.Question question) {
        return questions.containsKey(question);
    }

    /** The questions to which the answer of the first stage leads. */
    List<Plan.Question> after(Plan.Question question, RegisterAnswer answer) {
        List<Plan.Question> further = new ArrayList<>();
        progress.forEach((sent, state) -> {
            if (sent.key().register().equals(question.register())
                    && sent.key().subject() == question.keyOwner()
                    && !state.asked) {
                state.asked = true;
                Set<String> found = keysIn(sent, answer, state);
                if (found.size() <= MAX_KEYS) {
                    found.forEach(key -> further.add(question(sent, key)));
                    state.keys = found.size();
                }
            }
        });
        return further;
    }

    /** The keys will never be known: their register isn't asked. */
    void withoutKeysOf(String register) {
        progress.forEach((sent, state) -> {
            if (sent.key().register().equals(register)) {
                state.asked = true;
            }
        });
    }

    /** Takes the answer to a question of this stage. */
    void answered(Plan.Question question, RegisterAnswer answer) {
        Plan.Sent sent = questions.get(question);
        Progress state = progress.get(sent);
        if (sent == null || state == null) {
            throw new IllegalStateException("a question of another stage");
        }
        state.answers.add(answer);
        state.said.add(said(sent, key(question), answer));
    }

    /** Whether everything that is asked of this register by keys sent on is known. */
    boolean isComplete(String register) {
        return progress.entrySet().stream()
                .filter(each -> each.getKey().attribute().register().equals(register))
                .allMatch(
                        each -> each.getValue().asked && each.getValue().answers.size() == each.getValue().keys);
    }

    /** All that this register answered in this stage. */
    List<RegisterAnswer> answers(String register) {
        return progress.entrySet().stream()
                .filter(each -> each.getKey().attribute().register().equals(register))
                .flatMap(each -> each.getValue().answers.stream())
                .toList();
    }

    /** The one field of each attribute. */
    List<ReleasedField> fields(String register) {
        return progress.entrySet().stream()
                .filter(each -> each.getKey().attribute().register().equals(register))
                .map(each -> field(each.getKey().attribute(), each.getValue()))
                .toList();
    }

    /** What stands in the release leaf for a key. */
    String outcome(Plan.Permitted key) {
        return progress.entrySet().stream()
                        .anyMatch(each -> each.getKey().key().equals(key) && each.getValue().keys > 0)
                ? SENT_ON
                : FieldState.UNKNOWN.name();
    }

    private Set<String> keysIn(Plan.Sent sent, RegisterAnswer answer, Progress state) {
        Set<String> found = new LinkedHashSet<>();
        if (answer instanceof RegisterAnswer.Found records) {
            List<MappedField> owners = mapped(
                    sent.key(),
                    records.records(),
                    request.subjectKeys().get(sent.key().subject()));
            owners.forEach(owner -> {
                if (owner instanceof MappedField.Present(Value.OfIdentifier(String number))) {
                    found.add(number);
                }
            });
            state.whole = !owners.isEmpty() && owners.stream().allMatch(MappedField.Present.class::isInstance);
        }
        return found;
    }

    private Plan.Question question(Plan.Sent sent, String key) {
        keys.add(SubjectKey.ofPerson(key));
        Plan.Permitted attribute = sent.attribute();
        Plan.Question question = new Plan.Question(
                attribute.register(),
                keys.size() - 1,
                register(attribute).mapping().sourceFields(Set.of(attribute.attribute())),
                List.of(),
                false);
        questions.put(question, sent);
        return question;
    }

    /** Silence, and a register that doesn't know the person, say nothing. */
    private Answer said(Plan.Sent sent, SubjectKey key, RegisterAnswer answer) {
        return answer instanceof RegisterAnswer.Found found
                ? mapped(sent.attribute(), found.records(), key).stream()
                        .flatMap(field -> field instanceof MappedField.Present(Value.OfIndicator(Answer told))
                                ? Optional.of(told).stream()
                                : Optional.<Answer>empty().stream())
                        .findFirst()
                        .orElse(Answer.UNDETERMINED)
                : Answer.UNDETERMINED;
    }

    private List<MappedField> mapped(Plan.Permitted item, List<NativeRecord> records, SubjectKey key) {
        AttributeKey attribute = item.attribute();
        MappingContext context = new MappingContext(
                key.text(),
                key.text(),
                request.subjectKeys().get(Plan.APPLICANT).text(),
                Optional.empty(),
                request.applied(),
                LocalDate.now(clock.withZone(zone)),
                Optional.empty());
        List<MappedField> fields = new ArrayList<>();
        for (MappedEntry entry : register(item).mapping().map(records, Set.of(attribute), context)) {
            MappedField field = entry.fields().get(attribute);
            if (field instanceof MappedField.Malformed(var problem)) {
                LOG.warn(
                        "register {} record {} row {}: {} [{}]",
                        item.register(),
                        problem.position(),
                        problem.row(),
                        problem.message(),
                        problem.rule());
            }
            if (field != null) {
                fields.add(field);
            }
        }
        return fields;
    }

    private ReleasedField field(Plan.Permitted item, Progress state) {
        Answer answer = state.said.contains(Answer.YES)
                ? Answer.YES
                : state.whole && !state.said.isEmpty() && state.said.stream().allMatch(said -> said == Answer.NO)
                        ? Answer.NO
                        : Answer.UNDETERMINED;
        FormedFields.Outcome outcome = forms.reduce(item, new MappedField.Present(new Value.OfIndicator(answer)));
        List<RegisterAnswer.Found> found = state.answers.stream()
                .flatMap(each -> each instanceof RegisterAnswer.Found one
                        ? Optional.of(one).stream()
                        : Optional.<RegisterAnswer.Found>empty().stream())
                .toList();
        return new ReleasedField(
                item.subject(),
                item.attribute(),
                0,
                item.register(),
                outcome.state(),
                outcome.value(),
                Optional.empty(),
                Optional.of(item.authority()),
                found.stream().map(RegisterAnswer.Found::assertedAt).min(Comparator.<Instant>naturalOrder()),
                found.stream().map(RegisterAnswer.Found::fetchedAt).max(Comparator.<Instant>naturalOrder()),
                Optional.empty());
    }

    private JoinedRegister register(Plan.Permitted item) {
        JoinedRegister register = registers.get(item.register());
        if (register == null) {
            throw new IllegalStateException("register " + item.register() + " is not joined");
        }
        return register;
    }
}
