package kr.ieum.gateway.release;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.TransportRule;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.release.RegisterResult.Part;

/** A release whose intent is durable. It exists only in the hands of one look-up and runs once. */
final class AuthorisedRelease implements Release {

    private final ReleaseRequest request;
    private final Plan plan;
    private final Intents.Logged intents;
    private final PlannedStops stops;
    private final Map<String, JoinedRegister> joined;
    private final FormedFields forms;
    private final ReleaseLeaves logged;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random;
    private final Parts parts;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile Set<String> silentForKeys = Set.of();

    AuthorisedRelease(
            ReleaseRequest request,
            Plan plan,
            Intents.Logged intents,
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
        this.logged = new ReleaseLeaves(log, beside, random);
        this.clock = clock;
        this.zone = zone;
        this.random = random;
        this.parts = new Parts(plan, request, joined);
    }

    @Override
    public Set<String> silentForKeys() {
        return silentForKeys;
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
        Run run = new Run(results);
        try {
            run.ask();
        } finally {
            silentForKeys = run.keys.formerKeys().silentRegisters();
        }
    }

    @Override
    public void run(Consumer<RegisterResult> results, BooleanSupplier leaves) throws InterruptedException {
        logged.hold();
        run(results);
        logged.settle(leaves.getAsBoolean());
    }

    /** What has come of one run so far. All of it happens on the calling thread. */
    private final class Run implements FanOut.Asker {

        private final Consumer<RegisterResult> results;
        private final long start = System.nanoTime();
        private final List<Plan.Question> asking = plan.questions().stream()
                .filter(question -> !stops.closes(question.register()))
                .toList();
        private final Map<String, Long> open =
                asking.stream().collect(Collectors.groupingBy(Plan.Question::register, Collectors.counting()));
        private final Map<String, Map<Plan.Question, RegisterAnswer>> answers = new LinkedHashMap<>();
        private final SecondStage second = new SecondStage(plan, request, joined, forms, clock, zone);
        private final KeyStage keys = new KeyStage(plan, asking, request, joined, LocalDate.now(clock.withZone(zone)));
        private final JoinedAnswers joining = new JoinedAnswers(joined);
        private final Set<String> seeking = new LinkedHashSet<>(parts.registers(Part.SEEKING_APPLICANT));
        private final Set<String> sentOn = new LinkedHashSet<>(parts.registers(Part.SENT_ON));
        /** What is whole and waits to be told; telling takes longer than taking an answer. */
        private final Deque<Runnable> untold = new ArrayDeque<>();

        Run(Consumer<RegisterResult> results) {
            this.results = results;
        }

        void ask() throws InterruptedException {
            for (String register : plan.registers()) {
                if (!open.containsKey(register)) {
                    answers.put(register, stops.answers(plan, register));
                    second.withoutKeysOf(register);
                    tellOwn(register);
                }
            }
            tellLater();
            Optional<FanOut.Alarm> alarm = keys.isPending()
                    ? Optional.of(new FanOut.Alarm(clock.instant().plus(request.keysWithin()), this::withoutKeys))
                    : Optional.empty();
            new FanOut(joined, clock).ask(joining.expecting(keys.begin()), request.finalAt(), this, alarm);
        }

        private List<KeyedQuestion> withoutKeys() {
            List<KeyedQuestion> further = joining.expecting(keys.without());
            tellLater();
            return further;
        }

        @Override
        public boolean tell() {
            Runnable next = untold.poll();
            if (next != null) {
                next.run();
            }
            return next != null;
        }

        @Override
        public List<KeyedQuestion> answered(KeyedQuestion keyed, RegisterAnswer each) {
            String register = keyed.register();
            if (second.asks(keyed.question())) {
                second.answered(keyed.question(), each);
                tellLater();
                return List.of();
            }
            Optional<RegisterAnswer> answer = joining.with(keyed, aboutPresentKey(each));
            if (answer.isEmpty()) {
                return List.of();
            }
            answers.computeIfAbsent(register, r -> new LinkedHashMap<>()).put(keyed.question(), answer.get());
            List<KeyedQuestion> further =
                    new ArrayList<>(joining.expecting(keys.after(keyed.question(), answer.get())));
            second.after(keyed.question(), answer.get())
                    .forEach(next -> further.add(new KeyedQuestion(next, second.key(next), next.sourceFields())));
            if (open.merge(register, -1L, Long::sum) == 0) {
                tellOwn(register);
            }
            tellLater();
            return further;
        }

        private void tellOwn(String register) {
            if (parts.registers(Part.OWN).contains(register)) {
                untold.add(() -> {
                    Map<Plan.Permitted, String> sent = plan.permitted().stream()
                            .filter(plan::isKey)
                            .collect(Collectors.toMap(key -> key, second::outcome));
                    tell(register, Part.OWN, sent);
                });
            }
        }

        /** What had to wait for keys is told as soon as it is whole; it never holds up what a register answers by itself. */
        private void tellLater() {
            for (String register : List.copyOf(seeking)) {
                if (keys.isSettled(Plan.APPLICANT) && open.getOrDefault(register, 0L) == 0) {
                    seeking.remove(register);
                    untold.add(() -> tell(register, Part.SEEKING_APPLICANT, Map.of()));
                }
            }
            for (String register : List.copyOf(sentOn)) {
                if (second.isComplete(register)) {
                    sentOn.remove(register);
                    untold.add(() -> results.accept(told(
                            register,
                            Part.SENT_ON,
                            second.answers(register),
                            second.fields(register),
                            Map.of(),
                            start)));
                }
            }
        }

        private void tell(String register, Part part, Map<Plan.Permitted, String> sent) {
            Map<Plan.Question, RegisterAnswer> told = inPlanOrder(answers.getOrDefault(register, Map.of()));
            List<ReleasedField> fields = new ArrayList<>(reduced(register, part, told));
            plan.unasked(register).stream()
                    .filter(item -> parts.has(part, item))
                    .map(AuthorisedRelease::withoutHistory)
                    .forEach(fields::add);
            results.accept(told(register, part, told.values(), fields, sent, start));
        }

        private List<ReleasedField> reduced(String register, Part part, Map<Plan.Question, RegisterAnswer> told) {
            JoinedRegister asked = joined.get(register);
            return asked == null
                    ? List.of()
                    : new Reducer(asked, keys.formerKeys(), forms, clock, zone)
                            .fields(told, request, item -> parts.has(part, item));
        }
    }

    /**
     * An answer about the key asked by. A subject whom the case names by a former key isn't known to the other registers by it, and
     * their "none" would be wrong; so nothing is taken of an answer that another key leads to, and nothing is verified by it.
     */
    private static RegisterAnswer aboutPresentKey(RegisterAnswer answer) {
        return answer instanceof RegisterAnswer.Found found
                        && found.presentKey().isPresent()
                ? new RegisterAnswer.Malformed(TransportRule.T3.broken())
                : answer;
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

    private RegisterResult told(
            String register,
            Part part,
            Collection<RegisterAnswer> answers,
            List<ReleasedField> permitted,
            Map<Plan.Permitted, String> keys,
            long start) {
        JoinedRegister asked = joined.get(register);
        // The release leaf is queued before the bytes go to the client (design §9).
        List<Receipt> receipts = queueLeaves(register, permitted, item -> parts.has(part, item), keys);
        List<ReleasedField> fields = new ArrayList<>(permitted);
        plan.denied().stream()
                .filter(item -> item.register().equals(register) && parts.has(part, item))
                .map(AuthorisedRelease::denied)
                .forEach(fields::add);
        return new RegisterResult(
                register,
                part,
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
        Map<Intents.Intent, List<Plan.Permitted>> byIntent = plan.permitted().stream()
                .filter(item -> item.register().equals(register) && of.test(item))
                .collect(Collectors.groupingBy(intents::of, LinkedHashMap::new, Collectors.toList()));
        List<Receipt> receipts = new ArrayList<>();
        List<Leaf.Release> leaves = new ArrayList<>();
        byIntent.forEach((intent, items) -> {
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
            leaves.add(new Leaf.Release(clock.instant(), intent.position(), register, outcomes, values.commitment()));
            receipts.add(new Receipt(
                    subject,
                    register,
                    intent.position(),
                    intent.openings().caseRef(),
                    intent.openings().official(),
                    values));
        });
        if (!leaves.isEmpty()) {
            logged.queue(leaves, fields);
        }
        return receipts;
    }

    private static RegisterResult.Status status(Collection<RegisterAnswer> answers) {
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
