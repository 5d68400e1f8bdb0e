package kr.ieum.schemas.task;

import java.time.LocalDate;
import java.util.Optional;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.Localized;

/**
 * A node of the tree of business functions (업무기능, BRM).
 *
 * @param parent code of the node one level above; empty for policy fields
 * @param agency institution code of the one agency that a unit task belongs to; empty above
 * @param sensitivity how sensitive what the function handles is taken to be, where the node says so itself (the way of NIST
 *     SP 800-60 from function to default sensitivity)
 */
public record BusinessFunction(
        String code,
        Level level,
        Localized name,
        Optional<String> parent,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Optional<String> agency,
        Optional<Property.Sensitivity> sensitivity) {

    /** Whether the function was in force on that day. */
    public boolean inForce(LocalDate day) {
        return validFrom.filter(day::isBefore).isEmpty()
                && validTo.filter(day::isAfter).isEmpty();
    }

    /** The six levels of the tree, widest first (design §2). */
    public enum Level {
        POLICY_FIELD(1, "정책분야", "policy field"),
        POLICY_AREA(2, "정책영역", "policy area"),
        LARGE(3, "대기능", "large function"),
        MIDDLE(4, "중기능", "middle function"),
        /** What agreements for many agencies name. */
        SMALL(5, "소기능", "small function"),
        /** Belongs to one agency. */
        UNIT_TASK(6, "단위과제", "unit task");

        private final int depth;
        private final String ko;
        private final String en;

        Level(int depth, String ko, String en) {
            this.depth = depth;
            this.ko = ko;
            this.en = en;
        }

        /** How deep in the tree, 1 for policy fields. */
        public int depth() {
            return depth;
        }

        /** What the level is called. */
        public Localized title() {
            return new Localized(ko, en);
        }
    }
}
