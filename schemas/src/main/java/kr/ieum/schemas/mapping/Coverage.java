package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What a mapping takes of its register's records, and what it leaves out on purpose; every source field is one or the other.
 *
 * @param mapped the rows, in file order
 * @param leftOut the source fields deliberately not mapped, in file order
 */
public record Coverage(List<Row> mapped, List<LeftOut> leftOut) {

    /** Makes it immutable. */
    public Coverage {
        mapped = List.copyOf(mapped);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A row.
     *
     * @param fidelity {@code exact}, {@code narrower}, {@code broader} or {@code one-way}
     * @param reviewer nothing while nobody has reviewed it
     */
    public record Row(
            AttributeKey target,
            Set<String> sources,
            String fidelity,
            String justification,
            Optional<String> reviewer) {

        /** Makes it immutable. */
        public Row {
            sources = Set.copyOf(sources);
        }
    }

    /** Source fields, or patterns of them, that are not mapped, and why. */
    public record LeftOut(List<String> sources, String reason) {

        /** Makes it immutable. */
        public LeftOut {
            sources = List.copyOf(sources);
        }
    }
}
