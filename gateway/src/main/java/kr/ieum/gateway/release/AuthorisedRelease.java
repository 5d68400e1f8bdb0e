package kr.ieum.gateway.release;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.schemas.model.AttributeKey;

/** A release whose intent is durable. It exists only in the hands of one look-up and runs once. */
final class AuthorisedRelease implements Release {

    private final ReleaseRequest request;
    private final Plan plan;
    private final Intents.Positions intents;
    private final PlannedStops stops;
    private final Map<String, JoinedRegister> joined;
    private final FormedFields forms;
    private final DisclosureLog log;
    private final Accompaniment beside;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random;
    private final AtomicBoolean started = new AtomicBoolean();
    private final FormerKeys.Collected formerKeys = new FormerKeys.Collected();

    AuthorisedRelease(
            ReleaseRequest request,
            Plan plan,
            Intents.Positions intents,
            PlannedStops stops,
            Map<String, JoinedRegister> joined,
            FormedFields forms,
            DisclosureLog log,
            Accompaniment beside,
            Clock clock,
            ZoneId zone,
            SecureRandom random) {
        this.request = request;
        this.plan = plan;
        this.intents = intents;
        this.stops = stops;
        this.joined = joined;
        this.forms = forms;
        this.log = log;
        this.beside = beside;
        this.clock = clock;
        this.zone = zone;
        this.random = random;
        request.keysSought().forEach(formerKeys::sought);
    }

    @Override
    public FormerKeys formerKeys() {
        return formerKeys.all();
    }

    @Override
    public List<String> registers() {
        return List.copyOf(plan.registers());
    }

    @Override
    public int permitted() {
        return plan.permitted().size();
    }

    @Override
    public void run(Consumer<RegisterResult> results) throws InterruptedException {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("a release runs once: another disclosure needs another intent");
        }
        long start = System.nanoTime();
        Map<String, Map<Plan.Question, RegisterAnswer>> answers = new LinkedHashMap<>();
        List<Plan.Question> asking = plan.questions().stream()
                .filter(question -> !stops.closes(question.register()))
                .toList();
        List<KeyedQuestion> questions = KeyedQuestion.of(asking, request, joined);
        JoinedAnswers joining = new JoinedAnswers(questions, joined);
        Map<String, Long> open =
                asking.stream().collect(Collectors.groupingBy(Plan.Question::register, Collectors.counting()));
        for (String register : plan.registers()) {
            if (!open.containsKey(register)) {
                results.accept(result(register, stops.answers(plan, register), start));
            }
        }
        new FanOut(joined, clock)
                .ask(
                        questions,
                        request.finalAt(),
                        (keyed, each) -> joining.with(keyed, each).ifPresent(answer -> {
                            String register = keyed.register();
                            answers.computeIfAbsent(register, r -> new LinkedHashMap<>())
                                    .put(keyed.question(), answer);
                            if (open.merge(register, -1L, Long::sum) == 0) {
                                results.accept(result(register, inPlanOrder(answers.get(register)), start));
                            }
                        }));
    }

    private Map<Plan.Question, RegisterAnswer> inPlanOrder(Map<Plan.Question, RegisterAnswer> answers) {
        Map<Plan.Question, RegisterAnswer> ordered = new LinkedHashMap<>();
        for (Plan.Question question : plan.questions()) {
            RegisterAnswer answer = answers.get(question);
            if (answer != null) {
                ordered.put(question, answer);
            }
        }
        return ordered;
    }

    private RegisterResult result(String register, Map<Plan.Question, RegisterAnswer> answers, long start) {
        JoinedRegister asked = joined.get(register);
        Duration deadline = asked == null ? Duration.ZERO : asked.deadline();
        List<ReleasedField> permitted = new ArrayList<>();
        if (asked != null) {
            permitted.addAll(new Reducer(asked, forms, clock, zone).fields(answers, request));
            new FormerKeyReading(asked, request, LocalDate.now(clock.withZone(zone))).read(answers, formerKeys);
        }
        plan.unasked(register).stream().map(AuthorisedRelease::withoutHistory).forEach(permitted::add);
        // The release leaf is queued before the bytes go to the client (design §9).
        List<Receipt> receipts = queueLeaves(register, permitted);
        List<ReleasedField> fields = new ArrayList<>(permitted);
        plan.denied().stream()
                .filter(item -> item.register().equals(register))
                .map(AuthorisedRelease::denied)
                .forEach(fields::add);
        return new RegisterResult(
                register, status(answers), Duration.ofNanos(System.nanoTime() - start), deadline, fields, receipts);
    }

    private List<Receipt> queueLeaves(String register, List<ReleasedField> fields) {
        Map<Position, List<Plan.Permitted>> byIntent = plan.permitted().stream()
                .filter(item -> item.register().equals(register))
                .collect(Collectors.groupingBy(intents::of, LinkedHashMap::new, Collectors.toList()));
        List<Receipt> receipts = new ArrayList<>();
        List<Leaf.Release> leaves = new ArrayList<>();
        byIntent.forEach((position, items) -> {
            int subject = items.getFirst().subject();
            List<ReleasedField> own = fields.stream()
                    .filter(f -> f.subject() == subject
                            && items.stream().anyMatch(i -> i.attribute().equals(f.attribute())))
                    .toList();
            List<AttributeKey> keys = items.stream()
                    .filter(Plan.Permitted::asKey)
                    .map(Plan.Permitted::attribute)
                    .toList();
            Opening values = Opening.fresh(Purpose.VALUES, ReleaseLeafContent.canonical(own), random);
            leaves.add(new Leaf.Release(
                    clock.instant(), position, register, ReleaseLeafContent.outcomes(own, keys), values.commitment()));
            receipts.add(new Receipt(subject, register, position, values));
        });
        if (!leaves.isEmpty()) {
            log.enqueue(leaves, beside.of(fields));
        }
        return receipts;
    }

    private static RegisterResult.Status status(Map<Plan.Question, RegisterAnswer> answers) {
        RegisterResult.Status worst =
                answers.isEmpty() ? RegisterResult.Status.NOT_ASKED : RegisterResult.Status.ANSWERED;
        for (RegisterAnswer answer : answers.values()) {
            RegisterResult.Status status = switch (answer) {
                case RegisterAnswer.Found _, RegisterAnswer.NotHeld _ -> RegisterResult.Status.ANSWERED;
                case RegisterAnswer.Late _ -> RegisterResult.Status.LATE;
                case RegisterAnswer.ClosedUntil _ -> RegisterResult.Status.CLOSED;
                case RegisterAnswer.Unreachable _, RegisterAnswer.Malformed _ -> RegisterResult.Status.FAILED;
            };
            if (status.compareTo(worst) > 0) {
                worst = status;
            }
        }
        return worst;
    }

    private static ReleasedField denied(Plan.Denied item) {
        return new ReleasedField(
                item.subject(),
                item.attribute(),
                0,
                item.register(),
                stateOf(item.reason()),
                Optional.empty(),
                // Protection is never shown: a withheld field carries no reason and no authority (design §6 rule 10).
                item.reason() == Reason.WITHHELD ? Optional.empty() : Optional.of(item.reason()),
                item.reason() == Reason.WITHHELD ? Optional.empty() : item.authority(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ReleasedField withoutHistory(Plan.Permitted item) {
        return new ReleasedField(
                item.subject(),
                item.attribute(),
                0,
                item.register(),
                FieldState.NO_HISTORY,
                Optional.empty(),
                Optional.empty(),
                Optional.of(item.authority()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static FieldState stateOf(Reason reason) {
        return switch (reason) {
            case WITHHELD -> FieldState.WITHHELD;
            case NO_CONSENT -> FieldState.NO_CONSENT;
            default -> FieldState.NOT_GRANTED;
        };
    }
}
