package kr.ieum.gateway.agreement.engine;

/**
 * How an agreement may yield a derived attribute (rule 4).
 *
 * @param sources what the agreement grants of each source; no rows of one mean that it never yields the attribute
 * @param cited places of the authorities that it may cite, which are those of its sources
 * @param limits of the attribute, clear below its ceilings
 * @param isTooMuch whether requests of the agreement's kind are told less than the clear value
 * @param outcome the first outcome, of which there is one for each authority and form
 */
@SuppressWarnings("ArrayRecordComponent")
record Derivation(Source[] sources, int[] cited, Limits limits, boolean isTooMuch, int outcome) {

    /**
     * A source.
     *
     * @param suffices for each row from {@code first}, for each form that its ceilings can leave, whether the attribute follows from it
     */
    record Source(int first, boolean[][] suffices) {}

    /** How many outcomes there are. */
    int outcomes() {
        return cited.length * limits.places();
    }

    /** The place of the outcome that cites an authority, behind the first. */
    int outcome(int authority, int form) {
        int place = 0;
        while (cited[place] != authority) {
            place++;
        }
        return place * limits.places() + form;
    }
}
