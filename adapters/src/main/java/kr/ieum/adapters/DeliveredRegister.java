package kr.ieum.adapters;

/** A register that delivers files: questions are answered from the delivery in force, never from the far server. */
public interface DeliveredRegister extends RegisterAdapter {

    /**
     * Fetches a newer delivery if there is one. It is also done at start and at the template's interval; this is for the
     * operator who doesn't want to wait.
     *
     * @throws InterruptedException when the caller is interrupted; the delivery in force stays
     */
    DeliveryStatus.Attempt refresh() throws InterruptedException;
}
