package kr.ieum.gateway.exchange.alert;

/** What alerts look at, over all nodes. */
public interface Measures {

    /**
     * Percent of the exchanges of the last minutes that failed; 0 where there were fewer.
     *
     * @param atLeast fewer exchanges say nothing
     */
    long failedPercent(int minutes, int atLeast);

    /** For how many whole minutes the oldest delivery has waited whose destination isn't paused; 0 for none. */
    long oldestWaitingMinutes();

    /** How many deliveries are put aside. */
    long aside();
}
