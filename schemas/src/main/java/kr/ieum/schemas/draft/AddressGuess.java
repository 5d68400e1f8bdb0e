package kr.ieum.schemas.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** An address in the three fields that Korean registers keep it in: the road's address, the detail behind it and the legal district's code. */
record AddressGuess(SampleField road, SampleField detail, SampleField district) {

    /** The list of legal districts of a federation. */
    static final String LIST = "legal-district";

    /** A code that no district has; the list refuses it, which is all that an example can say without somebody's address. */
    private static final String NO_DISTRICT = "9999999999";

    /** The three fields, where a sample has each of them once. */
    static Optional<AddressGuess> of(List<SampleField> fields, Vocabulary vocabulary) {
        Optional<SampleField> road =
                only(fields, vocabulary, words -> words.containsAll(Set.of("도로명", "주소")) && !words.contains("상세"));
        Optional<SampleField> detail = only(fields, vocabulary, words -> words.containsAll(Set.of("상세", "주소")));
        Optional<SampleField> district = only(fields, vocabulary, words -> words.contains("법정동"));
        return road.isEmpty() || detail.isEmpty() || district.isEmpty()
                ? Optional.empty()
                : Optional.of(new AddressGuess(road.get(), detail.get(), district.get()));
    }

    private static Optional<SampleField> only(
            List<SampleField> fields, Vocabulary vocabulary, Predicate<Set<String>> suits) {
        List<SampleField> found = fields.stream()
                .filter(field -> !field.repeats()
                        && suits.test(NameWords.ofPath(field.path(), vocabulary).words()))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The row's lines. */
    List<String> lines(String id, Suggestion suggestion, FieldProfile profile, LocalDate day) {
        List<String> lines = new ArrayList<>();
        lines.add("- id: " + id);
        lines.add("  target: " + suggestion.target());
        lines.add("  transform: {type: address, road: " + YamlText.quoted(road.name()) + ", detail: "
                + YamlText.quoted(detail.name()) + ", district: " + YamlText.quoted(district.name()) + ", list: " + LIST
                + "}");
        if (!profile.nulls().isEmpty()) {
            lines.add("  # 빈 값의 뜻을 정할 것: unknown, known-empty, not-applicable (decide what these mean)");
            lines.add("  empty: {unknown: " + YamlText.list(profile.nulls()) + "}");
        }
        lines.add("  fidelity: narrower");
        lines.add("  justification: "
                + YamlText.quoted("초안: " + suggestion.reason() + " (" + suggestion.percent() + " %). 검토 전이다."));
        lines.add("  author: 초안");
        lines.add("  date: " + day);
        lines.add("  examples:");
        lines.add("    - {record: {" + YamlText.quoted(road.name()) + ": \"가상로 1\", " + YamlText.quoted(detail.name())
                + ": \"1호\", " + YamlText.quoted(district.name()) + ": \"" + NO_DISTRICT + "\"}, fault: M4}");
        return lines;
    }
}
