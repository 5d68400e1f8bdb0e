package kr.ieum.gateway.agreement.analysis;

/** How access differs from one version to the next. */
public enum Change {
    SAME,
    WIDENED,
    NARROWED,
    /** Wider in one respect and narrower in another, or not to be compared. */
    BOTH;

    static Change of(boolean widened, boolean narrowed) {
        if (widened) {
            return narrowed ? BOTH : WIDENED;
        }
        return narrowed ? NARROWED : SAME;
    }

    /** Both changes together. */
    public Change and(Change other) {
        return of(widens() || other.widens(), narrows() || other.narrows());
    }

    /** Whether anything can be seen that couldn't before. */
    public boolean widens() {
        return this == WIDENED || this == BOTH;
    }

    /** Whether anything can't be seen any more. */
    public boolean narrows() {
        return this == NARROWED || this == BOTH;
    }
}
