package kr.ieum.gateway.web.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.exchange.query.QueryAnswer;
import kr.ieum.gateway.web.api.LookupProofs;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import kr.ieum.gateway.web.exchange.QueryWriter.Wish;
import kr.ieum.gateway.web.exchange.QueryWriter.Written;

/**
 * An answer that is written before the log says that any of it left: what can't be sent, since its format can't say it or since it is larger than
 * an answer that is held for its signature may be, isn't to stand there as sent. Used by one thread, once.
 */
final class AnswerDraft implements Predicate<QueryAnswer> {

    private final QueryWriter writer;
    private final Wish wish;
    private final boolean proof;
    private final int most;
    private final Trail trail;
    private Optional<Written> written = Optional.empty();

    /**
     * Nothing is written yet.
     *
     * @param proof whether the log's proofs are to stand in it: they come after its leaves
     * @param most bytes of the largest answer that is sent
     */
    AnswerDraft(QueryWriter writer, Wish wish, boolean proof, int most, Trail trail) {
        this.writer = writer;
        this.wish = wish;
        this.proof = proof;
        this.most = most;
        this.trail = trail;
    }

    /** Writes it, and says whether it can be sent. */
    @Override
    public boolean test(QueryAnswer answer) {
        Duration from = trail.now();
        Written draft = fitting(writer.write(wish, answer, Optional.empty()), answer);
        written = Optional.of(draft);
        switch (draft) {
            case Written.Body body -> trail.step(Step.Kind.MAPPED, from, "", body.how());
            case Written.Hindered(Problem problem) -> {
                trail.step(Step.Kind.MAPPED, from, "", problem.type().name());
                trail.outcome(problem.type().name());
            }
        }
        return draft instanceof Written.Body;
    }

    private Written fitting(Written draft, QueryAnswer answer) {
        if (draft instanceof Written.Body body) {
            long bytes = body.bytes().length + (proof ? LookupProofs.leastRoom(answer.receipts()) : 0);
            if (bytes > most) {
                return new Written.Hindered(Problem.with(
                        ProblemType.ANSWER_TOO_LARGE,
                        Map.of(
                                "lookup",
                                answer.id(),
                                "bytes",
                                bytes,
                                "mostBytes",
                                most,
                                "remedy",
                                ExchangeErrors.remedy(ProblemType.ANSWER_TOO_LARGE)
                                        .in(wish.locale()))));
            }
        }
        return draft;
    }

    /** Why it can't be sent, once it was tested and can't. */
    Problem problem() {
        return switch (written.orElseThrow()) {
            case Written.Hindered(Problem problem) -> problem;
            case Written.Body body -> throw new IllegalStateException("it can be sent");
        };
    }

    /**
     * What is sent, once it was tested and can be.
     *
     * @param proofs asked for them only where they are to stand in it. Their openings are told here or nowhere, their texts where there is room: the log
     *     gives those to everybody later
     */
    Written.Body body(QueryAnswer answer, LookupProofs proofs) {
        if (!proof) {
            return body(written.orElseThrow());
        }
        List<Map<String, Object>> told = proofs.of(answer.id(), answer.receipts());
        Written.Body whole = body(writer.write(wish, answer, Optional.of(told)));
        return whole.bytes().length <= most
                ? whole
                : body(writer.write(wish, answer, Optional.of(LookupProofs.withoutTexts(told))));
    }

    private static Written.Body body(Written draft) {
        return switch (draft) {
            case Written.Body body -> body;
            case Written.Hindered hindered -> throw new IllegalStateException("it can't be sent");
        };
    }
}
