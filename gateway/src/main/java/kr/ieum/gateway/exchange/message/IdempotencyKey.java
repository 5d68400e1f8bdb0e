package kr.ieum.gateway.exchange.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a sender's key is written: as a string of RFC 9651, or as the bare characters that most programs send. */
public final class IdempotencyKey {

    private static final Pattern KEY = Pattern.compile("\"?([A-Za-z0-9._:-]{1," + Messages.MAX_KEY + "})\"?");

    private IdempotencyKey() {}

    /** The key without quotes; nothing where it isn't one. */
    public static Optional<String> of(String sent) {
        Matcher matcher = KEY.matcher(sent);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
