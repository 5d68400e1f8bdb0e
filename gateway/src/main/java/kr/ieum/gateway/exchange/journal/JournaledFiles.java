package kr.ieum.gateway.exchange.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kr.ieum.gateway.exchange.bulk.Worked;
import kr.ieum.gateway.identity.SystemId;

/** Enters what a node did on files of subjects: an entry for each time that it worked on one, under the file's id. */
public final class JournaledFiles implements Consumer<Worked> {

    private static final String DONE = "DONE";

    /** What another day mends, and nobody has to. */
    private static final Set<String> AGREED = Set.of("VOLUME", "SCHEDULE");

    private final Journal journal;

    /** Enters it in that journal. */
    public JournaledFiles(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void accept(Worked worked) {
        SystemId system = SystemId.parse(worked.handedBy())
                .orElseThrow(() -> new IllegalStateException("a file was handed in by no system"));
        Duration took = Duration.between(worked.from(), worked.until());
        String outcome = worked.cause().isEmpty() ? DONE : worked.cause();
        journal.keep(new JournalEntry(
                EntryId.at(worked.from()),
                ExchangeKind.BULK,
                system.agency(),
                system.system(),
                Optional.of(worked.task()),
                result(worked),
                outcome,
                0,
                took,
                Optional.of(worked.file()),
                Optional.empty(),
                Optional.empty(),
                List.copyOf(worked.agreements()),
                List.of(new Step(Step.Kind.SENT, Duration.ZERO, took, worked.register(), outcome))));
    }

    private static Result result(Worked worked) {
        if (worked.cause().isEmpty()) {
            return Result.ANSWERED;
        }
        return worked.ended() || AGREED.contains(worked.cause()) ? Result.REFUSED : Result.FAILED;
    }
}
