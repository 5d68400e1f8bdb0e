package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;

/** Where attributes stand in a list that is asked, keys left out: a table by their ordinals, for what is made of lists that nobody asked before. */
final class ItemsOf {

    private static final int[][] NOT_ALL = {};
    private static final int NONE = -1;
    private static final int SPREAD = 0x9E37_79B1;

    private final int[] attributes;
    /** By hash, the first item; of an item, the next with the same hash. Items of one attribute are in the order of the list. */
    private final int[] first;

    private final int[] next;
    private final int shift;

    ItemsOf(int[] attributes, boolean[] keys) {
        this.attributes = attributes;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(attributes.length | 1);
        this.shift = Integer.SIZE - bits;
        this.first = new int[1 << bits];
        this.next = new int[attributes.length];
        Arrays.fill(first, NONE);
        for (int item = attributes.length - 1; item >= 0; item--) {
            if (!keys[item]) {
                int at = at(attributes[item]);
                next[item] = first[at];
                first[at] = item;
            }
        }
    }

    private int at(int attribute) {
        return (attribute * SPREAD) >>> shift;
    }

    /** For each attribute its items, or nothing where one of them isn't asked. */
    int[][] of(int[] all) {
        for (int attribute : all) {
            if (from(first[at(attribute)], attribute) == NONE) {
                return NOT_ALL;
            }
        }
        int[][] places = new int[all.length][];
        for (int i = 0; i < all.length; i++) {
            places[i] = of(all[i]);
        }
        return places;
    }

    private int[] of(int attribute) {
        int[] items = new int[1];
        int count = 0;
        for (int item = from(first[at(attribute)], attribute); item != NONE; item = from(next[item], attribute)) {
            items = count == items.length ? Arrays.copyOf(items, count * 2) : items;
            items[count++] = item;
        }
        return count == items.length ? items : Arrays.copyOf(items, count);
    }

    private int from(int item, int attribute) {
        int at = item;
        while (at != NONE && attributes[at] != attribute) {
            at = next[at];
        }
        return at;
    }
}
