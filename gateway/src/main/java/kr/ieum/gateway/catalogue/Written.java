package kr.ieum.gateway.catalogue;

import java.util.Map;
import kr.ieum.schemas.yaml.Fault;

/**
 * Where a definition was written, so that whoever finds it at fault later can name file and line: a transport its
 * parameter, the mapping loader its mapping.
 *
 * @param file name of the file as faults show it
 * @param line first line of the definition, 1-based
 * @param lines line of each key, by dotted path within the definition
 */
public record Written(String file, int line, Map<String, Integer> lines) {

    /** Makes it immutable. */
    public Written {
        lines = Map.copyOf(lines);
    }

    /** A fault at a key of this definition; at its first line when the key isn't there. */
    public Fault fault(String key, String rule, String message, String remedy) {
        return new Fault(file, lines.getOrDefault(key, line), key, rule, message, remedy);
    }
}
