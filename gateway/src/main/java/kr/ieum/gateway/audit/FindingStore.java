package kr.ieum.gateway.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.oversight.Seal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Look-ups that still have to be looked at, and findings, in the database. */
final class FindingStore {

    private static final String WATCHED = "lookup_id, agency, made_at, refused, stage, due_at";

    private final JdbcClient jdbc;
    private final Seal seal;

    FindingStore(DataSource database, Seal seal) {
        this.jdbc = JdbcClient.create(database);
        this.seal = seal;
    }

    /**
     * A look-up that has to be looked at.
     *
     * @param refused reason; empty where it wasn't refused
     * @param stage of its case at the first time; empty before
     */
    record Watched(UUID lookup, String agency, Instant at, String refused, String stage, Instant due) {}

    /** On the follower's transaction; a look-up that is watched already stays as it is. */
    static void watch(Connection connection, Collection<Watched> lookups) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_watch (" + WATCHED + ") VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Watched one : lookups) {
                insert.setObject(1, one.lookup());
                insert.setString(2, one.agency());
                insert.setObject(3, one.at().atOffset(ZoneOffset.UTC));
                insert.setString(4, one.refused());
                insert.setString(5, one.stage());
                insert.setObject(6, one.due().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Those that are due, the longest waiting first. */
    List<Watched> due(Instant now, int most) {
        return jdbc.sql("SELECT " + WATCHED + " FROM audit_watch WHERE due_at <= ? ORDER BY due_at, lookup_id"
                        + " FETCH FIRST " + most + " ROWS ONLY")
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Watched(
                        row.getObject("lookup_id", UUID.class),
                        row.getString("agency"),
                        moment(row, "made_at").orElseThrow(),
                        row.getString("refused"),
                        row.getString("stage"),
                        moment(row, "due_at").orElseThrow()))
                .list();
    }

    /** Puts a look-up off; false when another node was quicker. */
    boolean putOff(Watched one, String stage, Instant until) {
        return jdbc.sql("UPDATE audit_watch SET due_at = ?, stage = ? WHERE lookup_id = ? AND due_at = ?")
                        .param(until.atOffset(ZoneOffset.UTC))
                        .param(stage)
                        .param(one.lookup())
                        .param(one.due().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void done(UUID lookup) {
        jdbc.sql("DELETE FROM audit_watch WHERE lookup_id = ?").param(lookup).update();
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

    /** Writes it, unless it was found before. */
    void add(Found found) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
            INSERT INTO audit_finding
              (id, indicator, occasion, agency, official, lookup_id, measured, found_at, due_at, state, sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ASKED', ?) ON CONFLICT DO NOTHING\
            """)
                .param(id)
                .param(found.indicator().name())
                .param(found.occasion())
                .param(found.agency())
                .param(found.official())
                .param(found.lookup())
                .param(found.measured())
                .param(found.at().atOffset(ZoneOffset.UTC))
                .param(found.due().atOffset(ZoneOffset.UTC))
                .param(seal.seal(id, List.of("", "", "")))
                .update();
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
