package kr.ieum.client.signature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.StringItem;

/**
 * The identifier of something that a signature covers: a field in lower case or a derived component ({@code @method}), with
 * its parameters (RFC 9421 §2). Two identifiers are equal whatever the order of their parameters; each is written as it came.
 */
public final class Component {

    private static final Pattern NAME = Pattern.compile("@?[a-z0-9!#$%&'*+.^_`|~-]+");

    private final StringItem item;

    private Component(StringItem item) {
        this.item = item;
    }

    /** A component without parameters. */
    public static Component of(String name) {
        return named(StringItem.valueOf(name)).orElseThrow();
    }

    /** This component of the request that an answer belongs to ({@code ;req}). */
    public Component ofRequest() {
        return with("req", true);
    }

    /** This member of a field that is a dictionary ({@code ;key="…"}). */
    public Component key(String member) {
        return with("key", member);
    }

    /** This component with one more parameter, written last. */
    public Component with(String parameter, Object value) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        item.getParams().forEach((name, set) -> parameters.put(name, set.get()));
        parameters.put(parameter, value);
        return new Component(item.withParams(Parameters.valueOf(parameters)));
    }

    /** The identifier that this item writes; empty where it can't be one. */
    static Optional<Component> named(Item<?> item) {
        return item instanceof StringItem text && NAME.matcher(text.get()).matches()
                ? Optional.of(new Component(text))
                : Optional.empty();
    }

    /** The name, in lower case. */
    public String name() {
        return item.get();
    }

    boolean isDerived() {
        return name().startsWith("@");
    }

    /** Whether this flag is set, as {@code ;req} is. */
    boolean has(String flag) {
        return StrictFields.parameter(item.getParams(), flag)
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    /** The text of this parameter. */
    Optional<String> text(String parameter) {
        return StrictFields.parameter(item.getParams(), parameter)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /** Whether it has no parameters but these. */
    boolean hasOnly(List<String> known) {
        return known.containsAll(item.getParams().keySet());
    }

    StringItem item() {
        return item;
    }

    /** As a signature base writes it. */
    public String serialized() {
        return item.serialize();
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        item.getParams().forEach((name, set) -> parameters.put(name, set.serialize()));
        return parameters;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Component component
                && name().equals(component.name())
                && parameters().equals(component.parameters());
    }

    @Override
    public int hashCode() {
        return name().hashCode();
    }

    @Override
    public String toString() {
        return serialized();
    }
}
