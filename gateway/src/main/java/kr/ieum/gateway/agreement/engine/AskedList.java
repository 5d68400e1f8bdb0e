package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;
import java.util.List;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.schemas.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * A list of attributes as requests of a task ask for it, made ready for deciding: names are numbers, and what an agreement grants of it
 * stands in one {@link Extract}. A view asks the same list each time, so this is done once and found again, see {@link AskedLists}.
 */
final class AskedList {

    private static final int NO_FORM = -1;

    private final boolean[] keys;
    private final int[] attributes;
    private final int[] registerOf;
    private final String[] names;
    private final int[] registers;
    private final int words;
    /** By item, the number of the form that it names, and how it compares; empty where no item names any that an agreement can leave. */
    private int[] named = {};

    private @Nullable FormTable[] forms = {};
    private final ItemsOf items;
    private final int[][][] national;
    private final @Nullable Extract[] extracts;

    AskedList(CompiledPolicy policy, TaskTable task, List<Asked> asked) {
        int width = asked.size();
        this.keys = new boolean[width];
        this.attributes = new int[width];
        this.registerOf = new int[width];
        RegistersOf known = new RegistersOf(policy.registers());
        for (int i = 0; i < width; i++) {
            Asked item = asked.get(i);
            keys[i] = item.asKey();
            attributes[i] = policy.attributes().of(item.attribute());
            registerOf[i] = known.placeOf(item.register());
            if (item.form().isPresent()) {
                name(i, item.form().get(), task.forms().get(item.attribute()));
            }
        }
        this.names = known.names();
        this.registers = known.ordinals();
        this.words = (registers.length + Long.SIZE - 1) / Long.SIZE;
        this.items = new ItemsOf(attributes, keys);
        this.national = places(policy.national());
        this.extracts = new Extract[task.agreements()];
    }

    private void name(int item, Form form, @Nullable FormTable table) {
        int number = table == null ? NO_FORM : table.numberOf(form);
        if (number == NO_FORM) {
            return;
        }
        if (named.length == 0) {
            named = new int[keys.length];
            Arrays.fill(named, NO_FORM);
            forms = new FormTable[keys.length];
        }
        named[item] = number;
        forms[item] = table;
    }

    /** What an agreement of the task grants of it. */
    Extract extract(AgreementTable agreement) {
        Extract extract = extracts[agreement.number()];
        if (extract == null) {
            extract = Extract.of(agreement, this);
            extracts[agreement.number()] = extract;
        }
        return extract;
    }

    /**
     * Where the attributes of combinations stand, of those combinations of which all are asked: only they can be released whole. What is
     * asked as a key is released to nobody and counts for nothing.
     */
    int[][][] places(Combination[] combinations) {
        int[][][] all = new int[combinations.length][][];
        int count = 0;
        for (Combination combination : combinations) {
            int[][] places = items.of(combination.attributes());
            if (places.length > 0) {
                all[count++] = places;
            }
        }
        return Arrays.copyOf(all, count);
    }

    int size() {
        return keys.length;
    }

    boolean isKey(int item) {
        return keys[item];
    }

    int attribute(int item) {
        return attributes[item];
    }

    /** The ordinal of the register that the attribute is asked from. */
    int register(int item) {
        return registers[registerOf[item]];
    }

    /** The place of the item's register among those of the list. */
    int registerOf(int item) {
        return registerOf[item];
    }

    /** The ordinals of the registers that are asked. */
    int[] registers() {
        return registers;
    }

    /** What the register of a place is called. */
    String name(int register) {
        return names[register];
    }

    /** How many numbers hold one bit for each register. */
    int words() {
        return words;
    }

    /** Whether any item names a form that some agreement can leave. */
    boolean isNamed() {
        return named.length > 0;
    }

    /** The number of the form that an item names, below zero when it names none that any agreement can leave. */
    int named(int item) {
        return named[item];
    }

    /** Whether a form of an item's attribute lies strictly below another. */
    boolean isStrictlyBelow(int item, int low, int high) {
        FormTable table = forms[item];
        return table != null && table.isStrictlyBelow(low, high);
    }

    /** As {@link #places}, of the combinations that bind every agreement. */
    int[][][] national() {
        return national;
    }
}
