package kr.ieum.gateway.log;

/**
 * A companion said no: nothing of its append is in the log or the database. It is an expected answer, so it is checked
 * and carries no stack trace. Other rooms add their own kinds by extending it.
 */
public class CompanionRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, in words without any personal value. */
    public CompanionRefused(String message) {
        super(message, null, false, false);
    }
}
