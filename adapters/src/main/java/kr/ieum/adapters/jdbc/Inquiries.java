package kr.ieum.adapters.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The record types that a register yields for one kind of key, and the statements that ask for them. All names were checked by the
 * template and are quoted; a statement names the asked columns and no others, beside the key itself, which is compared and dropped.
 */
final class Inquiries {

    /** A column of a view. */
    record Column(String view, String name) {

        static Column of(String text) {
            int point = text.indexOf('.');
            return new Column(
                    text.substring(0, point).strip(), text.substring(point + 1).strip());
        }

        String sql() {
            return quoted(view) + "." + quoted(name);
        }

        /** As the mapping names the field. */
        String field() {
            return view + "." + name;
        }
    }

    /** Where a row of the first view finds its partner: {@code near} is a column of the first view, {@code far} of the partner. */
    private record Link(Column near, Column far) {}

    private record RecordType(String type, Column key, Optional<Link> link) {}

    /**
     * One statement. Its columns are the key, how often the row stands there, for each link whether there is a partner, and the
     * asked fields.
     *
     * @param types record types by link, or the one type of a statement without links
     */
    record Statement(
            String sql, List<String> types, boolean linked, String view, List<Column> fields, List<String> partners) {

        /** First column of the asked fields, 1-based. */
        int firstField() {
            return 3 + (linked ? types.size() : 0);
        }
    }

    private final Map<Column, List<RecordType>> byKey = new LinkedHashMap<>();
    private final Map<String, List<String>> identities;

    private Inquiries(List<RecordType> types, Map<String, List<String>> identities) {
        types.forEach(type ->
                byKey.computeIfAbsent(type.key(), key -> new ArrayList<>()).add(type));
        this.identities = Map.copyOf(identities);
    }

    /**
     * Reads the parameter of one kind of key.
     *
     * @param text such as {@code land: V_OWNER.NO -> V_OWNER.THING = V_LAND.PNU; building: …}
     * @param identity columns that tell a view's rows apart, such as {@code V_LAND: PNU; V_OWNER: THING, NO}
     */
    static Inquiries of(String text, String identity) {
        List<RecordType> types = new ArrayList<>();
        for (String each : text.split(";", -1)) {
            int colon = each.indexOf(':');
            String[] way = each.substring(colon + 1).split("->", 2);
            Optional<Link> link = Optional.empty();
            if (way.length == 2) {
                String[] sides = way[1].split("=", 2);
                link = Optional.of(new Link(Column.of(sides[0]), Column.of(sides[1])));
            }
            types.add(new RecordType(each.substring(0, colon).strip(), Column.of(way[0]), link));
        }
        Map<String, List<String>> identities = new LinkedHashMap<>();
        for (String each : identity.split(";", -1)) {
            int colon = each.indexOf(':');
            List<String> columns = new ArrayList<>();
            for (String column : each.substring(colon + 1).split(",", -1)) {
                columns.add(column.strip());
            }
            identities.put(each.substring(0, colon).strip(), columns);
        }
        return new Inquiries(types, identities);
    }

    /** The views that it reads. */
    Set<String> views() {
        Set<String> views = new TreeSet<>();
        byKey.forEach((key, types) -> {
            views.add(key.view());
            types.forEach(
                    type -> type.link().ifPresent(link -> views.add(link.far().view())));
        });
        return views;
    }

    /** The statements for these fields; a group of record types that holds none of them isn't asked. */
    List<Statement> statements(Set<String> fields) {
        List<Statement> statements = new ArrayList<>();
        byKey.forEach((key, types) -> {
            List<Link> links =
                    types.stream().flatMap(type -> type.link().stream()).toList();
            Set<String> views = links.stream().map(link -> link.far().view()).collect(Collectors.toSet());
            views.add(key.view());
            List<Column> columns = new TreeSet<>(fields)
                    .stream()
                            .map(Column::of)
                            .filter(column -> views.contains(column.view()))
                            .toList();
            if (!columns.isEmpty()) {
                statements.add(statement(key, types, links, columns));
            }
        });
        return List.copyOf(statements);
    }

    private Statement statement(Column key, List<RecordType> types, List<Link> links, List<Column> columns) {
        StringBuilder sql = new StringBuilder("SELECT ").append(key.sql());
        sql.append(", COUNT(*) OVER (PARTITION BY ")
                .append(identities.getOrDefault(key.view(), List.of(key.name())).stream()
                        .map(name -> new Column(key.view(), name).sql())
                        .collect(Collectors.joining(", ")))
                .append(')');
        links.forEach(
                link -> sql.append(", CASE WHEN ").append(link.far().sql()).append(" IS NULL THEN 0 ELSE 1 END"));
        columns.forEach(column -> sql.append(", ").append(column.sql()));
        sql.append(" FROM ").append(quoted(key.view()));
        links.forEach(link -> sql.append(" LEFT JOIN ")
                .append(quoted(link.far().view()))
                .append(" ON ")
                .append(link.far().sql())
                .append(" = ")
                .append(link.near().sql()));
        sql.append(" WHERE ").append(key.sql()).append(" = ?");
        return new Statement(
                sql.toString(),
                types.stream().map(RecordType::type).toList(),
                !links.isEmpty(),
                key.view(),
                columns,
                links.stream().map(link -> link.far().view()).toList());
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
