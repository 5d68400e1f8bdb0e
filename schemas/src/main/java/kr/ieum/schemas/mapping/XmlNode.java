package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element or attribute of a message that is being put together, known by its path below the message's root. */
final class XmlNode {

    private final String name;
    private final String path;
    private final List<XmlNode> children = new ArrayList<>();
    private String text = "";

    XmlNode(String name, String path) {
        this.name = name;
        this.path = path;
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    void write(String content) {
        text = content;
    }

    boolean isAttribute() {
        return name.startsWith("@");
    }

    /** The last child at a path. */
    Optional<XmlNode> last(String childPath) {
        return children.reversed().stream()
                .filter(child -> child.path.equals(childPath))
                .findFirst();
    }

    /** A new child at a path. */
    XmlNode add(String childPath) {
        XmlNode child = new XmlNode(childPath.substring(childPath.lastIndexOf('/') + 1), childPath);
        children.add(child);
        return child;
    }

    /** The node at a path below this one; what lies between is there or made. */
    XmlNode at(String below) {
        return anew(below, "");
    }

    /** As {@link #at}, but the node at the path {@code fresh} is a new one. */
    XmlNode anew(String below, String fresh) {
        if (below.equals(path)) {
            return this;
        }
        int from = path.isEmpty() ? 0 : path.length() + 1;
        int end = below.indexOf('/', from);
        String next = end < 0 ? below : below.substring(0, end);
        Optional<XmlNode> there = next.equals(fresh) ? Optional.empty() : last(next);
        return (there.isPresent() ? there.get() : add(next)).anew(below, fresh);
    }

    /** The children in the order of the message; of one path, as they came. */
    List<XmlNode> inOrder(Map<String, Integer> order) {
        return children.stream()
                .sorted(Comparator.comparingInt(child -> order.getOrDefault(child.path, Integer.MAX_VALUE)))
                .toList();
    }
}
