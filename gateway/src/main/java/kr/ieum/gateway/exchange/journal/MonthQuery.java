package kr.ieum.gateway.exchange.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Reads a page from one month. The one condition that narrows most leads through its index; where that is a result among several, each is read by
 * itself and the parts are merged, since no database reads one index at several places in one order. The order names the index's leading columns: with
 * them H2 reads the page off the index, as PostgreSQL does, and doesn't sort.
 */
record MonthQuery(JournalMonths.Month month, Criteria criteria, UUID from, UUID before, int count) {

    private static final Comparator<JournalEntry> NEWEST =
            Comparator.comparing(JournalEntry::id, MonthQuery::compare).reversed();

    /** One statement: what leads, in which order. */
    private record Way(String leading, String order, List<Object> parameters) {}

    List<JournalEntry> run(Connection connection) throws SQLException {
        List<JournalEntry> found = new ArrayList<>();
        List<Way> ways = ways();
        for (Way way : ways) {
            found.addAll(run(connection, way));
        }
        return ways.size() == 1
                ? found
                : found.stream().sorted(NEWEST).limit(count).toList();
    }

    private List<Way> ways() {
        if (criteria.correlation().isPresent()) {
            return List.of(named(JournalRows.name(criteria.correlation().get())));
        }
        if (criteria.caseFile().isPresent()) {
            return List.of(way(
                    "e.case_ref = ?",
                    "e.case_ref, ",
                    List.of(criteria.caseFile().get().bytes())));
        }
        if (criteria.agreement().isPresent()) {
            String id = criteria.agreement().get();
            return List.of(named(criteria.result()
                    .filter(result -> month.resultsNamed() && JournalRows.isNamed(result))
                    .map(result -> JournalRows.agreement(id, result))
                    .orElseGet(() -> JournalRows.agreement(id))));
        }
        if (criteria.agency().isPresent()) {
            return criteria.result().map(List::of).orElseGet(() -> List.of(Result.values())).stream()
                    .map(result -> way(
                            "e.agency = ? AND e.result = ?",
                            "e.agency, e.result, ",
                            List.of(criteria.agency().get(), result.name())))
                    .toList();
        }
        return criteria.result()
                .map(result -> List.of(way("e.result = ?", "e.result, ", List.of(result.name()))))
                .orElseGet(() -> List.of(way("1 = 1", "", List.of())));
    }

    private Way named(String name) {
        return new Way(
                JournalMonths.keys(month.month()) + " k JOIN " + JournalMonths.entries(month.month())
                        + " e ON e.id = k.id WHERE k.name = ? AND k.id >= ? AND k.id < ?",
                "k.name, k.id DESC",
                List.of(name, from, before));
    }

    private Way way(String condition, String order, List<Object> parameters) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(from);
        all.add(before);
        return new Way(
                JournalMonths.entries(month.month()) + " e WHERE " + condition + " AND e.id >= ? AND e.id < ?",
                order + "e.id DESC",
                all);
    }

    private List<JournalEntry> run(Connection connection, Way way) throws SQLException {
        List<Object> parameters = new ArrayList<>(way.parameters());
        StringBuilder rest = new StringBuilder();
        criteria.kind().ifPresent(kind -> and("e.kind = ?", kind.name(), rest, parameters));
        criteria.result().ifPresent(result -> and("e.result = ?", result.name(), rest, parameters));
        criteria.agency().ifPresent(agency -> and("e.agency = ?", agency, rest, parameters));
        criteria.system().ifPresent(system -> and("e.system_id = ?", system, rest, parameters));
        criteria.caseFile().ifPresent(mark -> and("e.case_ref = ?", mark.bytes(), rest, parameters));
        if (criteria.correlation().isPresent() || criteria.caseFile().isPresent()) {
            criteria.agreement()
                    .ifPresent(agreement -> and(
                            "EXISTS (SELECT 1 FROM " + JournalMonths.keys(month.month())
                                    + " a WHERE a.name = ? AND a.id = e.id)",
                            JournalRows.agreement(agreement),
                            rest,
                            parameters));
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT " + JournalRows.COLUMNS + " FROM "
                + way.leading() + rest + " ORDER BY " + way.order() + " FETCH FIRST " + count + " ROWS ONLY")) {
            for (int i = 0; i < parameters.size(); i++) {
                set(select, i + 1, parameters.get(i));
            }
            List<JournalEntry> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(JournalRows.entry(row));
                }
            }
            return found;
        }
    }

    private static void and(String condition, Object value, StringBuilder rest, List<Object> parameters) {
        rest.append(" AND ").append(condition);
        parameters.add(value);
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            statement.setObject(index, value);
        }
    }

    /** As databases order them: by their bits, without a sign. */
    private static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
