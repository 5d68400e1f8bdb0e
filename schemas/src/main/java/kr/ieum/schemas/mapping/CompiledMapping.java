package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kr.ieum.schemas.model.AttributeKey;

/** The immutable plan of one mapping file. */
final class CompiledMapping implements Mapping {

    private final String id;
    private final List<CompiledRow> rows;
    private final Set<AttributeKey> attributes;
    private final Set<String> allSourceFields;
    private final List<Coverage.LeftOut> leftOut;
    private final RecordDecoder decoder;
    private final Optional<FileLayout> fileLayout;
    private final RecordFile recordFile;
    private final Optional<Skip> skip;
    private final Set<String> identity;
    private final History history;
    private final Optional<WayOut> wayOut;
    private final boolean draft;
    private final SubsetPlans<AttributeKey, WantedRows> plans = new SubsetPlans<>(this::rowsOf);

    CompiledMapping(
            String id,
            List<CompiledRow> rows,
            Set<String> allSourceFields,
            List<Coverage.LeftOut> leftOut,
            RecordDecoder decoder,
            Optional<FileLayout> fileLayout,
            RecordFile recordFile,
            Optional<Skip> skip,
            Set<String> identity,
            History history,
            Optional<WayOut> wayOut,
            boolean draft) {
        this.id = id;
        this.rows = List.copyOf(rows);
        this.allSourceFields = Set.copyOf(allSourceFields);
        this.leftOut = List.copyOf(leftOut);
        this.decoder = decoder;
        this.fileLayout = fileLayout;
        this.recordFile = recordFile;
        this.skip = skip;
        this.identity = Set.copyOf(identity);
        this.history = history;
        this.wayOut = wayOut;
        this.draft = draft;
        Set<AttributeKey> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.add(row.target().key()));
        this.attributes = Collections.unmodifiableSet(keys);
    }

    private WantedRows rowsOf(Set<AttributeKey> wanted) {
        return new WantedRows(rows, wanted);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean isDraft() {
        return draft;
    }

    @Override
    public Set<AttributeKey> attributes() {
        return attributes;
    }

    @Override
    public Set<String> allSourceFields() {
        return allSourceFields;
    }

    @Override
    public Coverage coverage() {
        return new Coverage(rows.stream().map(CompiledRow::covered).toList(), leftOut);
    }

    @Override
    public Set<String> sourceFields(Set<AttributeKey> wanted) {
        Set<String> fields =
                new LinkedHashSet<>(fields(wanted, row -> row.plan().sources()));
        if (!fields.isEmpty()) {
            skip.ifPresent(records -> fields.add(records.source()));
        }
        return Set.copyOf(fields);
    }

    @Override
    public boolean keepsHistory(AttributeKey attribute) {
        return row(attribute).filter(history::keeps).isPresent();
    }

    @Override
    public Set<String> sourceFieldsAsOf(Set<AttributeKey> wanted) {
        Set<String> fields = new LinkedHashSet<>(sourceFields(wanted));
        fields.addAll(fields(wanted, history::sources));
        return Set.copyOf(fields);
    }

    @Override
    public Set<String> comparedFields(Set<AttributeKey> wanted) {
        return fields(wanted, row -> row.plan().comparedSources());
    }

    private Set<String> fields(Set<AttributeKey> wanted, Function<CompiledRow, Set<String>> ofRow) {
        Set<String> fields = new LinkedHashSet<>();
        for (CompiledRow row : rows) {
            if (wanted.contains(row.target().key())) {
                fields.addAll(ofRow.apply(row));
            }
        }
        return Set.copyOf(fields);
    }

    @Override
    public KeyedBy keyedBy(AttributeKey attribute) {
        return row(attribute).map(row -> row.plan().keyedBy()).orElse(KeyedBy.SUBJECT);
    }

    @Override
    public KeyedBy comparedWith(AttributeKey attribute) {
        return keyedBy(attribute) == KeyedBy.SUBJECT ? KeyedBy.APPLICANT : KeyedBy.SUBJECT;
    }

    @Override
    public boolean seeksApplicant(AttributeKey attribute) {
        return row(attribute).filter(row -> row.plan().seeksApplicant()).isPresent();
    }

    @Override
    public boolean isOfWholeSubject(AttributeKey attribute) {
        return row(attribute)
                .filter(row -> row.entry() == CompiledRow.Entry.SUBJECT)
                .isPresent();
    }

    @Override
    public Set<String> identity() {
        return identity;
    }

    private Optional<CompiledRow> row(AttributeKey attribute) {
        return rows.stream().filter(row -> row.target().key().equals(attribute)).findFirst();
    }

    @Override
    public Optional<WayOut> wayOut() {
        return wayOut;
    }

    /** The rows in file order. */
    List<CompiledRow> rows() {
        return rows;
    }

    @Override
    public List<OneWayRow> oneWayRows() {
        return rows.stream().flatMap(row -> row.oneWay().stream()).toList();
    }

    @Override
    public RecordDecoder decoder() {
        return decoder;
    }

    @Override
    public Optional<FileLayout> fileLayout() {
        return fileLayout;
    }

    @Override
    public RecordFile recordFile() {
        return recordFile;
    }

    @Override
    public List<MappedEntry> map(List<NativeRecord> all, Set<AttributeKey> wanted, MappingContext context) {
        List<NativeRecord> records = skip.isEmpty() ? all : counted(all, skip.get());
        if (context.asOf().isPresent()) {
            return mapAsOf(records, wanted, context, context.asOf().get());
        }
        return records.isEmpty() ? List.of() : plans.of(wanted).map(records, context);
    }

    private static List<NativeRecord> counted(List<NativeRecord> all, Skip skip) {
        return all.stream().filter(record -> !skip.skips(record)).toList();
    }

    /** Rows of one period share their records; what was valid on no record is told once, with the others that weren't. */
    private List<MappedEntry> mapAsOf(
            List<NativeRecord> records, Set<AttributeKey> wanted, MappingContext context, LocalDate day) {
        List<Map<AttributeKey, MappedField>> entries = new ArrayList<>();
        Map<AttributeKey, MappedField> untold = new LinkedHashMap<>();
        for (CompiledRow row : rows) {
            AttributeKey key = row.target().key();
            if (wanted.contains(key)) {
                List<MappedField> fields = asOf(row, records, context, day);
                if (fields.size() == 1 && fields.getFirst() instanceof MappedField.NoHistory) {
                    untold.put(key, fields.getFirst());
                    continue;
                }
                for (int i = 0; i < fields.size(); i++) {
                    if (entries.size() == i) {
                        entries.add(new LinkedHashMap<>());
                    }
                    entries.get(i).put(key, fields.get(i));
                }
            }
        }
        if (entries.isEmpty() && !untold.isEmpty()) {
            entries.add(new LinkedHashMap<>());
        }
        untold.forEach((key, field) -> entries.getFirst().put(key, field));
        return entries.stream().map(MappedEntry::new).toList();
    }

    private List<MappedField> asOf(CompiledRow row, List<NativeRecord> records, MappingContext context, LocalDate day) {
        if (!history.keeps(row)) {
            return List.of(new MappedField.NoHistory());
        }
        Optional<History.Kept> kept = history.kept(row);
        if (kept.isEmpty()) {
            return records.stream()
                    .limit(1)
                    .map(record -> row.map(record, records, context))
                    .toList();
        }
        History.AsOf then = History.asOf(kept.get(), row, records, day);
        if (!then.malformed().isEmpty()) {
            return List.of(then.malformed().getFirst());
        }
        if (then.valid().isEmpty()) {
            return List.of(
                    row.plan() instanceof InForcePlan && !records.isEmpty()
                            ? IndicatorPlan.answer(false)
                            : kept.get().none().field());
        }
        return row.entry() == CompiledRow.Entry.SUBJECT
                ? List.of(row.map(then.valid().getFirst(), then.valid(), context))
                : then.valid().stream()
                        .map(record -> row.map(record, then.valid(), context))
                        .toList();
    }

    @Override
    public MappedField notHeld(AttributeKey attribute) {
        return rows.stream()
                .filter(row -> row.target().key().equals(attribute))
                .findFirst()
                .map(CompiledRow::withoutRecord)
                .orElseGet(MappedField.Unknown::new);
    }

    @Override
    public String toString() {
        return "Mapping[" + id + "]";
    }
}
