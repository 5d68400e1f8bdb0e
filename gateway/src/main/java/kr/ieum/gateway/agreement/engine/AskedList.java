package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.schemas.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * A list of attributes as requests of a task ask for it, made ready for deciding: names are numbers, and what an agreement grants of it
 * stands in one {@link Extract}. A view asks the same list each time, so this is done once and found again, see {@link AskedLists}.
 */
final class AskedList {

    private static final int PARTS = 3;
    private static final int NO_FORM = -1;

    /** Attribute, register and form of each item; what a request asks is compared with them. */
    private final Object[] parts;

    private final boolean[] keys;
    private final int[] attributes;
    private final int[] registerOf;
    private final String[] names;
    private final int[] registers;
    private final int words;
    private final boolean isNamed;
    private final int[] named;
    private final @Nullable FormTable[] forms;
    private final int[][][] national;
    private final @Nullable Extract[] extracts;

    AskedList(CompiledPolicy policy, TaskTable task, List<Asked> asked) {
        int width = asked.size();
        this.parts = new Object[width * PARTS];
        this.keys = new boolean[width];
        this.attributes = new int[width];
        this.registerOf = new int[width];
        this.named = new int[width];
        this.forms = new FormTable[width];
        String[] texts = new String[width];
        int[] ordinals = new int[width];
        int count = 0;
        for (int i = 0; i < width; i++) {
            Asked item = asked.get(i);
            parts[i * PARTS] = item.attribute();
            parts[i * PARTS + 1] = item.register();
            parts[i * PARTS + 2] = item.form();
            keys[i] = item.asKey();
            attributes[i] = policy.attributes().of(item.attribute());
            forms[i] = task.forms().get(item.attribute());
            named[i] = numberOf(item.form(), forms[i]);
            // registers that no agreement knows are one: nothing is released from any of them
            int ordinal = policy.registers().of(item.register());
            int known = 0;
            while (known < count && ordinals[known] != ordinal) {
                known++;
            }
            if (known == count) {
                texts[count] = item.register();
                ordinals[count++] = ordinal;
            }
            registerOf[i] = known;
        }
        this.names = Arrays.copyOf(texts, count);
        this.registers = Arrays.copyOf(ordinals, count);
        this.words = (count + Long.SIZE - 1) / Long.SIZE;
        this.isNamed = Arrays.stream(named).anyMatch(number -> number != NO_FORM);
        this.national = places(policy.national());
        this.extracts = new Extract[task.agreements()];
    }

    private static int numberOf(Optional<Form> form, @Nullable FormTable table) {
        return table == null ? NO_FORM : form.map(table::numberOf).orElse(NO_FORM);
    }

    /** Whether the request asks the same. Views name attributes, registers and forms by the same objects each time. */
    boolean isOf(List<Asked> asked) {
        if (asked.size() != keys.length) {
            return false;
        }
        for (int i = 0; i < keys.length; i++) {
            Asked item = asked.get(i);
            if (!item.attribute().equals(parts[i * PARTS])
                    || !item.register().equals(parts[i * PARTS + 1])
                    || !item.form().equals(parts[i * PARTS + 2])
                    || item.asKey() != keys[i]) {
                return false;
            }
        }
        return true;
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
        return Arrays.stream(combinations)
                .map(combination -> Arrays.stream(combination.attributes())
                        .mapToObj(attribute -> places(i -> attributes[i] == attribute && !keys[i]))
                        .toArray(int[][]::new))
                .filter(places -> Arrays.stream(places).allMatch(of -> of.length > 0))
                .toArray(int[][][]::new);
    }

    private int[] places(IntPredicate which) {
        return IntStream.range(0, keys.length).filter(which).toArray();
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
        return isNamed;
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
