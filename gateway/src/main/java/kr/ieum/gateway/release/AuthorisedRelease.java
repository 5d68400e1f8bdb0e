package kr.ieum.gateway.release;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;

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
        SecondStage second = new SecondStage(plan, request, joined, forms, clock, zone);
        Set<String> sentOn = sentOn();
        List<Plan.Question> asking = plan.questions().stream()
                .filter(question -> !stops.closes(question.register()))
                .toList();
        List<KeyedQuestion> questions = KeyedQuestion.of(asking, request, joined);
        JoinedAnswers joining = new JoinedAnswers(questions, joined);
        Map<String, Long> open =
                asking.stream().collect(Collectors.groupingBy(Plan.Question::register, Collectors.counting()));
        for (String register : plan.registers()) {
            if (!open.containsKey(register)) {
                second.withoutKeysOf(register);
                if (hasItemsOfItsOwn(register)) {
                    results.accept(result(register, stops.answers(plan, register), second, start));
                }
            }
        }
        tellComplete(sentOn, second, results, start);
        new FanOut(joined, clock).ask(questions, request.finalAt(), (keyed, each) -> {
            String register = keyed.register();
            if (second.asks(keyed.question())) {
                second.answered(keyed.question(), each);
                tellComplete(sentOn, second, results, start);
                return List.of();
            }
            Optional<RegisterAnswer> answer = joining.with(keyed, each);
            if (answer.isEmpty()) {
                return List.of();
            }
            answers.computeIfAbsent(register, r -> new LinkedHashMap<>()).put(keyed.question(), answer.get());
            List<Plan.Question> further = second.after(keyed.question(), answer.get());
            if (open.merge(register, -1L, Long::sum) == 0) {
                results.accept(result(register, inPlanOrder(answers.get(register)), second, start));
            }
            tellComplete(sentOn, second, results, start);
            return further.stream()
                    .map(next -> new KeyedQuestion(next, second.key(next), next.sourceFields()))
                    .toList();
        });
    }

    /** The registers of which something is asked by keys of another one, permitted or not. */
    private Set<String> sentOn() {
        return request.sentKeys().stream()
                .flatMap(keys -> keys.links().stream())
                .map(link -> link.attribute().register())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether anything of the register is asked, or denied, by the subjects' own keys. */
    private boolean hasItemsOfItsOwn(String register) {
        return plan.permitted().stream().anyMatch(item -> item.register().equals(register) && !plan.isSentOn(item))
                || plan.denied().stream().anyMatch(item -> item.register().equals(register) && !isSentOn(item));
    }

    /** Hands over what was asked by keys sent on as soon as it is whole; it never holds up the register's own panels. */
    private void tellComplete(Set<String> sentOn, SecondStage second, Consumer<RegisterResult> results, long start) {
        for (String register : List.copyOf(sentOn)) {
            if (second.isComplete(register)) {
                sentOn.remove(register);
                List<ReleasedField> fields = second.fields(register);
                List<RegisterAnswer> answers = second.answers(register);
                results.accept(told(register, answers, fields, plan::isSentOn, this::isSentOn, Map.of(), start));
            }
        }
    }

    private boolean isSentOn(Plan.Denied item) {
        return request.sentKeys().stream()
                .flatMap(keys -> keys.links().stream())
                .anyMatch(link -> link.attribute().register().equals(item.register())
                        && link.attribute().attribute().equals(item.attribute()));
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

    private RegisterResult result(
            String register, Map<Plan.Question, RegisterAnswer> answers, SecondStage second, long start) {
        JoinedRegister asked = joined.get(register);
        List<ReleasedField> permitted = new ArrayList<>();
        if (asked != null) {
            permitted.addAll(new Reducer(asked, forms, clock, zone).fields(answers, request));
            new FormerKeyReading(asked, request, LocalDate.now(clock.withZone(zone))).read(answers, formerKeys);
        }
        plan.unasked(register).stream().map(AuthorisedRelease::withoutHistory).forEach(permitted::add);
        Map<Plan.Permitted, String> keys =
                plan.permitted().stream().filter(plan::isKey).collect(Collectors.toMap(key -> key, second::outcome));
        return told(
                register,
                List.copyOf(answers.values()),
                permitted,
                item -> !plan.isSentOn(item),
                item -> !isSentOn(item),
                keys,
                start);
    }

    private RegisterResult told(
            String register,
            List<RegisterAnswer> answers,
            List<ReleasedField> permitted,
            Predicate<Plan.Permitted> ofItems,
            Predicate<Plan.Denied> ofDenied,
            Map<Plan.Permitted, String> keys,
            long start) {
        JoinedRegister asked = joined.get(register);
        // The release leaf is queued before the bytes go to the client (design §9).
        List<Receipt> receipts = queueLeaves(register, permitted, ofItems, keys);
        List<ReleasedField> fields = new ArrayList<>(permitted);
        plan.denied().stream()
                .filter(item -> item.register().equals(register) && ofDenied.test(item))
                .map(AuthorisedRelease::denied)
                .forEach(fields::add);
        return new RegisterResult(
                register,
                status(answers),
                Duration.ofNanos(System.nanoTime() - start),
                asked == null ? Duration.ZERO : asked.deadline(),
                fields,
                receipts);
    }

    private List<Receipt> queueLeaves(
            String register,
            List<ReleasedField> fields,
            Predicate<Plan.Permitted> of,
            Map<Plan.Permitted, String> keys) {
        Map<Position, List<Plan.Permitted>> byIntent = plan.permitted().stream()
                .filter(item -> item.register().equals(register) && of.test(item))
                .collect(Collectors.groupingBy(intents::of, LinkedHashMap::new, Collectors.toList()));
        List<Receipt> receipts = new ArrayList<>();
        List<Leaf.Release> leaves = new ArrayList<>();
        byIntent.forEach((position, items) -> {
            int subject = items.getFirst().subject();
            List<ReleasedField> own = fields.stream()
                    .filter(f -> f.subject() == subject
                            && items.stream().anyMatch(i -> i.attribute().equals(f.attribute())))
                    .toList();
            Opening values = Opening.fresh(Purpose.VALUES, ReleaseLeafContent.canonical(own), random);
            List<Leaf.Outcome> outcomes = new ArrayList<>(ReleaseLeafContent.outcomes(own));
            items.forEach(item -> Optional.ofNullable(keys.get(item))
                    // whether there was a former key isn't told: it stayed, of everybody alike
                    .or(() -> item.asKey() ? Optional.of(FieldState.WITHHELD.name()) : Optional.empty())
                    .map(state -> Leaf.Outcome.stayed(item.attribute().text(), state))
                    .ifPresent(outcomes::add));
            leaves.add(new Leaf.Release(clock.instant(), position, register, outcomes, values.commitment()));
            receipts.add(new Receipt(subject, register, position, values));
        });
        if (!leaves.isEmpty()) {
            log.enqueue(leaves, beside.of(fields));
        }
        return receipts;
    }

    private static RegisterResult.Status status(List<RegisterAnswer> answers) {
        RegisterResult.Status worst =
                answers.isEmpty() ? RegisterResult.Status.NOT_ASKED : RegisterResult.Status.ANSWERED;
        for (RegisterAnswer answer : answers) {
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
