package kr.ieum.schemas.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Property;

/** The row of a mapping that a field's notation and the best suggestion make up; nothing where something must be decided first. */
final class RowGuess {

    private final CodeLists codeLists;
    private final LocalDate day;

    RowGuess(CodeLists codeLists, LocalDate day) {
        this.codeLists = codeLists;
        this.day = day;
    }

    /** How a row reads its field, with an example of it. */
    private record Reading(String transform, String unit, String in, String out) {}

    /** The row's lines; nothing when no transform of the closed list follows from what was seen. */
    Optional<List<String>> lines(
            String id, SampleField field, FieldProfile profile, Property target, Suggestion suggestion) {
        Set<String> seen = Set.copyOf(field.texts());
        return reading(field, profile, target, seen).map(reading -> {
            List<String> lines = new ArrayList<>();
            lines.add("- id: " + id);
            if (!field.types().isEmpty()) {
                lines.add("  of: " + YamlText.list(field.types()));
            }
            lines.add("  source: " + YamlText.quoted(field.name()));
            lines.add("  target: " + target.key().text());
            lines.add("  transform: " + reading.transform());
            if (!reading.unit().isEmpty()) {
                lines.add("  unit: " + reading.unit());
            }
            List<String> nulls = profile.nulls();
            if (!nulls.isEmpty()) {
                lines.add("  # 빈 값의 뜻을 정할 것: unknown, known-empty, not-applicable (decide what these mean)");
                lines.add("  empty: {unknown: " + YamlText.list(nulls) + "}");
            }
            if (field.absent() > 0) {
                lines.add("  # 기록 " + field.absent() + "건은 이 항목을 보내지 않음: 뜻을 정할 것 (decide what a missing field means)");
                lines.add("  missing: unknown");
            }
            lines.add("  fidelity: exact");
            lines.add("  justification: "
                    + YamlText.quoted("초안: " + suggestion.reason() + " (" + suggestion.percent() + " %). 검토 전이다."));
            lines.add("  author: 초안");
            lines.add("  date: " + day);
            lines.add("  examples:");
            lines.add("    - {in: " + YamlText.quoted(reading.in()) + ", out: " + YamlText.quoted(reading.out()) + "}");
            return lines;
        });
    }

    private Optional<Reading> reading(SampleField field, FieldProfile profile, Property target, Set<String> seen) {
        if (field.repeats()) {
            return Optional.empty();
        }
        return switch (target.datatype()) {
            case DATE ->
                profile.notation() instanceof Notation.OfDate date ? Optional.of(date(date, target)) : Optional.empty();
            case IDENTIFIER ->
                profile.notation() instanceof Notation.OfIdentifier identifier
                        ? Optional.of(identifier(identifier))
                        : Optional.empty();
            case NAME ->
                switch (profile.notation()) {
                    case Notation.OfName name -> name();
                    case Notation.OfText text -> name();
                    default -> Optional.empty();
                };
            case AMOUNT ->
                switch (profile.notation()) {
                    case Notation.OfAmount amount -> Optional.of(amount(amount.notation()));
                    case Notation.OfIdentifier identifier -> Optional.of(amount("plain"));
                    default -> Optional.empty();
                };
            case CODE -> code(field, profile, target);
            case INDICATOR ->
                profile.notation() instanceof Notation.OfIndicator pair
                        ? Optional.of(new Reading(
                                "{type: indicator, yes: " + YamlText.list(List.of(pair.yes())) + ", no: "
                                        + YamlText.list(List.of(pair.no())) + "}",
                                "",
                                pair.yes(),
                                "yes"))
                        : Optional.empty();
            case TEXT -> text(field, profile, seen);
            case ADDRESS -> Optional.empty();
        };
    }

    private static Optional<Reading> name() {
        return Optional.of(new Reading("{type: name}", "", MadeUp.name(), MadeUp.name()));
    }

    private static Reading date(Notation.OfDate date, Property target) {
        String[] example = MadeUp.date(date.pattern());
        String more = date.pattern().equals("epoch-millis") ? ", zone: Asia/Seoul" : "";
        // a bare year is a partial date whatever the others are
        boolean partial =
                (date.partial() && target.partialDates()) || date.pattern().equals("yyyy-MM");
        return new Reading(
                "{type: date, pattern: " + YamlText.quoted(date.pattern()) + more + (partial ? ", partial: true" : "")
                        + "}",
                "",
                example[0],
                example[1]);
    }

    private static Reading identifier(Notation.OfIdentifier identifier) {
        String example = identifier.residentNumber() ? MadeUp.residentNumber() : MadeUp.digits(identifier.digits());
        return new Reading("{type: identifier, digits: " + identifier.digits() + "}", "", example, example);
    }

    private static Reading amount(String notation) {
        String in = switch (notation) {
            case "grouped" -> "1,234,000";
            case "sign-first" -> "+1234000";
            case "padded" -> "1234000 ";
            default -> "1234000";
        };
        return new Reading("{type: amount, notation: " + notation + "}", "KRW", in, "1234000");
    }

    private Optional<Reading> text(SampleField field, FieldProfile profile, Set<String> seen) {
        if (profile.notation() instanceof Notation.OfShare) {
            return Optional.of(new Reading("{type: share}", "", "1/3", "1/3"));
        }
        return field.texts().stream()
                .filter(text -> !profile.nulls().contains(text))
                .findFirst()
                .map(text -> MadeUp.like(text, seen))
                .map(made -> new Reading("{type: text}", "", made, made));
    }

    /**
     * By a list of the register's own, which the federation may already keep under the field's name, or by the model's list where the
     * register writes the model's codes. Otherwise somebody has to make the register's list first.
     */
    private Optional<Reading> code(SampleField field, FieldProfile profile, Property target) {
        List<String> seen = switch (profile.notation()) {
            case Notation.OfCode code -> code.values();
            case Notation.OfIndicator pair -> List.of(pair.yes(), pair.no());
            // shown only if a list of the federation holds them all
            case Notation.OfText text ->
                field.texts().stream()
                        .distinct()
                        .filter(each -> !profile.nulls().contains(each))
                        .toList();
            default -> List.of();
        };
        Optional<CodeList> model = target.codeList().flatMap(codeLists::find);
        if (seen.isEmpty() || model.isEmpty()) {
            return Optional.empty();
        }
        if (seen.stream().allMatch(code -> model.get().find(code).isPresent())) {
            return Optional.of(new Reading(
                    "{type: code, list: " + model.get().id() + ", unknownCode: malformed, abolishedCode: malformed}",
                    "",
                    seen.getFirst(),
                    seen.getFirst()));
        }
        String leaf = field.name().substring(field.name().lastIndexOf('/') + 1);
        return codeLists.all().values().stream()
                .filter(list -> list.id().endsWith("-" + leaf.substring(leaf.lastIndexOf('.') + 1)))
                .filter(list -> seen.stream().allMatch(code -> list.find(code).isPresent()))
                .findFirst()
                .flatMap(list -> byNames(list, model.get()));
    }

    /** A code map by equal names; nothing unless every code in force has its counterpart. */
    private static Optional<Reading> byNames(CodeList from, CodeList to) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (CodeList.Code code : from.codes()) {
            to.codes().stream()
                    .filter(other -> !other.abolished())
                    .filter(other -> other.name().ko().equals(code.name().ko())
                            || other.name().en().equalsIgnoreCase(code.name().en()))
                    .findFirst()
                    .ifPresent(other -> codes.put(code.code(), other.code()));
        }
        if (codes.isEmpty() || codes.size() != from.codes().size()) {
            return Optional.empty();
        }
        StringBuilder map = new StringBuilder();
        codes.forEach((code, other) -> map.append(map.isEmpty() ? "" : ", ")
                .append(YamlText.quoted(code))
                .append(": ")
                .append(other));
        Map.Entry<String, String> example = codes.entrySet().iterator().next();
        return Optional.of(new Reading(
                "{type: code, list: " + from.id() + ", codes: {" + map
                        + "}, unknownCode: malformed, abolishedCode: malformed}",
                "",
                example.getKey(),
                example.getValue()));
    }
}
