package kr.ieum.gateway.cases;

/** What the case system answered about a screening. */
public sealed interface ScreeningAnswer {

    /** It is there. */
    record Found(OpenScreening screening) implements ScreeningAnswer {}

    /** There is no such screening. */
    record None() implements ScreeningAnswer {}

    /** It could not be asked or answered something unreadable; {@code cause} is a stable word. */
    record Unavailable(String cause) implements ScreeningAnswer {}
}
