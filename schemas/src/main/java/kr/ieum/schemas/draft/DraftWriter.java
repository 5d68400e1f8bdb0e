package kr.ieum.schemas.draft;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.mapping.Mappings;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/**
 * Writes the file. A suggestion becomes a row only where it is sure enough and its row loads and passes its example; what doesn't is taken
 * back and listed as not decided, with the candidates in a comment, until nothing is left that a machine could mend.
 */
final class DraftWriter {

    /** From here on a suggestion becomes a row. */
    static final int SURE = 70;

    private static final String UNDECIDED = "아직 정하지 않음 (not yet decided)";

    private final DraftRequest request;
    private final ReferenceModel model;
    private final CodeLists codeLists;
    private final Vocabulary vocabulary;
    private final CharsetFinding charset;
    private final Sample sample;
    private final Map<String, FieldProfile> profiles;
    private final Map<String, List<Suggestion>> ranked;
    private final Map<String, List<String>> rows = new LinkedHashMap<>();
    private final Map<String, AttributeKey> mapped = new LinkedHashMap<>();
    private final Map<String, String> takenBack = new LinkedHashMap<>();
    /** Fields that a row reads beside its own, with the field of that row. */
    private final Map<String, String> joined = new LinkedHashMap<>();

    DraftWriter(
            DraftRequest request,
            ReferenceModel model,
            CodeLists codeLists,
            Vocabulary vocabulary,
            CharsetFinding charset,
            Sample sample,
            Map<String, FieldProfile> profiles,
            Map<String, List<Suggestion>> ranked) {
        this.request = request;
        this.model = model;
        this.codeLists = codeLists;
        this.vocabulary = vocabulary;
        this.charset = charset;
        this.sample = sample;
        this.profiles = profiles;
        this.ranked = ranked;
    }

    Draft draft() {
        choose();
        Written written = write();
        List<Fault> faults = faults(written.text());
        // each round takes back at least one row, so there is an end
        while (takeBack(written, faults)) {
            written = write();
            faults = faults(written.text());
        }
        List<Draft.Field> fields = sample.fields().stream()
                .map(field -> new Draft.Field(
                        field.name(),
                        notation(field).described(),
                        Optional.ofNullable(mapped.get(joined.getOrDefault(field.name(), field.name()))),
                        ranked.getOrDefault(field.name(), List.of())))
                .toList();
        return new Draft(request.id(), written.text(), fields, faults, notes());
    }

    private Notation notation(SampleField field) {
        return profile(field).notation();
    }

    private FieldProfile profile(SampleField field) {
        return profiles.getOrDefault(field.name(), new FieldProfile(new Notation.Unseen(), List.of(), 0));
    }

    /** Of several fields that suggest the same target the surest has it. */
    private void choose() {
        RowGuess guess = new RowGuess(codeLists, request.day());
        Map<AttributeKey, SampleField> best = new LinkedHashMap<>();
        for (SampleField field : sample.fields()) {
            top(field)
                    .filter(first -> first.percent() >= SURE)
                    .ifPresent(first -> best.merge(first.target(), field, this::surer));
        }
        Set<String> ids = new HashSet<>();
        AddressGuess.of(sample.fields(), vocabulary)
                .filter(address -> codeLists.find(AddressGuess.LIST).isPresent())
                .ifPresent(address -> address(address, best, ids));
        best.forEach((target, field) -> {
            Property property = model.property(target).orElseThrow();
            String id = id(target, ids);
            guess.lines(id, field, profile(field), property, top(field).orElseThrow())
                    .ifPresent(lines -> {
                        rows.put(field.name(), lines);
                        mapped.put(field.name(), target);
                    });
        });
    }

    /** An address in three fields is one row. */
    private void address(AddressGuess address, Map<AttributeKey, SampleField> best, Set<String> ids) {
        top(address.road())
                .filter(first -> first.percent() >= SURE)
                .filter(first -> model.property(first.target())
                        .filter(property -> property.datatype() == Datatype.ADDRESS)
                        .isPresent())
                .ifPresent(first -> {
                    String road = address.road().name();
                    rows.put(
                            road,
                            address.lines(id(first.target(), ids), first, profile(address.road()), request.day()));
                    mapped.put(road, first.target());
                    joined.put(address.detail().name(), road);
                    joined.put(address.district().name(), road);
                    best.remove(first.target());
                });
    }

    private Optional<Suggestion> top(SampleField field) {
        return ranked.getOrDefault(field.name(), List.of()).stream().findFirst();
    }

    private SampleField surer(SampleField one, SampleField other) {
        int first = top(one).map(Suggestion::percent).orElse(0);
        int second = top(other).map(Suggestion::percent).orElse(0);
        return second > first ? other : one;
    }

    private static String id(AttributeKey target, Set<String> ids) {
        String text = target.text();
        String id = text.substring(text.indexOf('/') + 1);
        return ids.add(id)
                ? id
                : Character.toLowerCase(text.charAt(0)) + text.substring(1, text.indexOf('/')) + "-" + id;
    }

    /** @param starts the first line of each row, by field */
    private record Written(String text, Map<String, Integer> starts, int behindRows) {}

    private List<Fault> faults(String text) {
        Faults faults = new Faults();
        Mappings.parse(
                text.getBytes(StandardCharsets.UTF_8), request.id() + ".yaml", request.id(), model, codeLists, faults);
        return faults.list();
    }

    /** Takes back the rows at fault; whether there was one. */
    private boolean takeBack(Written written, List<Fault> faults) {
        boolean any = false;
        List<String> fields = List.copyOf(written.starts().keySet());
        for (int i = 0; i < fields.size(); i++) {
            int from = written.starts().getOrDefault(fields.get(i), 0);
            int behind =
                    i + 1 < fields.size() ? written.starts().getOrDefault(fields.get(i + 1), 0) : written.behindRows();
            Optional<Fault> fault = faults.stream()
                    .filter(each -> each.line() >= from && each.line() < behind)
                    .findFirst();
            if (fault.isPresent()) {
                rows.remove(fields.get(i));
                mapped.remove(fields.get(i));
                joined.values().removeAll(List.of(fields.get(i)));
                takenBack.put(fields.get(i), fault.get().rule());
                any = true;
            }
        }
        return any;
    }

    private Written write() {
        List<String> lines = new ArrayList<>();
        lines.add("# 표본에서 만든 초안. 아무도 검토하지 않았으며, 값의 예시는 모두 지어낸 것이다.");
        lines.add("# A draft made from a sample. Nobody has reviewed it; every example value is made up.");
        notes().forEach(note -> lines.add("#  - " + YamlText.comment(note)));
        lines.add("format: ieum-mapping/1");
        lines.add("id: " + request.id());
        lines.add("title: {ko: " + YamlText.quoted(request.id() + " (초안)") + ", en: "
                + YamlText.quoted(request.id() + " (draft)") + "}");
        lines.add("owner: " + YamlText.quoted(request.owner()));
        lines.add("layoutVersion: draft/1");
        lines.add("model: " + namespace());
        lines.add("draft: true   # 다 정하면 지울 것: 초안으로는 대장을 열지 않음 (remove when all is decided: no register is opened with"
                + " a draft)");
        lines.add("");
        source(lines);
        lines.add("");
        lines.add("rows:" + (rows.isEmpty() ? " []" : ""));
        Map<String, Integer> starts = new LinkedHashMap<>();
        rows.forEach((field, row) -> {
            starts.put(field, lines.size() + 1);
            row.forEach(line -> lines.add("  " + line));
        });
        int behindRows = lines.size() + 1;
        notMapped(lines);
        return new Written(String.join("\n", lines) + "\n", starts, behindRows);
    }

    private void source(List<String> lines) {
        lines.add("source:");
        lines.add("  format: " + sample.format().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        lines.add("  charset: " + charset.name() + "   # " + YamlText.comment(charset.statement()));
        boolean views = sample.format() == SampleFormat.JDBC_ROW;
        lines.add("  " + (views ? "keys: [" + YamlText.quoted(key()) + "]" : "key: " + YamlText.quoted(key())) + "   # "
                + (keyIsSure()
                        ? "사람의 번호로 보임 (looks like the subject's number)"
                        : "정할 것: 기록을 찾는 번호 (decide: the number by which a record is found)"));
        sample.head().forEach(line -> lines.add("  " + line));
        if (sample.format() == SampleFormat.FIXED_WIDTH) {
            sample.fields().forEach(field -> lines.add("  # " + field.name() + ": " + comment(field)));
            return;
        }
        lines.add(sample.format() == SampleFormat.CSV ? "  columns:" : "  fields:");
        sample.fields()
                .forEach(field -> lines.add("    - " + YamlText.quoted(field.path()) + "   # " + comment(field)));
    }

    private String comment(SampleField field) {
        long filled = field.texts().size()
                - field.texts().stream()
                        .filter(profile(field).nulls()::contains)
                        .count();
        StringBuilder comment = new StringBuilder(filled + "/" + (field.texts().size() + field.absent()) + "; "
                + notation(field).described());
        List<Suggestion> suggestions = ranked.getOrDefault(field.name(), List.of());
        if (!suggestions.isEmpty()) {
            comment.append("; 후보 (candidates)");
            suggestions.forEach(each -> comment.append(" ")
                    .append(each.target())
                    .append(' ')
                    .append(each.percent())
                    .append(" % [")
                    .append(each.reason())
                    .append(']'));
        }
        Optional.ofNullable(takenBack.get(field.name()))
                .ifPresent(rule ->
                        comment.append("; 줄로 만들 수 없었음 (no row: ").append(rule).append(')'));
        return YamlText.comment(comment.toString());
    }

    private void notMapped(List<String> lines) {
        Set<String> open = new LinkedHashSet<>();
        sample.fields().forEach(field -> open.add(field.name()));
        open.removeAll(rows.keySet());
        open.removeAll(joined.keySet());
        open.remove(key());
        if (sample.format() == SampleFormat.FIXED_WIDTH) {
            // the type of a line is read by the layout itself
            open.remove("c1");
        }
        if (open.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("notMapped:");
        open.forEach(field -> {
            lines.add("  - source: " + YamlText.quoted(field));
            lines.add("    reason: " + YamlText.quoted(UNDECIDED));
        });
    }

    private String namespace() {
        Map<String, Integer> votes = new LinkedHashMap<>();
        mapped.values()
                .forEach(key -> model.modelClass(key.className())
                        .ifPresent(of -> votes.merge(of.namespace(), 1, Integer::sum)));
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseGet(() -> model.classes().stream()
                        .findFirst()
                        .map(of -> of.namespace())
                        .orElse("none"));
    }

    private String key() {
        return personNumber()
                .or(() -> sample.fields().stream()
                        .filter(field -> notation(field) instanceof Notation.OfIdentifier && !field.repeats())
                        .findFirst())
                .or(() -> sample.fields().stream()
                        .filter(field -> !field.repeats())
                        .findFirst())
                .orElse(sample.fields().getFirst())
                .name();
    }

    private boolean keyIsSure() {
        return personNumber().isPresent();
    }

    private Optional<SampleField> personNumber() {
        return sample.fields().stream()
                .filter(field -> !field.repeats()
                        && ((notation(field) instanceof Notation.OfIdentifier number && number.residentNumber())
                                || NameWords.ofPath(field.path(), vocabulary)
                                        .words()
                                        .containsAll(List.of("주민", "번호"))))
                .findFirst();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("기록 " + sample.records() + "건을 봄 (records looked at: " + sample.records() + ")");
        if (request.owner().equals(DraftRequest.NOBODY)) {
            notes.add("owner: 보유기관의 기관코드를 적을 것 (write the keeper's institution code)");
        }
        notes.addAll(sample.notes());
        if (rows.values().stream().flatMap(List::stream).anyMatch(line -> line.startsWith("  unit:"))) {
            notes.add("금액의 단위를 원으로 가정함: 천 원이면 KRW-1000 (amounts are taken as won: KRW-1000 if they are thousands)");
        }
        long open = sample.fields().stream()
                .filter(field -> !rows.containsKey(field.name()) && !joined.containsKey(field.name()))
                .count();
        notes.add("정하지 않은 항목 " + open + "개는 notMapped에 있음 (fields not yet decided: " + open + ")");
        return notes;
    }
}
