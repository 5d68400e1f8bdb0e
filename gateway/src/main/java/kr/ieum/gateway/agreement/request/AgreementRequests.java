package kr.ieum.gateway.agreement.request;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.schemas.model.AttributeKey;

/** Takes requests for agreements, shows them to whom they concern, and has them answered by whoever may. */
public final class AgreementRequests {

    /** Most open requests of one official; whoever waits for so many should talk to the keepers. */
    public static final int MOST_OPEN = 20;

    private final AgreementRequestStore store;
    private final References references;
    private final Clock clock;

    /** Requests about what these references know. */
    public AgreementRequests(AgreementRequestStore store, References references, Clock clock) {
        this.store = store;
        this.references = references;
        this.clock = clock;
    }

    /**
     * Who asks, reads or answers.
     *
     * @param administrator whether all requests may be read
     * @param dataOwner whether requests for the registers of the own agency may be answered
     * @param approver whether every request may be answered
     */
    public record Person(String official, String agency, boolean administrator, boolean dataOwner, boolean approver) {}

    /** What is asked for, as it was sent. */
    public record Wanted(String task, String register, String attribute, String need, String words) {}

    /** What became of a request. */
    public sealed interface Filed {

        /** It is kept. */
        record Kept(UUID id) implements Filed {}

        /** It isn't kept. */
        record Not(Problem problem) implements Filed {}
    }

    /** Why a request isn't kept. */
    public enum Problem {
        /** Task, register, attribute or need are none that exist. */
        UNKNOWN,
        /** The words are missing, too long, or may tell of a person. */
        WORDS,
        /** Too many of the official's requests are open. */
        TOO_MANY
    }

    /** The register of that id, if what it is asked for exists in the model. */
    public Optional<Parties.Register> register(String register, String attribute) {
        return references.model().property(attribute).isPresent()
                ? Optional.ofNullable(references.parties().registers().get(register))
                : Optional.empty();
    }

    /** Takes a request, or says why not; nothing of a refused one is kept. */
    public Filed file(Wanted wanted, Person by) {
        Optional<Parties.Register> register = register(wanted.register(), wanted.attribute());
        Optional<Need> need = List.of(Need.values()).stream()
                .filter(one -> one.name().equals(wanted.need()))
                .findFirst();
        if (register.isEmpty()
                || need.isEmpty()
                || references.tasks().find(wanted.task()).isEmpty()) {
            return new Filed.Not(Problem.UNKNOWN);
        }
        Optional<ImpersonalText> words = ImpersonalText.of(wanted.words());
        if (words.isEmpty()) {
            return new Filed.Not(Problem.WORDS);
        }
        if (of(by).stream().filter(one -> one.state() == RequestState.OPEN).count() >= MOST_OPEN) {
            return new Filed.Not(Problem.TOO_MANY);
        }
        UUID id = UUID.randomUUID();
        store.add(new AgreementRequest(
                id,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by.official(),
                by.agency(),
                wanted.task(),
                wanted.register(),
                register.get().keeper(),
                new AttributeKey(wanted.attribute()),
                need.get(),
                words.get().text(),
                RequestState.OPEN,
                Optional.empty()));
        return new Filed.Kept(id);
    }

    /** One's own requests, the newest first. */
    public List<AgreementRequest> of(Person person) {
        return store.all().stream()
                .filter(request -> request.official().equals(person.official()))
                .toList();
    }

    /** The requests that a person may read: administrators all, others their own. */
    public List<AgreementRequest> visibleTo(Person person) {
        return person.administrator() ? store.all() : of(person);
    }

    /** One request, if the person may read it. */
    public Optional<AgreementRequest> find(UUID id, Person person) {
        return store.find(id)
                .filter(request -> person.administrator() || request.official().equals(person.official()));
    }

    /** Whether the person may answer: the keeper's data owner, or an approver. */
    public boolean mayAnswer(AgreementRequest request, Person person) {
        return request.state() == RequestState.OPEN
                && (person.approver() || (person.dataOwner() && request.keeper().equals(person.agency())));
    }

    /**
     * Answers an open request.
     *
     * @param refusal empty to accept it as a draft
     * @return whether it was open and the person's to answer
     */
    public boolean answer(UUID id, Optional<Refusal> refusal, Person person) {
        return find(id, person).filter(request -> mayAnswer(request, person)).isPresent()
                && store.answer(
                        id,
                        refusal.isEmpty() ? RequestState.ACCEPTED : RequestState.REFUSED,
                        new AgreementRequest.Answer(
                                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                                person.official(),
                                person.agency(),
                                refusal));
    }
}
