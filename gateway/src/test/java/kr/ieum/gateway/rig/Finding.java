package kr.ieum.gateway.rig;

/**
 * What must not be.
 *
 * @param rule that is broken
 * @param what and where
 */
public record Finding(Rule rule, String what) {

    /** What holds after any kill. */
    public enum Rule {
        /** Each register that was asked and each value that arrived has its intent leaf. */
        INTENTS,
        /** Each leaf that was acknowledged stands at its index, byte for byte. */
        ACKNOWLEDGED,
        /** The log is an extension of each head that was ever seen. */
        HEADS,
        /** A decision record stands beside each intent, and an intent beside each record. */
        COMPANIONS,
        /** The log agrees with itself, and no release stands twice. */
        FSCK
    }
}
