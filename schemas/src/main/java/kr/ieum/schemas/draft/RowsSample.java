package kr.ieum.schemas.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of database views: {@code {"records":[{"type":"land","fields":{"V_LAND.PNU":"…"}}]}}. */
final class RowsSample {

    private RowsSample() {}

    /** The sample; nothing when the document is another. */
    static Optional<Sample> of(Branch top) {
        boolean rows = !top.children().isEmpty()
                && top.children().stream()
                        .allMatch(record -> record.name().equals("records")
                                && record.groups().keySet().equals(Set.of("type", "fields")));
        return rows ? Optional.of(sample(top.children())) : Optional.empty();
    }

    private static Sample sample(List<Branch> records) {
        Map<String, Integer> types = new LinkedHashMap<>();
        Map<String, List<String>> texts = new LinkedHashMap<>();
        Map<String, Set<String>> typesOf = new LinkedHashMap<>();
        for (Branch record : records) {
            String type = record.children().stream()
                    .filter(child -> child.name().equals("type"))
                    .map(Branch::text)
                    .collect(Collectors.joining());
            types.merge(type, 1, Integer::sum);
            record.children().stream()
                    .filter(child -> child.name().equals("fields"))
                    .flatMap(fields -> fields.children().stream())
                    .forEach(field -> {
                        texts.computeIfAbsent(field.name(), any -> new ArrayList<>())
                                .add(field.text());
                        typesOf.computeIfAbsent(field.name(), any -> new LinkedHashSet<>())
                                .add(type);
                    });
        }
        List<SampleField> fields = new ArrayList<>();
        texts.forEach((name, seen) -> {
            Set<String> of = typesOf.getOrDefault(name, Set.of());
            int ofTypes =
                    of.stream().mapToInt(type -> types.getOrDefault(type, 0)).sum();
            fields.add(new SampleField(name, seen, ofTypes - seen.size(), List.copyOf(of)));
        });
        return new Sample(
                SampleFormat.JDBC_ROW,
                List.of("recordTypes: " + YamlText.list(types.keySet())),
                fields,
                records.size(),
                List.of("보기(view)의 기록 종류 " + types.size() + "가지 (types of record of the views)"));
    }
}
