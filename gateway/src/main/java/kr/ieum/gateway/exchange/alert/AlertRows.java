package kr.ieum.gateway.exchange.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was raised, and what still has to be told: one row for all nodes, so that one of them changes it, and one tells. */
final class AlertRows {

    private final JdbcClient jdbc;

    AlertRows(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    Optional<Alert> find(Cause cause) {
        return jdbc.sql("SELECT cause, raised, since, measured FROM exchange_alert WHERE cause = ?")
                .param(cause.name())
                .query((row, n) -> alert(row))
                .optional();
    }

    /** Changes its state, where it isn't in it already; whoever does has it told by each of these ways. */
    void change(Alert to, List<String> tellers) {
        jdbc.sql("INSERT INTO exchange_alert (cause, raised, since, measured, untold) VALUES (?, FALSE, ?, 0, '') ON"
                        + " CONFLICT DO NOTHING")
                .param(to.cause().name())
                .param(to.since().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("UPDATE exchange_alert SET raised = ?, since = ?, measured = ?, untold = ?, claim_until = NULL WHERE"
                        + " cause = ? AND raised <> ?")
                .param(to.raised())
                .param(to.since().atOffset(ZoneOffset.UTC))
                .param(to.measured())
                .param(String.join(" ", tellers))
                .param(to.cause().name())
                .param(to.raised())
                .update();
    }

    /**
     * An alert to be told, and by whom; nobody else gets it before that time.
     *
     * @param untold names of the ways by which it wasn't told yet
     */
    record Untold(Alert alert, List<String> untold) {}

    List<Untold> claim(Instant now, Instant until) {
        return List.of(Cause.values()).stream()
                .filter(cause ->
                        jdbc.sql("UPDATE exchange_alert SET claim_until = ? WHERE cause = ? AND untold <> '' AND"
                                                + " (claim_until IS NULL OR claim_until <= ?)")
                                        .param(until.atOffset(ZoneOffset.UTC))
                                        .param(cause.name())
                                        .param(now.atOffset(ZoneOffset.UTC))
                                        .update()
                                == 1)
                .flatMap(cause -> jdbc
                        .sql("SELECT cause, raised, since, measured, untold FROM exchange_alert WHERE cause = ?")
                        .param(cause.name())
                        .query((row, n) -> new Untold(
                                alert(row), List.of(row.getString("untold").split(" ", -1))))
                        .list()
                        .stream())
                .toList();
    }

    /** What is left to be told of it, unless it has changed since. */
    void told(Alert alert, List<String> left) {
        jdbc.sql("UPDATE exchange_alert SET untold = ?, claim_until = NULL WHERE cause = ? AND since = ?")
                .param(String.join(" ", left))
                .param(alert.cause().name())
                .param(alert.since().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                Cause.valueOf(row.getString("cause")),
                row.getBoolean("raised"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getLong("measured"));
    }
}
