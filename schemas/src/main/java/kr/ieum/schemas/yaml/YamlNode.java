package kr.ieum.schemas.yaml;

import java.util.List;

/** A node of a strict YAML file with its 1-based line: a map, a list or a scalar; all scalars are text. */
public sealed interface YamlNode {

    /** The line the node starts on, 1-based. */
    int line();

    /** A scalar; its text is never interpreted by YAML's own typing. */
    record Scalar(int line, String text, boolean quoted) implements YamlNode {}

    /** A list. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {}

    /** A map, in file order, each key once. */
    record Mapping(int line, List<Entry> entries) implements YamlNode {}

    /** A key with its line and its value. */
    record Entry(String key, int line, YamlNode value) {}
}
