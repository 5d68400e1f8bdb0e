package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.Value;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the cases of a row: conditions, and what holds when they do. */
final class CasesReader {

    private final Property target;
    private final CodeLists codeLists;
    private final Function<String, SourceSlot> slots;
    private final Function<YamlMap, Optional<RowPlan>> ways;

    /**
     * Cases of one row.
     *
     * @param slots a field with the row's null tokens
     * @param ways reads a transform within the row
     */
    CasesReader(
            Property target,
            CodeLists codeLists,
            Function<String, SourceSlot> slots,
            Function<YamlMap, Optional<RowPlan>> ways) {
        this.target = target;
        this.codeLists = codeLists;
        this.slots = slots;
        this.ways = ways;
    }

    /** @param yields what the cases are to yield: the target's datatype, or text where they are a piece of one */
    Optional<RowPlan> read(YamlMap map, Datatype yields) {
        List<CasesPlan.Case> cases = new ArrayList<>();
        List<YamlMap> given = map.maps("of");
        for (int i = 0; i < given.size(); i++) {
            boolean isLast = i == given.size() - 1;
            try (YamlMap each = given.get(i)) {
                List<Condition> conditions = conditions(each);
                if (conditions.isEmpty() != isLast) {
                    each.fault(
                            "when",
                            "M27",
                            isLast
                                    ? "leaves open what holds otherwise"
                                    : "is missing, so that no later case is reached",
                            "give every case but the last its conditions");
                }
                outcome(each, yields).ifPresent(outcome -> cases.add(new CasesPlan.Case(conditions, outcome)));
            }
        }
        if (given.size() < 2) {
            map.fault(
                    "of", "M27", "names fewer than two cases", "write {when, out|state|read} for each, and a last one");
        }
        return cases.size() == given.size() && cases.size() > 1
                ? Optional.of(new CasesPlan(yields, cases))
                : Optional.empty();
    }

    private List<Condition> conditions(YamlMap each) {
        List<Condition> conditions = new ArrayList<>();
        for (YamlMap when : each.maps("when")) {
            try (when) {
                boolean negated = when.has("isNot");
                if (negated == when.has("is")) {
                    when.fault("is", "M27", "and isNot are both there or both missing", "write one of the two");
                }
                conditions.add(new Condition(
                        slots.apply(when.text("source")),
                        Set.copyOf(RawTexts.list(when, negated ? "isNot" : "is")),
                        negated));
            }
        }
        return conditions;
    }

    private Optional<CasesPlan.Outcome> outcome(YamlMap each, Datatype yields) {
        if (each.has("read")) {
            try (YamlMap read = each.map("read")) {
                Optional<RowPlan> plan = ways.apply(read);
                if (plan.filter(found -> found.yields() != yields).isPresent()) {
                    read.fault("type", "M26", "doesn't yield what the row does", "use a transform into its datatype");
                    return Optional.empty();
                }
                return plan.map(CasesPlan.Outcome.Taken::new);
            }
        }
        if (each.has("state")) {
            return Optional.of(new CasesPlan.Outcome.Fixed(
                    each.choice("state", EmptyState.class).field()));
        }
        String out = each.text("out");
        Optional<Value> value = value(out, yields);
        if (value.isEmpty()) {
            each.fault(
                    "out",
                    "M27",
                    "'" + out + "' is no fixed value of " + target.key(),
                    "write a text, a code in force of its list, or \"yes\" or \"no\"; read all others from a field");
        }
        return value.map(found -> new CasesPlan.Outcome.Fixed(new MappedField.Present(found)));
    }

    private Optional<Value> value(String out, Datatype yields) {
        return switch (yields) {
            case TEXT -> out.isBlank() ? Optional.empty() : Optional.of(new Value.OfText(out));
            case INDICATOR ->
                switch (out) {
                    case "yes" -> Optional.of(new Value.OfIndicator(Answer.YES));
                    case "no" -> Optional.of(new Value.OfIndicator(Answer.NO));
                    default -> Optional.empty();
                };
            case CODE ->
                target.codeList()
                        .flatMap(codeLists::find)
                        .filter(list ->
                                list.find(out).filter(code -> !code.abolished()).isPresent())
                        .map(list -> new Value.OfCode(out, list.id()));
            case DATE, IDENTIFIER, NAME, ADDRESS, AMOUNT -> Optional.empty();
        };
    }
}
