package kr.ieum.gateway.agreement.engine;

import java.util.List;
import java.util.Objects;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;

/** The items of a list that is remembered: what a request asks is compared with them, one by one. */
final class AskedItems {

    private static final int PARTS = 3;
    private static final int SPREAD = 0x9E37_79B1;

    /** Attribute, register and form of each item. */
    private final Object[] parts;

    private final boolean[] keys;

    AskedItems(List<Asked> asked) {
        this.parts = new Object[asked.size() * PARTS];
        this.keys = new boolean[asked.size()];
        for (int i = 0; i < keys.length; i++) {
            Asked item = asked.get(i);
            parts[i * PARTS] = item.attribute();
            parts[i * PARTS + 1] = item.register();
            parts[i * PARTS + 2] = item.form();
            keys[i] = item.asKey();
        }
    }

    /** Whether a request asks the same. Views name attributes, registers and forms by the same objects each time. */
    boolean areOf(List<Asked> asked) {
        if (asked.size() != keys.length) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            Asked item = asked.get(i);
            if (!Objects.equals(item.attribute(), parts[i * PARTS])
                    || !Objects.equals(item.register(), parts[i * PARTS + 1])
                    || !Objects.equals(item.form(), parts[i * PARTS + 2])
                    || item.asKey() != keys[i]) {
                return false;
            }
        }
        return true;
    }

    /** A number that equal lists have in common, and unlike ones hardly ever. */
    static int mark(List<Asked> asked) {
        int mark = asked.size();
        for (int i = 0; i < asked.size(); i++) {
            Asked item = asked.get(i);
            mark = (mark * 31 + item.attribute().hashCode()) * 31
                    + item.register().hashCode();
        }
        mark *= SPREAD;
        return mark ^ mark >>> 16;
    }
}
