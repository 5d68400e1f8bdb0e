package kr.ieum.gateway.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.oversight.Seal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Findings, in the database. */
final class FindingStore {

    private final JdbcClient jdbc;
    private final Seal seal;

    FindingStore(DataSource database, Seal seal) {
        this.jdbc = JdbcClient.create(database);
        this.seal = seal;
    }

    /**
     * A finding about to be written.
     *
     * @param occasion by which it is found once
     * @param official keyed hash
     */
    record Found(
            Indicator indicator,
            String occasion,
            String agency,
            String official,
            UUID lookup,
            String measured,
            Instant at,
            Instant due) {}

    /** On the transaction of whoever found them: writes those that weren't found before. */
    void add(Connection connection, List<Found> findings) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO audit_finding
              (id, indicator, occasion, agency, official, lookup_id, measured, found_at, due_at, state, sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ASKED', ?) ON CONFLICT DO NOTHING\
            """)) {
            for (Found found : findings) {
                UUID id = UUID.randomUUID();
                insert.setObject(1, id);
                insert.setString(2, found.indicator().name());
                insert.setString(3, found.occasion());
                insert.setString(4, found.agency());
                insert.setString(5, found.official());
                insert.setObject(6, found.lookup());
                insert.setString(7, found.measured());
                insert.setObject(8, found.at().atOffset(ZoneOffset.UTC));
                insert.setObject(9, found.due().atOffset(ZoneOffset.UTC));
                insert.setBytes(10, seal.seal(id, List.of("", "", "")));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** A finding as its row has it. */
    record Row(String agency, String official, Finding finding) {}

    List<Row> select(String which, Object... parameters) {
        return jdbc.sql("SELECT * FROM audit_finding WHERE " + which)
                .params(parameters)
                .query((row, n) -> read(row))
                .list();
    }

    void explain(Connection connection, UUID id, Finding.Explanation explanation)
            throws SQLException, CompanionRefused {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE audit_finding SET state = 'EXPLAINED', sealed = ?, explained_at = ? WHERE id = ? AND state = 'ASKED'\
            """)) {
            update.setBytes(1, seal.seal(id, List.of(explanation.text(), explanation.by(), "")));
            update.setObject(2, explanation.at().atOffset(ZoneOffset.UTC));
            update.setObject(3, id);
            changed(update);
        }
    }

    void close(Connection connection, Finding finding, Finding.Closing closing, String by)
            throws SQLException, CompanionRefused {
        try (PreparedStatement update = connection.prepareStatement("""
            UPDATE audit_finding SET state = 'CLOSED', sealed = ?, result = ?, closed_at = ?, closed_by = ?
             WHERE id = ? AND state = ?\
            """)) {
            update.setBytes(
                    1,
                    seal.seal(
                            finding.id(),
                            List.of(
                                    finding.explanation()
                                            .map(Finding.Explanation::text)
                                            .orElse(""),
                                    finding.explanation()
                                            .map(Finding.Explanation::by)
                                            .orElse(""),
                                    closing.note())));
            update.setString(2, closing.result().name());
            update.setObject(3, closing.at().atOffset(ZoneOffset.UTC));
            update.setString(4, by);
            update.setObject(5, finding.id());
            update.setString(6, finding.state().name());
            changed(update);
        }
    }

    private static void changed(PreparedStatement update) throws SQLException, ToldBefore {
        if (update.executeUpdate() == 0) {
            throw new ToldBefore();
        }
    }

    /** Somebody was faster: neither leaf nor row of this word is written. */
    static final class ToldBefore extends CompanionRefused {

        private static final long serialVersionUID = 1L;

        ToldBefore() {
            super("that was told before");
        }
    }

    private Row read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<String> sealed = seal.open(id, row.getBytes("sealed"));
        @Nullable String result = row.getString("result");
        Optional<Instant> closed = moment(row, "closed_at");
        return new Row(
                row.getString("agency"),
                row.getString("official"),
                new Finding(
                        id,
                        Indicator.valueOf(row.getString("indicator")),
                        row.getObject("lookup_id", UUID.class),
                        row.getString("measured"),
                        moment(row, "found_at").orElseThrow(),
                        moment(row, "due_at").orElseThrow(),
                        FindingState.valueOf(row.getString("state")),
                        moment(row, "explained_at")
                                .map(at -> new Finding.Explanation(sealed.get(1), sealed.get(0), at)),
                        closed.flatMap(at -> Optional.ofNullable(result)
                                .map(FindingResult::valueOf)
                                .map(known -> new Finding.Closing(known, sealed.get(2), at))),
                        Optional.empty()));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
