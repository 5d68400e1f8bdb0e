package kr.ieum.gateway.cases;

import java.util.List;

/** What the case system answered. */
public sealed interface CaseAnswer {

    /** The cases found: one for an inquiry, any number for a list. */
    record Found(List<OpenCase> cases) implements CaseAnswer {}

    /** There is no such case. */
    record None() implements CaseAnswer {}

    /** It could not be asked or answered something unreadable; {@code cause} is a stable word. */
    record Unavailable(String cause) implements CaseAnswer {}
}
