package kr.ieum.schemas.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells in a JSON or XML document what is the record and what surrounds it, and collects the record's fields. The record is looked for
 * from the top: as long as one child holds most of what there is, what stands beside it is the envelope.
 */
final class TreeSample {

    private static final double MOST = 0.6;
    private static final int LARGEST_ENVELOPE = 8;

    private final List<Branch> records;
    private final String place;
    private final Map<String, String> beside = new LinkedHashMap<>();

    private TreeSample(Branch top) {
        List<Branch> current = List.of(top);
        String path = "";
        while (true) {
            Map<String, List<Branch>> groups = groups(current);
            int width = Branch.width(current);
            Optional<Map.Entry<String, List<Branch>>> widest = groups.entrySet().stream()
                    .filter(group -> group.getValue().stream().anyMatch(branch -> !branch.isLeaf()))
                    .max((a, b) -> Integer.compare(Branch.width(a.getValue()), Branch.width(b.getValue())));
            if (widest.isEmpty() || !leadsOn(widest.get().getValue(), width, current.size())) {
                break;
            }
            note(path, groups, widest.get().getKey());
            current = widest.get().getValue();
            path = join(path, widest.get().getKey());
        }
        records = current.stream().filter(record -> !record.isLeaf()).toList();
        place = path;
    }

    private static boolean leadsOn(List<Branch> widest, int width, int parents) {
        int within = Branch.width(widest);
        boolean isMany = widest.size() > parents;
        return parents == 1 && width - within <= LARGEST_ENVELOPE && ((isMany && within > 1) || within >= MOST * width);
    }

    private static Map<String, List<Branch>> groups(List<Branch> branches) {
        Map<String, List<Branch>> groups = new LinkedHashMap<>();
        branches.forEach(branch -> branch.groups()
                .forEach((name, found) ->
                        groups.computeIfAbsent(name, any -> new ArrayList<>()).addAll(found)));
        return groups;
    }

    private void note(String path, Map<String, List<Branch>> groups, String record) {
        groups.forEach((name, branches) -> {
            if (!name.equals(record) && branches.size() == 1) {
                leaves(join(path, name), branches.getFirst());
            }
        });
    }

    private void leaves(String path, Branch branch) {
        if (branch.isLeaf()) {
            beside.put(path, branch.text());
        }
        branch.children().forEach(child -> leaves(join(path, child.name()), child));
    }

    private static String join(String path, String name) {
        if (name.isEmpty()) {
            return path;
        }
        return path.isEmpty() ? name : path + "/" + name;
    }

    static Sample json(String text) throws UnreadableSample {
        Branch top = JsonTree.read(text);
        boolean onePerLine = text.charAt(0) == '{'
                && !top.isLeaf()
                && top.children().stream()
                        .allMatch(each -> each.listed() && each.name().isEmpty());
        return RowsSample.of(top).isPresent()
                ? RowsSample.of(top).get()
                : new TreeSample(top).sample(SampleFormat.JSON, onePerLine, List.of(), new ArrayList<>());
    }

    static Sample xml(String text) throws UnreadableSample {
        XmlTree.Document document = XmlTree.read(text);
        List<String> head = new ArrayList<>();
        head.add("namespaces:");
        document.namespaces()
                .forEach((prefix, uri) -> head.add("  " + YamlText.quoted(prefix) + ": " + YamlText.quoted(uri)));
        List<String> notes = new ArrayList<>();
        if (document.attributesLeftOut()) {
            notes.add("XML 속성(attribute)은 항목이 아니므로 초안에 없음 (attributes of elements are no source fields)");
        }
        return new TreeSample(document.top()).sample(SampleFormat.XML, false, head, notes);
    }

    /** How a file without an outcome is cut into records. */
    private String fileOf(SampleFormat format, boolean lines) {
        if (format == SampleFormat.XML) {
            return "file: {at: " + YamlText.quoted(place) + "}";
        }
        if (lines) {
            return "file: {records: one-per-line}";
        }
        return place.isEmpty() ? "file: {records: list}" : "file: {records: list, at: " + YamlText.quoted(place) + "}";
    }

    private Sample sample(SampleFormat format, boolean onePerLine, List<String> head, List<String> notes)
            throws UnreadableSample {
        if (records.isEmpty()) {
            throw new UnreadableSample(
                    "D5", 0, "holds no record", "take an answer about a subject whom the register holds");
        }
        List<String> lines = new ArrayList<>(head);
        List<String> envelope =
                new EnvelopeGuess(place, beside, records.size(), fileOf(format, onePerLine)).lines(notes);
        if (envelope.stream().anyMatch(line -> line.contains("assertedAt"))) {
            lines.add("zone: Asia/Seoul");
        }
        lines.addAll(envelope);
        return new Sample(format, lines, fields(), records.size(), notes);
    }

    private List<SampleField> fields() {
        Set<String> repeating = new LinkedHashSet<>();
        records.forEach(record -> repeating("", record, repeating));
        Map<String, List<String>> texts = new LinkedHashMap<>();
        Map<String, Integer> senders = new LinkedHashMap<>();
        for (Branch record : records) {
            Set<String> sent = new LinkedHashSet<>();
            collect("", record, repeating, texts, sent);
            sent.forEach(path -> senders.merge(path, 1, Integer::sum));
        }
        List<SampleField> fields = new ArrayList<>();
        texts.forEach((path, values) ->
                fields.add(new SampleField(path, values, records.size() - senders.getOrDefault(path, 0))));
        // a step that holds fields in one record and a text in another is no field of its own
        return fields.stream()
                .filter(field -> fields.stream().noneMatch(other -> other.name().startsWith(field.name() + "/")))
                .toList();
    }

    private static void repeating(String path, Branch branch, Set<String> found) {
        branch.groups().forEach((name, group) -> {
            String at = join(path, name);
            if (group.size() > 1 || group.getFirst().listed()) {
                found.add(at);
            }
            group.forEach(child -> repeating(at, child, found));
        });
    }

    private static void collect(
            String path, Branch branch, Set<String> repeating, Map<String, List<String>> texts, Set<String> sent) {
        for (Branch child : branch.children()) {
            String at = join(path, child.name());
            if (child.isLeaf()) {
                String declared = declared(at, repeating);
                List<String> seen = texts.computeIfAbsent(declared, any -> new ArrayList<>());
                if (!child.listed() || !child.text().isEmpty()) {
                    seen.add(child.text());
                }
                sent.add(declared);
            } else {
                collect(at, child, repeating, texts, sent);
            }
        }
    }

    /** With brackets at the steps that repeat anywhere in the sample. */
    private static String declared(String path, Set<String> repeating) {
        StringBuilder declared = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        for (String step : path.split("/", -1)) {
            plain.append(plain.isEmpty() ? "" : "/").append(step);
            declared.append(declared.isEmpty() ? "" : "/").append(step);
            if (repeating.contains(plain.toString())) {
                declared.append("[]");
            }
        }
        return declared.toString();
    }
}
