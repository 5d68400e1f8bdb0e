package kr.ieum.gateway.exchange.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import org.jspecify.annotations.Nullable;

/** The rows of a month. */
final class JournalRows {

    static final String COLUMNS = "e.id, e.kind, e.agency, e.system_id, e.task, e.result, e.outcome, e.status, e.took,"
            + " e.correlation, e.part_of, e.case_ref, e.agreements, e.steps";

    private static final String AT = "@";
    private static final String BETWEEN = " ";
    private static final long NANOS = 1000;

    private JournalRows() {}

    /** Inserts entries of one month; one that is there already stays as it is. */
    static void insert(Connection connection, YearMonth month, List<JournalEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + JournalMonths.entries(month)
                        + " (id, kind, agency, system_id, task, result, outcome, status, took, correlation, part_of,"
                        + " case_ref, agreements, steps) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT"
                        + " DO NOTHING");
                PreparedStatement key = connection.prepareStatement("INSERT INTO " + JournalMonths.keys(month)
                        + " (name, id) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            for (JournalEntry entry : entries) {
                set(insert, entry);
                insert.addBatch();
                for (String name : names(entry)) {
                    key.setString(1, name);
                    key.setObject(2, entry.id());
                    key.addBatch();
                }
            }
            insert.executeBatch();
            key.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, JournalEntry entry) throws SQLException {
        insert.setObject(1, entry.id());
        insert.setString(2, entry.kind().name());
        insert.setString(3, entry.agency());
        insert.setString(4, entry.system());
        insert.setString(5, entry.task().orElse(""));
        insert.setString(6, entry.result().name());
        insert.setString(7, entry.outcome());
        insert.setInt(8, entry.status());
        insert.setLong(9, entry.took().toNanos() / NANOS);
        set(insert, 10, entry.correlation());
        set(insert, 11, entry.partOf());
        if (entry.caseFile().isPresent()) {
            insert.setBytes(12, entry.caseFile().get().bytes());
        } else {
            insert.setNull(12, Types.BINARY);
        }
        insert.setString(
                13,
                entry.agreements().stream()
                        .map(one -> one.id() + AT + one.version())
                        .collect(Collectors.joining(BETWEEN)));
        insert.setString(14, Step.text(entry.steps()));
    }

    private static void set(PreparedStatement statement, int index, Optional<UUID> id) throws SQLException {
        if (id.isPresent()) {
            statement.setObject(index, id.get());
        } else {
            statement.setNull(index, Types.OTHER);
        }
    }

    private static List<String> names(JournalEntry entry) {
        List<String> names = new ArrayList<>();
        entry.correlation().map(JournalRows::name).ifPresent(names::add);
        entry.partOf().map(JournalRows::name).ifPresent(names::add);
        entry.agreements().stream().map(AgreementVersion::id).distinct().forEach(id -> {
            names.add(agreement(id));
            if (isNamed(entry.result())) {
                names.add(agreement(id, entry.result()));
            }
        });
        return names;
    }

    /** Under which the entries of a query, a message or a delivery are found. */
    static String name(UUID correlation) {
        return "id/" + correlation;
    }

    /** Under which the entries of an agreement are found. */
    static String agreement(String id) {
        return "agreement/" + id;
    }

    /** Whether entries of that result are found by it and an agreement together: what is seldom, and looked for when something is wrong. */
    static boolean isNamed(Result result) {
        return result != Result.ANSWERED;
    }

    /** Under which the entries of an agreement with that result are found. */
    static String agreement(String id, Result result) {
        return result.name().toLowerCase(Locale.ROOT) + "/" + id;
    }

    static JournalEntry entry(ResultSet row) throws SQLException {
        byte @Nullable [] caseFile = row.getBytes("case_ref");
        String task = row.getString("task");
        String agreements = row.getString("agreements");
        return new JournalEntry(
                row.getObject("id", UUID.class),
                ExchangeKind.valueOf(row.getString("kind")),
                row.getString("agency"),
                row.getString("system_id"),
                Optional.of(task).filter(text -> !text.isEmpty()),
                Result.valueOf(row.getString("result")),
                row.getString("outcome"),
                row.getInt("status"),
                Duration.ofNanos(row.getLong("took") * NANOS),
                Optional.ofNullable(row.getObject("correlation", UUID.class)),
                Optional.ofNullable(row.getObject("part_of", UUID.class)),
                Optional.ofNullable(caseFile).map(KeyedHash::new),
                agreements.isEmpty()
                        ? List.of()
                        : Arrays.stream(agreements.split(BETWEEN, -1))
                                .map(JournalRows::version)
                                .toList(),
                Step.parse(row.getString("steps")));
    }

    private static AgreementVersion version(String text) {
        int at = text.lastIndexOf(AT);
        return new AgreementVersion(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }
}
