package kr.ieum.schemas.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document as a tree, the same for JSON and XML: a leaf with a text, or a branch with children in document order.
 *
 * @param listed whether it stands in a list that the format itself declares, as an item of a JSON array does
 */
record Branch(String name, String text, List<Branch> children, boolean listed) {

    Branch {
        children = List.copyOf(children);
    }

    static Branch leaf(String name, String text, boolean listed) {
        return new Branch(name, text, List.of(), listed);
    }

    boolean isLeaf() {
        return children.isEmpty();
    }

    /** The children by name, in the order in which the names appear. */
    Map<String, List<Branch>> groups() {
        Map<String, List<Branch>> groups = new LinkedHashMap<>();
        for (Branch child : children) {
            groups.computeIfAbsent(child.name(), name -> new ArrayList<>()).add(child);
        }
        return groups;
    }

    /** How many different paths to a leaf there are beneath these branches taken together. */
    static int width(List<Branch> branches) {
        Map<String, List<Branch>> groups = new LinkedHashMap<>();
        branches.forEach(branch -> branch.groups()
                .forEach((name, found) ->
                        groups.computeIfAbsent(name, any -> new ArrayList<>()).addAll(found)));
        int width = groups.isEmpty() ? 1 : 0;
        for (List<Branch> group : groups.values()) {
            width += width(group);
        }
        return width;
    }
}
