package kr.ieum.gateway.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a session ended before its official signed out; each has words on the sign-in page. */
public enum SessionEnd {
    /** The official signed in anew somewhere else. */
    ELSEWHERE,
    /** Nothing was asked for longer than {@link SessionLimits#idle}. */
    IDLE,
    /** It had lasted {@link SessionLimits#longest}. */
    TOO_LONG,
    /** Another browser than the one that signed in sent it. */
    OTHER_BROWSER,
    /** The official has another post, system or role than at the sign-in. */
    TRANSFERRED,
    /** The official is absent today. */
    ABSENT,
    /** The official's service has ended or not begun, or the roll doesn't know them any more. */
    NOT_IN_OFFICE;

    /** Request attribute: why the session that came with the request has just ended. */
    public static final String ATTRIBUTE = SessionEnd.class.getName();

    /** How it is spelled in addresses, in the API and in the keys of messages. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<SessionEnd> of(String spelling) {
        return Stream.of(values())
                .filter(end -> end.spelling().equals(spelling))
                .findFirst();
    }
}
