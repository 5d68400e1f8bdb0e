package kr.ieum.gateway.exchange.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import kr.ieum.gateway.release.Receipt;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.view.Lookup.Event;
import kr.ieum.gateway.view.QueryScope;

/** What registers tell of one query, until all of it is an answer that leaves or doesn't. Used by one thread, once. */
final class Gathering implements QueryScope.Wholeness {

    private final Predicate<QueryAnswer> leaving;
    private final QueryTrail trail;
    private final List<ReleasedField> fields = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private Optional<Lookup> running = Optional.empty();
    private Optional<QueryOutcome> outcome = Optional.empty();

    Gathering(Predicate<QueryAnswer> leaving, QueryTrail trail) {
        this.leaving = leaving;
        this.trail = trail;
    }

    /** Runs the look-up to its end. */
    QueryOutcome run(Lookup lookup) throws InterruptedException {
        running = Optional.of(lookup);
        lookup.run(event -> {
            switch (event) {
                case Event.PanelReady(var panel, var result, var conflicts) -> {
                    trail.answered(result);
                    fields.addAll(result.fields());
                    receipts.addAll(result.receipts());
                }
                case Event.Refused(var reason, var excess) ->
                    outcome = Optional.of(QueryOutcome.Refused.of(lookup.id(), reason, excess));
                case Event.LogUnavailable(boolean unvouched) ->
                    outcome = Optional.of(new QueryOutcome.LogUnavailable(unvouched));
                case Event.Ended(var completeness) -> {
                    // what became of it is known since it was asked whether it leaves
                }
            }
        });
        return outcome.orElseThrow();
    }

    @Override
    public boolean leaves(Lookup.Completeness completeness) {
        Lookup lookup = running.orElseThrow();
        Lookup.Shell shell = lookup.shell();
        QueryAnswer answer = new QueryAnswer(
                lookup.id(), shell.view(), shell.openCase(), shell.finalAt(), fields, receipts, completeness);
        boolean leaves = leaving.test(answer);
        outcome = Optional.of(leaves ? new QueryOutcome.Answered(answer) : new QueryOutcome.Unsent(lookup.id()));
        return leaves;
    }
}
