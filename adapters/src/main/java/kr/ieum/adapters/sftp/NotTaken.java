package kr.ieum.adapters.sftp;

/** Why a delivery wasn't taken; the one in force stays. Its word is one of {@code DeliveryStatus.Attempt#outcome}. */
final class NotTaken extends Exception {

    private final String outcome;

    NotTaken(String outcome) {
        super(outcome, null, false, false);
        this.outcome = outcome;
    }

    String outcome() {
        return outcome;
    }
}
