package kr.ieum.gateway.rig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.log.leaf.Position;

/** What the process that makes the load has received from the one that gets killed, over all its lives. */
public final class Seen {

    /** {@code look-up register} of each question and each value. */
    final Set<String> disclosed = new HashSet<>();

    /** Leaf hash, in hexadecimal, at each acknowledged position. */
    final Map<Position, String> acknowledged = new HashMap<>();

    final List<Head> heads = new ArrayList<>();
    private int values;

    /** How many answers with a value arrived. */
    public synchronized int values() {
        return values;
    }

    /** How many leaves were acknowledged. */
    public synchronized int leaves() {
        return acknowledged.size();
    }

    /** How many heads or checkpoints were seen. */
    public synchronized int heads() {
        return heads.size();
    }

    /** A head as it was told. */
    record Head(String shard, long size, String root) {}

    /** One line as {@link RigChild} tells them. */
    public synchronized void line(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "Q", "V" -> {
                disclosed.add(words[1] + " " + words[2]);
                values += words[0].equals("V") ? 1 : 0;
            }
            case "A" -> acknowledged.put(new Position(words[1], Long.parseLong(words[2])), words[3]);
            case "H" -> heads.add(new Head(words[1], Long.parseLong(words[2]), words[3]));
            default -> {
                // of no evidence
            }
        }
    }
}
