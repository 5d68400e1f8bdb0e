package kr.ieum.gateway.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The decision records, for replay and for what was used (design §4). They are read in pages by their keys, so that any number of them
 * takes the same memory and no transaction stays open.
 */
public final class DecisionRecords {

    private static final int PAGE = 500;

    private final JdbcClient jdbc;

    private record Row(OffsetDateTime at, UUID lookup, int stage, String decision) {}

    /** Records of a migrated database. */
    public DecisionRecords(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * Hands over the decisions that were made from then on, oldest first.
     *
     * @param decisions takes the JSON of one record after the other
     */
    public void since(Instant from, Consumer<String> decisions) {
        List<Row> page = first(from);
        while (!page.isEmpty()) {
            page.forEach(row -> decisions.accept(row.decision()));
            page = page.size() < PAGE ? List.of() : after(page.getLast());
        }
    }

    private List<Row> first(Instant from) {
        return jdbc.sql("""
            SELECT decided_at, lookup_id, stage, decision FROM decision_record
            WHERE decided_at >= ?
            ORDER BY decided_at, lookup_id, stage LIMIT ?\
            """)
                .param(from.atOffset(ZoneOffset.UTC))
                .param(PAGE)
                .query((row, number) -> row(row))
                .list();
    }

    private List<Row> after(Row last) {
        return jdbc.sql("""
            SELECT decided_at, lookup_id, stage, decision FROM decision_record
            WHERE (decided_at, lookup_id, stage) > (?, ?, ?)
            ORDER BY decided_at, lookup_id, stage LIMIT ?\
            """)
                .param(last.at())
                .param(last.lookup())
                .param(last.stage())
                .param(PAGE)
                .query((row, number) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("decided_at", OffsetDateTime.class),
                row.getObject("lookup_id", UUID.class),
                row.getInt("stage"),
                row.getString("decision"));
    }
}
