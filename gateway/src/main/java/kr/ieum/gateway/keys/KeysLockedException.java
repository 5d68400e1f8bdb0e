package kr.ieum.gateway.keys;

/** The database's keys were wrapped under another master key than this node's, or a row isn't as it was written. */
public final class KeysLockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysLockedException(String name, Throwable cause) {
        super(
                "The key '" + name + "' in table wrapped_key can't be opened with this node's master key: put the"
                        + " keys/master.key with which this database was used into the data folder. If it"
                        + " is there, the row was changed by hand: restore it from a backup.",
                cause);
    }
}
