package kr.ieum.schemas.task;

import java.time.LocalDate;
import java.util.Optional;
import kr.ieum.schemas.yaml.Localized;

/**
 * A node of the tree of business functions (업무기능, BRM).
 *
 * @param parent code of the node one level above; empty for policy fields
 */
public record BusinessFunction(
        String code,
        Level level,
        Localized name,
        Optional<String> parent,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo) {

    /** Levels of the tree, widest first (design §2). Unit tasks belong to one agency and stand in no shared tree. */
    public enum Level {
        /** 정책분야. */
        POLICY_FIELD(1),
        /** 정책영역. */
        POLICY_AREA(2),
        /** 대기능. */
        LARGE(3),
        /** 중기능. */
        MIDDLE(4),
        /** 소기능; what agreements for many agencies name. */
        SMALL(5);

        private final int depth;

        Level(int depth) {
            this.depth = depth;
        }

        /** How deep in the tree, 1 for policy fields. */
        public int depth() {
            return depth;
        }
    }
}
