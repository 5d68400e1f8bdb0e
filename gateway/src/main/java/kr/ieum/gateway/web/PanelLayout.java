package kr.ieum.gateway.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.ViewDefinition.Item;
import kr.ieum.gateway.view.ViewDefinition.Panel;
import kr.ieum.gateway.web.PanelPage.Badge;
import kr.ieum.gateway.web.PanelPage.Cell;
import kr.ieum.gateway.web.PanelPage.Column;
import kr.ieum.gateway.web.PanelPage.EntryRow;
import kr.ieum.gateway.web.PanelPage.EntryTable;
import kr.ieum.gateway.web.PanelPage.Row;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Property;

/**
 * Lays out one register's result: attributes as rows, subjects as columns, the same columns in every panel; attributes
 * that repeat as a line for each entry.
 */
final class PanelLayout {

    private final Words words;
    private final CellText cellText;

    PanelLayout(Words words, FieldMarks marks) {
        this(words, new CellText(words, marks));
    }

    private PanelLayout(Words words, CellText cellText) {
        this.words = words;
        this.cellText = cellText;
    }

    /** For somebody who isn't signed in: no link leads to a page that is closed to them. */
    static PanelLayout forApplicant(Words words, FieldMarks marks) {
        return new PanelLayout(words, CellText.withoutLinks(words, marks));
    }

    /** Where a field stands. */
    private record Place(int subject, AttributeKey attribute, int entry) {}

    PanelPage of(Panel panel, RegisterResult result, OpenCase openCase) {
        Map<Place, ReleasedField> fields = new LinkedHashMap<>();
        Set<AttributeKey> repeated = new LinkedHashSet<>();
        for (ReleasedField field : result.fields()) {
            fields.put(new Place(field.subject(), field.attribute(), field.entry()), field);
            if (field.entry() > 0) {
                repeated.add(field.attribute());
            }
        }
        for (Item item : panel.items()) {
            if (words.vocabulary()
                    .property(item.attribute())
                    .filter(Property::repeats)
                    .isPresent()) {
                repeated.add(item.attribute());
            }
        }
        List<CaseSubject> subjects = openCase.subjects();
        Citations citations = new Citations();
        List<Row> rows = panel.items().stream()
                .filter(item -> !repeated.contains(item.attribute()))
                .map(item -> row(item, subjects, fields, citations))
                .toList();
        Map<String, List<Item>> byClass = panel.items().stream()
                .filter(item -> repeated.contains(item.attribute()))
                .collect(Collectors.groupingBy(
                        item -> item.attribute().className(), LinkedHashMap::new, Collectors.toList()));
        List<EntryTable> tables = byClass.values().stream()
                .map(items -> entries(items, subjects, fields, citations))
                .toList();
        return new PanelPage(
                panel.id(),
                words.in(panel.title()),
                words.register(result.register()),
                words.vocabulary()
                        .register(result.register())
                        .map(known -> words.in(known.keeper()))
                        .orElse(result.register()),
                status(result.status()),
                words.say("panel.elapsed", words.seconds(result.elapsed()), words.seconds(result.deadline())),
                dates(result),
                subjects.stream()
                        .map(subject -> new Column(words.relation(subject.relation()), words.subject(subject)))
                        .toList(),
                rows,
                tables,
                cellText.grounds(citations),
                result.status() == RegisterResult.Status.ANSWERED,
                panel.note().map(words::in),
                panel.documents());
    }

    private Row row(Item item, List<CaseSubject> subjects, Map<Place, ReleasedField> fields, Citations citations) {
        List<Cell> cells = subjects.stream()
                .map(subject -> cell(item, subject, 0, owner(subject), fields, citations))
                .toList();
        String definition = words.vocabulary()
                .property(item.attribute())
                .map(property -> words.in(property.definition()))
                .orElse(item.attribute().text());
        return new Row(words.attribute(item.attribute()), definition, cells);
    }

    private Cell cell(
            Item item,
            CaseSubject subject,
            int entry,
            String label,
            Map<Place, ReleasedField> fields,
            Citations citations) {
        String owner = owner(subject);
        if (!item.relations().contains(subject.relation())) {
            return cellText.notAsked(item.attribute(), owner, label);
        }
        ReleasedField field = fields.get(new Place(subject.index(), item.attribute(), entry));
        return field == null
                ? cellText.missing(item.attribute(), owner, label)
                : cellText.of(field, owner, label, citations);
    }

    private EntryTable entries(
            List<Item> items, List<CaseSubject> subjects, Map<Place, ReleasedField> fields, Citations citations) {
        List<EntryRow> rows = new ArrayList<>();
        for (CaseSubject subject : subjects) {
            rows.addAll(entriesOf(subject, items, fields, citations));
        }
        String title = words.say(
                "panel.entries",
                items.stream().map(item -> words.attribute(item.attribute())).collect(Collectors.joining(" · ")));
        return new EntryTable(
                title,
                items.stream().map(item -> words.attribute(item.attribute())).toList(),
                List.copyOf(rows));
    }

    private List<EntryRow> entriesOf(
            CaseSubject subject, List<Item> items, Map<Place, ReleasedField> fields, Citations citations) {
        Optional<String> owner = Optional.of(owner(subject));
        if (items.stream().noneMatch(item -> item.relations().contains(subject.relation()))) {
            return List.of(new EntryRow(
                    owner, 1, List.of(cellText.notAsked(items.getFirst().attribute(), owner(subject), ""))));
        }
        Set<Integer> ordinals = fields.keySet().stream()
                .filter(place -> place.subject() == subject.index()
                        && items.stream().anyMatch(item -> item.attribute().equals(place.attribute())))
                .map(Place::entry)
                .collect(Collectors.toCollection(TreeSet::new));
        if (ordinals.isEmpty()) {
            ordinals.add(0);
        }
        List<EntryRow> rows = new ArrayList<>();
        for (int ordinal : ordinals) {
            List<Cell> cells = items.stream()
                    .map(item -> cell(item, subject, ordinal, words.attribute(item.attribute()), fields, citations))
                    .toList();
            boolean first = rows.isEmpty();
            rows.add(new EntryRow(
                    first ? owner : Optional.empty(),
                    first ? ordinals.size() : 0,
                    ordinals.size() == 1 && sayTheSame(cells)
                            ? List.of(cells.getFirst().withoutLabel())
                            : cells));
        }
        return rows;
    }

    /** Whether a line says nothing but one reason; then it is said once. */
    private static boolean sayTheSame(List<Cell> cells) {
        Cell first = cells.getFirst();
        return !first.value()
                && cells.stream()
                        .allMatch(cell -> cell.badge().equals(first.badge())
                                && cell.text().equals(first.text())
                                && cell.ground() == first.ground());
    }

    private String owner(CaseSubject subject) {
        return words.relation(subject.relation()) + " " + words.subject(subject);
    }

    private Badge status(RegisterResult.Status status) {
        String style = switch (status) {
            case ANSWERED -> "good";
            case NOT_ASKED -> "neutral";
            case LATE, CLOSED -> "warn";
            case FAILED -> "bad";
        };
        return new Badge(style, words.say("status." + Words.kebab(status)));
    }

    private Optional<String> dates(RegisterResult result) {
        Set<String> asserted = result.fields().stream()
                .flatMap(field -> field.assertedAt().stream())
                .map(words::day)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<Instant> fetched = result.fields().stream()
                .flatMap(field -> field.fetchedAt().stream())
                .max(Instant::compareTo);
        return fetched.map(at -> words.say(
                "panel.dates",
                asserted.size() == 1 ? asserted.iterator().next() : words.say("panel.dates.several"),
                words.second(at)));
    }
}
