package kr.ieum.gateway.disclosure;

import kr.ieum.gateway.log.CompanionRefused;

/** A subject's key was destroyed between sealing and writing; what was sealed could never be opened. */
public final class KeyDestroyed extends CompanionRefused {

    private static final long serialVersionUID = 1L;

    KeyDestroyed() {
        super("a subject's key was destroyed meanwhile");
    }
}
