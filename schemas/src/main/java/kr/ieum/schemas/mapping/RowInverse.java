package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.Value;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * A row read backwards: the texts that its source must hold so that the row yields these fields (design §5). Of several
 * spellings the canonical one is written: of null tokens the first of its state, of words and codes the one that the row names
 * under {@code written}.
 *
 * @param plan the row's way forwards
 * @param tokens the null token that is written for each state
 * @param form how the row wants values written
 */
record RowInverse(RowPlan plan, Map<EmptyState, String> tokens, WrittenForm form) {

    RowInverse {
        tokens = Map.copyOf(tokens);
    }

    /** Reads what the row says of writing; the plan has been read without fault. */
    static RowInverse read(YamlMap row, RowPlan plan) {
        Map<EmptyState, String> tokens = new EnumMap<>(EmptyState.class);
        row.optionalMap("empty").ifPresent(empty -> {
            for (EmptyState state : EmptyState.values()) {
                RawTexts.list(empty, YamlMap.spelling(state)).stream()
                        .findFirst()
                        .ifPresent(token -> tokens.put(state, token));
            }
        });
        return new RowInverse(plan, tokens, WrittenForm.read(row));
    }

    /** Why the row has no way back; nothing when it has one. */
    Optional<String> oneWay() {
        return switch (plan) {
            case FieldPlan field -> field.transform().oneWay(form);
            case RepeatedPlan repeated -> repeated.each().transform().oneWay(form);
            case EachPlan each ->
                each.some().size() == 1 && each.none().size() == 1
                        ? each.transform().oneWay(form)
                        : Optional.of("several words announce the list");
            case AddressPlan address -> Optional.empty();
            case EitherPlan either -> Optional.of("any of several fields may have held the value");
            case AssetTotalPlan total -> Optional.of("a total doesn't tell what it was added up from");
            case SumPlan sum -> Optional.of("a sum doesn't tell what it was added up from");
            case ProductPlan product -> Optional.of("a product doesn't tell its factors");
            case JoinedPlan joined -> Optional.of("a joined text doesn't tell where one field ends");
            case CasesPlan cases -> Optional.of("the value doesn't tell which case it came of");
            case CompletedYearsPlan years -> Optional.of("a number of years doesn't tell the day");
            case CoOwnersPlan owners -> Optional.of("the shares don't tell whose they are");
            case CertificateRelationPlan relation ->
                Optional.of("a relation doesn't tell the numbers that were compared");
            case IndicatorPlan answer -> Optional.of("the answer doesn't tell what it was found from");
        };
    }

    /**
     * Puts into the draft what the source must hold. Fields that other rows write are there already where a state needs them: an
     * empty field may be told by a guard alone.
     *
     * @param fields what the row is to yield: one field, or several where it reads a repeated one
     * @return what keeps it from being written
     */
    Optional<Refusal> write(List<MappedField> fields, RecordDraft draft) {
        return switch (plan) {
            case FieldPlan field -> one(field, fields, draft);
            case RepeatedPlan repeated -> several(repeated.each(), fields, draft);
            case EachPlan each -> announced(each, fields, draft);
            case AddressPlan address -> address(address, fields, draft);
            default -> Optional.of(new Refusal(MappingRule.M57, "the row can't be read backwards"));
        };
    }

    /** Why a record can't be written, without any value. */
    record Refusal(MappingRule rule, String message) {}

    /** Whether every field is a value or a state with a token, so that it can be written before the states that need guards. */
    boolean standsAlone(List<MappedField> fields) {
        return fields.stream()
                .allMatch(field -> field instanceof MappedField.Present
                        || state(field).map(tokens::get).isPresent());
    }

    private Optional<Refusal> one(FieldPlan field, List<MappedField> fields, RecordDraft draft) {
        if (fields.size() != 1) {
            return Optional.of(new Refusal(MappingRule.M54, "several values for a field that stands once"));
        }
        return switch (fields.getFirst()) {
            case MappedField.Present present -> value(field, present.value(), draft);
            case MappedField.KnownEmpty none -> empty(field, EmptyState.KNOWN_EMPTY, draft);
            case MappedField.Unknown none -> empty(field, EmptyState.UNKNOWN, draft);
            case MappedField.NotApplicable none -> empty(field, EmptyState.NOT_APPLICABLE, draft);
            case MappedField.NoHistory none -> unsaid("history");
            case MappedField.Malformed none -> unsaid("malformed");
        };
    }

    private static Optional<Refusal> unsaid(String what) {
        return Optional.of(new Refusal(MappingRule.M57, "no text of the format says " + what));
    }

    private static Optional<EmptyState> state(MappedField field) {
        return switch (field) {
            case MappedField.KnownEmpty none -> Optional.of(EmptyState.KNOWN_EMPTY);
            case MappedField.Unknown none -> Optional.of(EmptyState.UNKNOWN);
            case MappedField.NotApplicable none -> Optional.of(EmptyState.NOT_APPLICABLE);
            case MappedField.Present value -> Optional.empty();
            case MappedField.NoHistory none -> Optional.empty();
            case MappedField.Malformed none -> Optional.empty();
        };
    }

    private Optional<Refusal> value(FieldPlan field, Value value, RecordDraft draft) {
        Optional<String> text = field.transform().write(value, form);
        if (text.isEmpty()) {
            return Optional.of(new Refusal(MappingRule.M54, "the notation of the format can't say this value"));
        }
        return field.slot().nulls().containsKey(text.get())
                ? Optional.of(new Refusal(MappingRule.M54, "the value is written like none, and would be read as such"))
                : draft.put(field.slot().field(), text.get());
    }

    private Optional<Refusal> empty(FieldPlan field, EmptyState state, RecordDraft draft) {
        Optional<String> token = Optional.ofNullable(tokens.get(state));
        if (token.isPresent()) {
            return draft.put(field.slot().field(), token.get());
        }
        if (Guard.firstOf(field.guards(), draft.record()).filter(state::equals).isPresent()) {
            return Optional.empty();
        }
        if (draft.mayLeaveOut() && field.slot().missing().filter(state::equals).isPresent()) {
            return Optional.empty();
        }
        for (Guard guard : field.guards()) {
            if (guard.then() == state
                    && !guard.negated()
                    && guard.values().size() == 1
                    && draft.isOpen(guard.source())) {
                return draft.put(guard.source(), guard.values().iterator().next());
            }
        }
        return unsaid(YamlMap.spelling(state));
    }

    private Optional<Refusal> several(FieldPlan each, List<MappedField> fields, RecordDraft draft) {
        if (fields.size() == 1 && state(fields.getFirst()).isPresent()) {
            return one(each, fields, draft);
        }
        List<String> texts = new ArrayList<>();
        for (MappedField field : fields) {
            RecordDraft alone = draft.alone();
            Optional<Refusal> refusal = one(each, List.of(field), alone);
            if (refusal.isPresent()) {
                return refusal;
            }
            texts.add(alone.record().field(each.slot().field()).orElse(""));
        }
        return draft.repeat(each.slot().field(), texts);
    }

    private Optional<Refusal> announced(EachPlan each, List<MappedField> fields, RecordDraft draft) {
        if (fields.size() == 1 && fields.getFirst() instanceof MappedField.KnownEmpty) {
            return draft.put(each.announced(), each.none().iterator().next());
        }
        List<String> texts = new ArrayList<>();
        for (MappedField field : fields) {
            Optional<String> text = field instanceof MappedField.Present present
                    ? each.transform().write(present.value(), form)
                    : Optional.empty();
            if (text.isEmpty()) {
                return Optional.of(new Refusal(MappingRule.M54, "the notation of the format can't say this value"));
            }
            texts.add(text.get());
        }
        return draft.repeat(each.field(), texts)
                .or(() -> draft.put(each.announced(), each.some().iterator().next()));
    }

    private Optional<Refusal> address(AddressPlan plan, List<MappedField> fields, RecordDraft draft) {
        if (fields.size() != 1) {
            return Optional.of(new Refusal(MappingRule.M54, "several values for a field that stands once"));
        }
        if (fields.getFirst() instanceof MappedField.Present(Value.OfAddress address)) {
            Optional<String> road = plan.writeRoad(address);
            return road.isEmpty()
                    ? Optional.of(new Refusal(MappingRule.M54, "the address lies in no legal district of the list"))
                    : draft.put(plan.road().field(), road.get())
                            .or(() -> draft.put(plan.detail().field(), address.detail()))
                            .or(() -> draft.put(plan.district().field(), address.districtCode()));
        }
        Optional<String> token = state(fields.getFirst()).map(tokens::get);
        if (token.isEmpty()) {
            return unsaid("this state of an address");
        }
        for (String field : List.of(
                plan.road().field(), plan.detail().field(), plan.district().field())) {
            Optional<Refusal> refusal = draft.put(field, token.get());
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** The fields that the row writes. */
    Set<String> writes() {
        return oneWay().isPresent()
                ? Set.of()
                : switch (plan) {
                    case FieldPlan field -> Set.of(field.slot().field());
                    case RepeatedPlan repeated -> Set.of(repeated.each().slot().field());
                    default -> plan.sources();
                };
    }
}
