package kr.ieum.gateway.cases;

import java.util.List;

/** What the case system answered. */
public sealed interface CaseAnswer {

    /**
     * The cases found: one for an inquiry, any number for a list.
     *
     * @param faulty cases of a list that can't be read; an inquiry for one of them is {@link Unavailable}
     */
    record Found(List<OpenCase> cases, List<FaultyCase> faulty) implements CaseAnswer {

        /** Cases that can all be read. */
        public Found(List<OpenCase> cases) {
            this(cases, List.of());
        }
    }

    /** There is no such case. */
    record None() implements CaseAnswer {}

    /** It could not be asked or answered something unreadable; {@code cause} is a stable word. */
    record Unavailable(String cause) implements CaseAnswer {}
}
