package kr.ieum.gateway.disclosure;

/** The keys of subjects can't be read or made; the message holds nothing of a subject. */
public final class KeysUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
