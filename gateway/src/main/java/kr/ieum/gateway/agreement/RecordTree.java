package kr.ieum.gateway.agreement;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import kr.ieum.schemas.json.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The JSON of a decision record as it is read: objects have few members, which are looked up one after another, so that no table is
 * made for each. A million records are replayed in a minute this way; a general tree takes half as long again.
 */
final class RecordTree implements Iterable<RecordTree> {

    private static final RecordTree[] NONE = {};
    private static final String[] NAMELESS = {};

    private final JsonToken kind;
    /** Of a text or number. */
    private final String text;
    /** Of an object, beside its members. */
    private String[] names = NAMELESS;

    private RecordTree[] members = NONE;
    private int size;

    private RecordTree(JsonToken kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException when a name stands twice, is too long, or something follows
     */
    static RecordTree of(String json) {
        try (JsonParser in = StrictJson.recordFactory().createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            RecordTree root = read(in);
            if (in.nextToken() != null) {
                throw new IllegalArgumentException("something follows the decision record");
            }
            return root;
        }
    }

    private static RecordTree read(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            RecordTree container = new RecordTree(token, "");
            for (JsonToken next = in.nextToken(); !next.isStructEnd(); next = in.nextToken()) {
                String name = "";
                if (next == JsonToken.PROPERTY_NAME) {
                    name = in.currentName();
                    in.nextToken();
                }
                container.add(name, read(in));
            }
            return container;
        }
        if (token == null) {
            throw new IllegalArgumentException("the decision record is empty");
        }
        return new RecordTree(token, in.getString());
    }

    private void add(String name, RecordTree member) {
        if (size == members.length) {
            members = Arrays.copyOf(members, Math.max(4, size * 2));
        }
        if (kind == JsonToken.START_OBJECT) {
            if (name.length() > StrictJson.MAX_NAME || get(name).isPresent()) {
                throw new IllegalArgumentException("a name of the decision record stands twice or is too long");
            }
            names = size < names.length ? names : Arrays.copyOf(names, members.length);
            names[size] = name;
        }
        members[size++] = member;
    }

    boolean has(String name) {
        return find(name) != null;
    }

    Optional<RecordTree> get(String name) {
        return Optional.ofNullable(find(name));
    }

    private @Nullable RecordTree find(String name) {
        for (int i = 0; kind == JsonToken.START_OBJECT && i < size; i++) {
            if (names[i].equals(name)) {
                return members[i];
            }
        }
        return null;
    }

    /** @throws IllegalArgumentException when it isn't there */
    RecordTree child(String name) {
        RecordTree child = find(name);
        if (child == null) {
            throw new IllegalArgumentException("the decision record has no " + name);
        }
        return child;
    }

    boolean isObject() {
        return kind == JsonToken.START_OBJECT;
    }

    int size() {
        return size;
    }

    /** What the object calls its member of a place. */
    String name(int place) {
        return names[place];
    }

    RecordTree member(int place) {
        return members[place];
    }

    String text() {
        return of(JsonToken.VALUE_STRING);
    }

    int number() {
        return Integer.parseInt(of(JsonToken.VALUE_NUMBER_INT));
    }

    long longNumber() {
        return Long.parseLong(of(JsonToken.VALUE_NUMBER_INT));
    }

    boolean truth() {
        return kind != JsonToken.VALUE_FALSE && of(JsonToken.VALUE_TRUE).equals(text);
    }

    private String of(JsonToken expected) {
        if (kind != expected) {
            throw new IllegalArgumentException("the decision record has a value of another kind than expected");
        }
        return text;
    }

    /** The members of an array or object. */
    @Override
    public Iterator<RecordTree> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public RecordTree next() {
                if (next == size) {
                    throw new NoSuchElementException();
                }
                return members[next++];
            }
        };
    }
}
