package kr.ieum.schemas.mapping;

import kr.ieum.schemas.json.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * The names of one object, one after the other, none of them twice: a bit tells that a declared name was there before, so that
 * only names nobody declared are remembered as texts. Used by one thread for one object.
 */
final class JsonNames {

    private final JsonParser parser;
    private final JsonLevel level;
    private long seen = 0;
    private @Nullable SeenNames others;
    private int match = PropertyNameMatcher.MATCH_UNKNOWN_NAME;

    /** @param parser stands at the beginning of the object */
    JsonNames(JsonParser parser, JsonLevel level) {
        this.parser = parser;
        this.level = level;
    }

    /** Goes to the next name; false at the object's end. */
    boolean next() throws UnreadableSource {
        match = parser.nextNameMatch(level.matcher());
        if (match >= 0 && match < JsonLevel.BITS) {
            long bit = 1L << match;
            if ((seen & bit) != 0) {
                throw twice(parser);
            }
            seen |= bit;
            return true;
        }
        if (match == PropertyNameMatcher.MATCH_END_OBJECT) {
            return false;
        }
        if (match == PropertyNameMatcher.MATCH_ODD_TOKEN) {
            throw JsonDecoder.noJson(0);
        }
        if (others == null) {
            others = new SeenNames();
        }
        check(parser, others);
        return true;
    }

    /** What the name is to the plan; nothing for one that nobody declared. */
    JsonLevel.@Nullable Step step() {
        return match < 0 ? null : level.step(match);
    }

    /** Adds the name that the parser stands at to those that the object had. */
    static void check(JsonParser parser, SeenNames names) throws UnreadableSource {
        String name = parser.currentName();
        if (name.length() > StrictJson.MAX_NAME) {
            throw JsonDecoder.noJson(0);
        }
        if (!names.add(name)) {
            throw twice(parser);
        }
    }

    private static UnreadableSource twice(JsonParser parser) {
        return JsonDecoder.noJson(Math.max(parser.currentTokenLocation().getLineNr(), 0));
    }
}
