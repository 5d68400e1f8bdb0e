package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;

/**
 * Finds what an agreement grants of an asked list, item by item, and puts it together grant by grant. A list that nobody has asked before
 * passes here on the way of its request, so nothing is boxed and little is made.
 */
final class Extraction {

    private static final Extract.Derived[] NONE = {};

    private final AgreementTable agreement;
    private final AskedList list;
    /** Item and place among the agreement's rows, in the order of the list. */
    private long[] found;

    private int count;
    private Extract.Derived[] derived = NONE;
    private final long[] touched;
    /** By part, how many rows it has, and then behind which it ends. */
    private final int[] ends;

    private int used;

    Extraction(AgreementTable agreement, AskedList list) {
        this.agreement = agreement;
        this.list = list;
        this.found = new long[list.size()];
        this.touched = new long[list.words()];
        this.ends = new int[Extract.part(agreement.grants().length, false)];
        for (int item = 0; item < list.size(); item++) {
            find(item);
        }
    }

    private void find(int item) {
        RowTable rows = agreement.rows();
        int attribute = list.attribute(item);
        int place = rows.attributes().placeOf(attribute);
        if (place < 0) {
            return;
        }
        int before = count;
        for (int at = rows.first()[place]; at < rows.first()[place + 1]; at++) {
            int grant = RowTable.grant(rows.rows()[at]);
            if (agreement.grants()[grant].registers().has(list.register(item))) {
                add(item, at, Extract.part(grant, list.isKey(item)));
            }
        }
        int yielded = rows.derived().placeOf(attribute);
        if (yielded >= 0) {
            derived = Arrays.copyOf(derived, derived.length + 1);
            derived[derived.length - 1] = new Extract.Derived(item, rows.derivations()[yielded], count > before);
        }
        if (count > before || yielded >= 0) {
            touched[list.registerOf(item) / Long.SIZE] |= 1L << list.registerOf(item);
        }
    }

    private void add(int item, int at, int part) {
        if (count == found.length) {
            found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = (long) item << Integer.SIZE | at;
        if (ends[part]++ == 0) {
            used++;
        }
    }

    /** As {@link Extract} has them; to be asked once and before the rows. */
    int[] parts() {
        int[] parts = new int[used * Extract.WIDTH];
        int at = 0;
        int end = 0;
        for (int part = 0; part < ends.length; part++) {
            int size = ends[part];
            ends[part] = end;
            end += size;
            if (size > 0) {
                parts[at++] = part;
                parts[at++] = end * Extract.WIDTH;
            }
        }
        return parts;
    }

    /** As {@link Extract} has them. */
    long[] rows() {
        RowTable table = agreement.rows();
        long[] rows = new long[count * Extract.WIDTH];
        for (int i = 0; i < count; i++) {
            int item = (int) (found[i] >>> Integer.SIZE);
            int row = (int) found[i];
            int grant = RowTable.grant(table.rows()[row]);
            int at = ends[Extract.part(grant, list.isKey(item))]++ * Extract.WIDTH;
            rows[at] = table.rows()[row];
            rows[at + 1] =
                    Extract.where(item, Extract.authority(agreement.grants()[grant].order(), table.cited()[row]));
        }
        return rows;
    }

    Extract.Derived[] derived() {
        return derived;
    }

    long[] touched() {
        return touched;
    }
}
