package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;

/**
 * The registers that a list asks, as few as they are, in the order in which they first stand in it. Those that no agreement knows are one:
 * nothing is released from any of them.
 */
final class RegistersOf {

    private final Ordinals<String> known;
    private String[] names = new String[8];
    private int[] ordinals = new int[8];
    private int count;

    RegistersOf(Ordinals<String> known) {
        this.known = known;
    }

    /** The place of a register; most are named by the same texts, and by few. */
    @SuppressWarnings("ReferenceEquality")
    int placeOf(String register) {
        for (int place = 0; place < count; place++) {
            if (names[place] == register) {
                return place;
            }
        }
        int ordinal = known.of(register);
        for (int place = 0; place < count; place++) {
            if (ordinals[place] == ordinal) {
                return place;
            }
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            ordinals = Arrays.copyOf(ordinals, count * 2);
        }
        names[count] = register;
        ordinals[count] = ordinal;
        return count++;
    }

    String[] names() {
        return Arrays.copyOf(names, count);
    }

    int[] ordinals() {
        return Arrays.copyOf(ordinals, count);
    }
}
