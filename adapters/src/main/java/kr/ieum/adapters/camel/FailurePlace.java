package kr.ieum.adapters.camel;

/** Type and place of an exception for the operator, without its text, which may hold a key or a record. */
public final class FailurePlace {

    private FailurePlace() {}

    /** Such as {@code java.lang.IllegalStateException at kr.ieum.adapters.soap.Envelope.body(Envelope.java:41)}. */
    public static String of(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return failure.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
