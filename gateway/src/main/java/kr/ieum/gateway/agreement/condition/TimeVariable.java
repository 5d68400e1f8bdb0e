package kr.ieum.gateway.agreement.condition;

import java.util.Arrays;
import java.util.Optional;

/** The closed list of instants that a condition may name beside {@code now}. */
public enum TimeVariable {
    /** When the application of the case was received. */
    CASE_OPENED("case.opened");

    private final String spelling;

    TimeVariable(String spelling) {
        this.spelling = spelling;
    }

    /** The variable's name in a condition. */
    public String spelling() {
        return spelling;
    }

    static Optional<TimeVariable> of(String spelling) {
        return Arrays.stream(values()).filter(v -> v.spelling.equals(spelling)).findFirst();
    }
}
