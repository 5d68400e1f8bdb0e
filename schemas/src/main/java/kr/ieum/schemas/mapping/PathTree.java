package kr.ieum.schemas.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The steps of declared paths, and what each of them is to those who want certain texts: a document is walked along it, so that
 * nothing is put together or looked up by a path that a document has.
 *
 * @param path all steps that lead here, with slashes between
 * @param place of its text in the record, or {@link Places#NONE} where no text is wanted
 * @param repeats whether it may stand more than once
 * @param below the next steps by name
 */
record PathTree(String path, int place, boolean repeats, Map<String, PathTree> below) {

    /**
     * The root above these paths.
     *
     * @param wanted paths of which the text is wanted, each at its place
     * @param groups paths that repeat
     */
    static PathTree of(Iterable<String> paths, Places<String> wanted, Set<String> groups) {
        PathTree root = new PathTree("", Places.NONE, false, new LinkedHashMap<>());
        for (String path : paths) {
            PathTree at = root;
            for (String name : path.split("/", -1)) {
                // an empty name stands in a mapping with a fault only
                at = name.isEmpty() ? at : at.step(name, wanted, groups);
            }
        }
        return root;
    }

    private PathTree step(String name, Places<String> wanted, Set<String> groups) {
        return below.computeIfAbsent(name, n -> {
            String at = path.isEmpty() ? n : path + "/" + n;
            return new PathTree(at, wanted.place(at), groups.contains(at), new LinkedHashMap<>());
        });
    }

    /** Whether a text at or below it is wanted. */
    boolean isWanted() {
        return place != Places.NONE || below.values().stream().anyMatch(PathTree::isWanted);
    }
}
