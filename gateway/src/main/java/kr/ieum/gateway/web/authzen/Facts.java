package kr.ieum.gateway.web.authzen;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.schemas.model.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Facts as a caller asserts them: typed, bounded, each either known from the caller or missing. A known property of another type is
 * refused rather than taken for missing.
 */
final class Facts {

    /** Longest text. */
    static final int LONGEST = 256;

    /** Longest list. */
    static final int MOST = 64;

    private static final String SOURCE = "caller";

    private final JsonNode members;
    private final String path;

    Facts(JsonNode members, String path) {
        this.members = members;
        this.path = path;
    }

    /** Whether something is said. */
    boolean has(String member) {
        return members.has(member);
    }

    /** The facts of a member that is an object; none where it is missing. */
    Facts within(String member) {
        JsonNode node = members.path(member);
        if (!node.isMissingNode() && !node.isObject()) {
            throw wrong(member, "must be an object");
        }
        return new Facts(node, path + "." + member);
    }

    Optional<String> text(String member) {
        JsonNode node = members.path(member);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isString() || node.stringValue().length() > LONGEST) {
            throw wrong(member, "must be a text of at most " + LONGEST + " characters");
        }
        return Optional.of(node.stringValue());
    }

    Set<String> texts(String member) {
        JsonNode node = members.path(member);
        if (node.isMissingNode()) {
            return Set.of();
        }
        if (!node.isArray() || node.size() > MOST) {
            throw wrong(member, "must be a list of at most " + MOST + " texts");
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode item : node.values()) {
            if (!item.isString() || item.stringValue().length() > LONGEST) {
                throw wrong(member, "must be a list of texts");
            }
            texts.add(item.stringValue());
        }
        return texts;
    }

    Optional<Integer> integer(String member, int least, int most) {
        JsonNode node = members.path(member);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw wrong(member, "must be an integer from " + least + " to " + most);
        }
        return Optional.of(node.intValue());
    }

    /** One of a closed list, as it is spelled in interfaces. */
    <E extends Enum<E>> Optional<E> choice(String member, Class<E> list) {
        return text(member)
                .map(text -> constant(text, list)
                        .orElseThrow(() -> wrong(member, "must be one of " + String.join(", ", spellings(list)))));
    }

    Optional<Instant> instant(String member) {
        return text(member).map(text -> instant(text, member));
    }

    Fact<String> textFact(String member) {
        return text(member).<Fact<String>>map(Facts::known).orElseGet(Facts::missing);
    }

    Fact<Instant> instantFact(String member) {
        return instant(member).<Fact<Instant>>map(Facts::known).orElseGet(Facts::missing);
    }

    Fact<Boolean> flagFact(String member) {
        JsonNode node = members.path(member);
        if (node.isMissingNode()) {
            return missing();
        }
        if (!node.isBoolean()) {
            throw wrong(member, "must be true or false");
        }
        return known(node.booleanValue());
    }

    /** Yes, no or undetermined; true and false stand for yes and no. */
    Fact<Answer> answerFact(String member) {
        JsonNode node = members.path(member);
        if (node.isMissingNode()) {
            return missing();
        }
        if (node.isBoolean()) {
            return known(node.booleanValue() ? Answer.YES : Answer.NO);
        }
        return known(choice(member, Answer.class).orElseThrow());
    }

    /** Instants by name, such as those of consents. */
    Map<String, Instant> instants(String member) {
        Facts map = within(member);
        Map<String, Instant> instants = new HashMap<>();
        if (map.members.size() > MOST) {
            throw wrong(member, "must have at most " + MOST + " members");
        }
        for (String name : map.members.propertyNames()) {
            JsonNode value = map.members.get(name);
            if (!value.isString()) {
                throw wrong(member, "must have times as its members");
            }
            instants.put(name, instant(value.stringValue(), member));
        }
        return instants;
    }

    private Instant instant(String text, String member) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw wrong(member, "must be a time with its offset, such as 2026-11-26T09:00:00+09:00");
        }
    }

    private BadRequest wrong(String member, String message) {
        return new BadRequest(path + "." + member, message);
    }

    static <E extends Enum<E>> Optional<E> constant(String text, Class<E> list) {
        for (E one : list.getEnumConstants()) {
            if (spelling(one).equals(text)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> List<String> spellings(Class<E> list) {
        List<String> spellings = new ArrayList<>();
        for (E one : list.getEnumConstants()) {
            spellings.add(spelling(one));
        }
        return spellings;
    }

    private static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, SOURCE);
    }

    private static <T> Fact<T> missing() {
        return new Fact.Missing<>("not-said");
    }
}
