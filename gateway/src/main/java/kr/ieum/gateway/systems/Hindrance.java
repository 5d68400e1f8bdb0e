package kr.ieum.gateway.systems;

/** Why a certificate or key isn't taken or moved. */
public enum Hindrance {
    /** No agency of the federation has such a system. */
    NO_SUCH_SYSTEM,
    /** It isn't what it should be, or too long. */
    NOT_READABLE,
    /** Its key is of no kind that is taken. */
    KEY_TYPE,
    /** Who made the request doesn't prove that the key is held. */
    NO_POSSESSION,
    /** It is registered already. */
    KNOWN,
    /** Its public key belongs to another system. */
    HELD_BY_ANOTHER,
    /** Its public key was revoked; a new certificate makes it no better. */
    REVOKED_BEFORE,
    /** Its time is over, or is too long. */
    TIME,
    /** There is none of this id. */
    NOT_THERE,
    /** It is in no state from which that can be done. */
    WRONG_STATE,
    /** What it is to replace is another system's, another kind, or not in force. */
    NOT_REPLACEABLE,
    /** Somebody else was quicker. */
    CHANGED_MEANWHILE,
    /** This gateway has no authority that signs. */
    NO_AUTHORITY,
    /** The time until the gateway's next key takes over is too short or too long. */
    NOTICE,
    /** The gateway's next key is announced already, and hasn't taken over yet. */
    SUCCESSOR_WAITS,
    /** The gateway has, and had, no key of this id. */
    NO_SUCH_GATEWAY_KEY,
    /** The gateway's key was revoked before. */
    GATEWAY_KEY_REVOKED
}
