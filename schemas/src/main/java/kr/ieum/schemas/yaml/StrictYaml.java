package kr.ieum.schemas.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads YAML 1.2 in the strict subset of this project (design §6): UTF-8, one document, no anchors, aliases or
 * explicit tags, no duplicate keys, keys are plain scalars, every scalar is text until a reader asks for a type.
 *
 * <p>Rules: Y1 unreadable, Y2 not YAML, Y3 outside the strict subset, Y4 duplicate key, Y5 not a map at the top.
 */
public final class StrictYaml {

    /** Largest file that is read, in bytes; a bigger one is refused before it is parsed. */
    public static final long MAX_BYTES = 4L * 1024 * 1024;

    private final String file;
    private final Faults faults;

    private StrictYaml(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /**
     * Reads a file whose top level is a map.
     *
     * @param path the file
     * @param name how faults name it
     * @param faults receives everything that is wrong
     * @return the top-level map, or nothing when the file could not be read as one
     */
    public static Optional<YamlMap> read(Path path, String name, Faults faults) {
        byte[] bytes;
        try {
            if (Files.isRegularFile(path) && Files.size(path) > MAX_BYTES) {
                faults.add(new Fault(name, 0, "", "Y1", "is larger than " + MAX_BYTES + " bytes", "split the file"));
                return Optional.empty();
            }
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            faults.add(new Fault(
                    name,
                    0,
                    "",
                    "Y1",
                    "can't be read (" + e.getClass().getSimpleName() + ")",
                    "put the file there and make it readable"));
            return Optional.empty();
        }
        return parse(bytes, name, faults);
    }

    /**
     * As {@link #read}, for a file that may be missing.
     *
     * @param name of the file in the folder, and how faults name it
     */
    public static Optional<YamlMap> readIfThere(Path folder, String name, Faults faults) {
        Path file = folder.resolve(name);
        return Files.exists(file) ? read(file, name, faults) : Optional.empty();
    }

    /** As {@link #read}, from bytes already at hand. */
    public static Optional<YamlMap> parse(byte[] bytes, String name, Faults faults) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            faults.add(new Fault(name, 0, "", "Y1", "is not UTF-8", "save the file as UTF-8"));
            return Optional.empty();
        }
        return new StrictYaml(name, faults).parse(text);
    }

    private Optional<YamlMap> parse(String text) {
        int before = faults.count();
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(0)
                .setAllowNonScalarKeys(true)
                .setCodePointLimit((int) MAX_BYTES)
                .build();
        Node top;
        try {
            refuseAnchorsAndTags(settings, text);
            if (faults.count() > before) {
                return Optional.empty();
            }
            List<Node> documents = new ArrayList<>();
            new Compose(settings).composeAllFromString(text).forEach(documents::add);
            if (documents.size() != 1) {
                fault(0, "", "Y2", "holds " + documents.size() + " documents", "write exactly one YAML document");
                return Optional.empty();
            }
            top = documents.getFirst();
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            fault(line, "", "Y2", "is not YAML: " + e.getProblem(), "correct the syntax at this line");
            return Optional.empty();
        } catch (YamlEngineException e) {
            fault(0, "", "Y2", "is not YAML", "correct the syntax");
            return Optional.empty();
        }
        YamlNode node = convert(top, "");
        if (faults.count() > before) {
            return Optional.empty();
        }
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(new YamlMap(file, "", mapping, faults));
        }
        fault(node.line(), "", "Y5", "is not a map at the top level", "start the file with 'format: …'");
        return Optional.empty();
    }

    /** Seen in the events: composing gives each node a tag, whether it was written or not. */
    private void refuseAnchorsAndTags(LoadSettings settings, String text) {
        for (Event event : new Parse(settings).parseString(text)) {
            int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                fault(line, "", "Y3", "uses an anchor or alias", "write the value out in each place");
            }
            boolean tagged = event instanceof ScalarEvent scalar
                    ? scalar.getTag().isPresent()
                    : event instanceof CollectionStartEvent collection
                            && collection.getTag().isPresent();
            if (tagged) {
                fault(line, "", "Y3", "uses a tag", "remove what begins with '!'");
            }
        }
    }

    private YamlNode convert(Node node, String path) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        return switch (node) {
            case ScalarNode scalar ->
                new YamlNode.Scalar(line, scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
            case SequenceNode sequence -> {
                List<YamlNode> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(convert(item, path + "[" + items.size() + "]"));
                }
                yield new YamlNode.Sequence(line, List.copyOf(items));
            }
            case MappingNode mapping -> convertMap(mapping, line, path);
            default -> new YamlNode.Scalar(line, "", false);
        };
    }

    private YamlNode.Mapping convertMap(MappingNode mapping, int line, String path) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int keyLine = tuple.getKeyNode()
                    .getStartMark()
                    .map(mark -> mark.getLine() + 1)
                    .orElse(line);
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                fault(keyLine, path, "Y3", "has a key that is not plain text", "use a plain text key");
                continue;
            }
            String key = keyNode.getValue();
            if (!seen.add(key)) {
                fault(keyLine, join(path, key), "Y4", "stands twice in the same map", "keep one of the two");
            }
            entries.add(new YamlNode.Entry(key, keyLine, convert(tuple.getValueNode(), join(path, key))));
        }
        return new YamlNode.Mapping(line, List.copyOf(entries));
    }

    private void fault(int line, String key, String rule, String message, String remedy) {
        faults.add(new Fault(file, line, key, rule, message, remedy));
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
