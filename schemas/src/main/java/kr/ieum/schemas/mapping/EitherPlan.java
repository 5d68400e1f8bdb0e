package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.Datatype;

/** What a register writes into one of several fields: the first that it sent with something in it counts, or else the first that it sent. */
record EitherPlan(List<FieldPlan> ways) implements RowPlan {

    EitherPlan {
        ways = List.copyOf(ways);
    }

    @Override
    public Datatype yields() {
        return ways.getFirst().yields();
    }

    @Override
    public Set<String> sources() {
        return ways.stream().flatMap(way -> way.sources().stream()).collect(Collectors.toSet());
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        return ways.stream()
                .filter(way -> record.field(way.slot().field())
                        .filter(text -> !way.slot().nulls().containsKey(text))
                        .isPresent())
                .findFirst()
                .or(() -> ways.stream()
                        .filter(way -> record.field(way.slot().field()).isPresent())
                        .findFirst())
                .orElse(ways.getLast())
                .map(record, all, context, at);
    }
}
