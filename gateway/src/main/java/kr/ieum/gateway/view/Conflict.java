package kr.ieum.gateway.view;

import java.util.List;
import kr.ieum.gateway.release.ReleasedField;

/**
 * Two registers that contradict each other about one subject, with everything that was released of it. Both statements are
 * kept as they are (design §7).
 *
 * @param subject index of the subject in the look-up
 * @param sides what each register states, in the order of the rule
 */
public record Conflict(ConflictRule rule, int subject, List<Side> sides) {

    /**
     * One register's statement.
     *
     * @param stated the compared fields; several where the register has several entries
     * @param beside what the rule shows with them
     */
    public record Side(String register, List<ReleasedField> stated, List<ReleasedField> beside) {

        /** Makes it immutable. */
        public Side {
            stated = List.copyOf(stated);
            beside = List.copyOf(beside);
        }
    }

    /** Makes it immutable. */
    public Conflict {
        sides = List.copyOf(sides);
    }
}
