package kr.ieum.gateway.agreement.engine;

/**
 * A fact of a decision: known with its named source, or missing with the reason. A missing fact closes grants and keeps
 * limits (design §6 rule 2).
 */
public sealed interface Fact<T> {

    /** The fact is known. */
    record Known<T>(T value, String source) implements Fact<T> {}

    /** Nobody could tell; {@code reason} is a stable word such as {@code register-late}. */
    record Missing<T>(String reason) implements Fact<T> {}
}
