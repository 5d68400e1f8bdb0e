package kr.ieum.gateway.exchange.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.cases.ScreeningAnswer;
import kr.ieum.gateway.exchange.ReleasedMessage;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.release.Accompaniment;
import kr.ieum.gateway.release.Prepared;
import kr.ieum.gateway.release.ReleasedField;

/**
 * Works on the batches of one file: decision and intents in one append, the register's answers, and the result in the transaction of their release leaves. So a
 * result that is there has all its leaves, and a batch without one is asked anew, with intents of its own, however its node ended.
 */
final class BatchWork {

    private final DataSource database;
    private final Screenings screenings;
    private final Clock clock;
    private final Duration within;
    private final UUID file;
    private final String handedBy;
    private final BulkOrder order;
    private final FileKeys.Key key;
    private final ScreeningAnswer approval;
    private final boolean patient;
    private final ResultText text;
    private final Set<AgreementVersion> agreements = ConcurrentHashMap.newKeySet();

    /**
     * Work on a file.
     *
     * @param approval as the case system has it now
     * @param patient whether a batch of which the register tells mostly nothing is left for later
     */
    BatchWork(
            DataSource database,
            Screenings screenings,
            Clock clock,
            Duration within,
            UUID file,
            String handedBy,
            BulkOrder order,
            FileKeys.Key key,
            ScreeningAnswer approval,
            boolean patient) {
        this.database = database;
        this.screenings = screenings;
        this.clock = clock;
        this.within = within;
        this.file = file;
        this.handedBy = handedBy;
        this.order = order;
        this.key = key;
        this.approval = approval;
        this.patient = patient;
        this.text = new ResultText(order);
    }

    /** Under which lines were answered so far. */
    Set<AgreementVersion> agreements() {
        return agreements;
    }

    /** What became of a batch. */
    sealed interface Came {

        /** Its result is stored, or queued with its leaves. */
        record Told() implements Came {}

        /** Nothing of it is stored, and nothing was asked: whoever asks gets no more for that reason. */
        record Refused(Reason reason) implements Came {}

        /** Nothing of it is stored; it is asked again later. */
        record Later(String cause) implements Came {}
    }

    Came ask(Batch batch) throws InterruptedException {
        try {
            return batch.subjects().isEmpty() ? stored(batch, text.answered(batch, List.of())) : asked(batch);
        } catch (LogUnavailable e) {
            return new Came.Later("LOG");
        } catch (SQLException e) {
            return new Came.Later("DATABASE");
        }
    }

    /** The result of a batch that is refused without being asked: what was refused for one is refused for all after it. */
    Came refused(Batch batch, Reason reason) {
        try {
            return stored(batch, text.refused(batch, reason));
        } catch (SQLException e) {
            return new Came.Later("DATABASE");
        }
    }

    private Came asked(Batch batch) throws InterruptedException, SQLException {
        Telling telling = new Telling(batch);
        Instant until = clock.instant().plus(within);
        return switch (screenings.ask(handedBy, order, approval, batch.subjects(), until, telling)) {
            case Prepared.LogUnavailable unavailable -> new Came.Later("LOG");
            case Prepared.Refused refused -> refused(refused.reason());
            case Prepared.Ready(var release) -> {
                List<ReleasedField> fields = new ArrayList<>();
                release.run(result -> fields.addAll(result.fields()));
                if (telling.left) {
                    yield new Came.Later("REGISTER");
                }
                // nothing was permitted, so that there were no leaves to store it with
                yield telling.told ? new Came.Told() : stored(batch, text.answered(batch, fields));
            }
        };
    }

    /** What another time may change lets the file wait. */
    private static Came refused(Reason reason) {
        return switch (reason) {
            case VOLUME, SCHEDULE, CASE_UNVERIFIED -> new Came.Later(reason.name());
            default -> new Came.Refused(reason);
        };
    }

    /** Stores the result with the leaves; called once, for a file asks one register, on the thread that runs the release. */
    private final class Telling implements Accompaniment {

        private final Batch batch;
        private boolean told;
        private boolean left;

        Telling(Batch batch) {
            this.batch = batch;
        }

        @Override
        public List<Companion> of(List<ReleasedField> fields) {
            if (patient && ResultText.silent(fields) * 2 > fields.size()) {
                left = true;
                return List.of();
            }
            told = true;
            fields.stream()
                    .flatMap(field -> ReleasedMessage.cited(field).stream())
                    .map(cited -> new AgreementVersion(cited.agreement(), cited.version()))
                    .forEach(agreements::add);
            ResultText.Lines lines = text.answered(batch, fields);
            byte[] sealed = key.seal(FileKeys.Kind.RESULT, batch.number(), lines.text());
            return List.of(connection -> PartRows.store(connection, file, batch.number(), lines, sealed, now()));
        }
    }

    private Came stored(Batch batch, ResultText.Lines lines) throws SQLException {
        byte[] sealed = key.seal(FileKeys.Kind.RESULT, batch.number(), lines.text());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            PartRows.store(connection, file, batch.number(), lines, sealed, now());
        }
        return new Came.Told();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Why nothing is asked at all; nothing where the approval opens it. */
    Optional<Reason> refusal() {
        return screenings.refusal(handedBy, order, approval).map(Screenings.Refusal::reason);
    }
}
