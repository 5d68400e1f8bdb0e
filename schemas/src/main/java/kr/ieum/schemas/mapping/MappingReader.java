package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Deprecation;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads, checks and compiles one mapping file; its rules are {@link MappingRule} M21 on. */
final class MappingReader {

    static final String FORMAT = "ieum-mapping/1";

    private static final Pattern OWNER = Pattern.compile("[0-9A-Z][0-9]{6}");

    private final YamlMap file;
    private final ReferenceModel model;
    private final CodeLists codeLists;

    MappingReader(YamlMap file, ReferenceModel model, CodeLists codeLists) {
        this.file = file;
        this.model = model;
        this.codeLists = codeLists;
    }

    /** The compiled mapping; nothing when the file has a fault. */
    Optional<Mapping> read(String id) {
        int before = file.faults().count();
        try (file) {
            head(id);
            boolean draft = file.flag("draft");
            SourceReader.Source source = SourceReader.read(file.map("source"));
            List<CompiledRow> rows = new ArrayList<>();
            Set<String> used = new HashSet<>(source.keys());
            source.skip().ifPresent(skip -> {
                used.add(skip.source());
                if (!source.fields().names().contains(skip.source())) {
                    file.fault(
                            "source",
                            "M24",
                            "skips by '" + skip.source() + "', which is no field of the record",
                            "name a declared field");
                }
            });
            for (YamlMap row : file.maps("rows")) {
                row(row, source, used).ifPresent(rows::add);
            }
            if (file.maps("rows").isEmpty() && !draft) {
                file.fault("rows", "M21", "are missing", "map at least one source field");
            }
            unique(rows);
            History history = HistoryReader.read(file, rows, source.fields(), used);
            List<Coverage.LeftOut> leftOut = complete(source, used);
            Optional<WayOut> wayOut = WayOutReader.read(file, source, rows);
            return file.faults().count() == before
                    ? Optional.of(new CompiledMapping(
                            id,
                            rows,
                            source.fields().names(),
                            leftOut,
                            source.decoder(),
                            source.layout(),
                            source.file(),
                            source.skip(),
                            source.identity(),
                            history,
                            wayOut,
                            draft))
                    : Optional.empty();
        }
    }

    private void head(String id) {
        if (!file.text("format").equals(FORMAT)) {
            file.fault("format", "M21", "is not the format of mappings", "write '" + FORMAT + "'");
        }
        if (!file.text("id").equals(id)) {
            file.fault("id", "M21", "is not the file's name", "write '" + id + "' or rename the file");
        }
        file.localized("title");
        if (!OWNER.matcher(file.text("owner")).matches()) {
            file.fault("owner", "M21", "is no institution code", "write the seven characters of the keeper's code");
        }
        file.text("layoutVersion");
        String namespace = file.text("model");
        if (model.classes().stream().noneMatch(each -> each.namespace().equals(namespace))) {
            file.fault("model", "M21", "'" + namespace + "' is no namespace of the model", "name the model's version");
        }
    }

    private Optional<CompiledRow> row(YamlMap row, SourceReader.Source source, Set<String> used) {
        try (row) {
            String id = row.text("id");
            String key = row.text("target");
            CompiledRow.Entry entry =
                    row.optionalChoice("entry", CompiledRow.Entry.class).orElse(CompiledRow.Entry.RECORD);
            CompiledRow.Review review = new CompiledRow.Review(
                    row.choice("fidelity", CompiledRow.Fidelity.class),
                    row.optionalText("quality"),
                    row.text("justification"),
                    row.text("author"),
                    row.optionalText("reviewer"),
                    row.date("date"));
            Optional<String> single = row.optionalText("source");
            List<Example> examples = Example.readAll(row, single, source.fields());
            if (examples.isEmpty()) {
                row.fault("examples", "M29", "are missing", "give at least one example, in and out");
            }
            Optional<Property> target = model.property(key);
            if (target.isEmpty()) {
                row.fault("target", "M25", "'" + key + "' is not in the reference model", "name a property of it");
                // what depends on the target can't be judged; the remaining keys are known all the same
                List.of(
                                "transform",
                                "empty",
                                "missing",
                                "default",
                                "guards",
                                "unit",
                                "of",
                                "none",
                                "repeated",
                                "written")
                        .forEach(row::has);
                return Optional.empty();
            }
            Deprecation.warn(target.get(), row, "target");
            Optional<RowPlan> plan = TransformReader.read(row, target.get(), codeLists);
            List.of("empty", "missing", "default", "guards", "unit", "of", "none", "repeated", "written")
                    .forEach(row::has);
            if (plan.isEmpty()) {
                used.addAll(RawTexts.mentioned(row, "source", "transform", "guards"));
            }
            plan.ifPresent(found -> checkPlan(row, found, target.get(), source, used));
            Set<String> of = types(row, source);
            Optional<EmptyState> none = row.optionalChoice("none", EmptyState.class);
            Optional<CompiledRow> compiled = plan.map(found ->
                    new CompiledRow(id, target.get(), entry, found, RowInverse.read(row, found), review, of, none));
            compiled.ifPresent(found -> {
                examples.forEach(example -> example.check(found));
                RoundTrip.check(row, found, examples);
            });
            return compiled;
        }
    }

    private static Set<String> types(YamlMap row, SourceReader.Source source) {
        Set<String> of = Set.copyOf(row.texts("of"));
        if (!source.types().containsAll(of)) {
            row.fault("of", "M24", "names no type of record", "use one of " + source.types());
        }
        return of;
    }

    private void checkPlan(YamlMap row, RowPlan plan, Property target, SourceReader.Source source, Set<String> used) {
        if (plan.yields() != target.datatype()) {
            row.fault(
                    "transform",
                    "M26",
                    "yields " + YamlMap.spelling(plan.yields()) + ", but " + target.key() + " is "
                            + YamlMap.spelling(target.datatype()),
                    "choose the transform of that datatype");
        }
        for (String field : plan.sources()) {
            if (!source.fields().names().contains(field)) {
                row.fault("", "M24", "uses '" + field + "', which is no field of the record", "name a declared field");
            }
            used.add(field);
        }
    }

    private void unique(List<CompiledRow> rows) {
        Set<String> seen = new HashSet<>();
        for (CompiledRow row : rows) {
            if (!seen.add("id " + row.id())) {
                file.fault("rows", "M32", "have two of the id '" + row.id() + "'", "give each row an id of its own");
            }
            if (!seen.add("target " + row.target().key())) {
                file.fault("rows", "M32", "have two for " + row.target().key(), "map an attribute in one row");
            }
        }
    }

    private List<Coverage.LeftOut> complete(SourceReader.Source source, Set<String> used) {
        Set<String> listed = new LinkedHashSet<>();
        List<Coverage.LeftOut> leftOut = new ArrayList<>();
        for (YamlMap reason : file.maps("notMapped")) {
            try (reason) {
                leftOut.add(new Coverage.LeftOut(reason.texts("source"), reason.text("reason")));
                for (String text : reason.texts("source")) {
                    Set<String> matched = matches(source.fields(), text);
                    if (matched.isEmpty()) {
                        reason.fault("source", "M24", "'" + text + "' is no field of the record", "name a field");
                    }
                    for (String field : matched) {
                        if (used.contains(field) && !text.contains("*")) {
                            reason.fault("source", "M23", "'" + field + "' is mapped too", "keep one of the two");
                        }
                    }
                    listed.addAll(matched);
                }
            }
        }
        String open = source.fields().names().stream()
                .filter(field -> !used.contains(field) && !listed.contains(field))
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            file.fault(
                    "notMapped",
                    "M22",
                    "and rows both leave out: " + open,
                    "map the field or list it with the reason why not");
        }
        return List.copyOf(leftOut);
    }

    /** The fields that a name or a pattern with {@code *} stands for. */
    private static Set<String> matches(SourceFields fields, String text) {
        return fields.names().stream().filter(new FieldPattern(text)).collect(Collectors.toSet());
    }
}
