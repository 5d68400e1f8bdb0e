package kr.ieum.simulator.people;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Synthetic resident and foreigner registration numbers. The check digit of every one is deliberately wrong, by the rule for
 * residents and by the rule for foreigners, so that no number can be a real person's.
 */
public final class ResidentNumbers {

    private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    private static final int FIRST_NAMED = 10_000;
    private static final int FIRST_GENERATED = 20_000;
    private static final int SERIALS = 100_000;

    private final Set<String> issued = new HashSet<>();

    ResidentNumbers() {}

    /** Whether the check digit is right by either rule; false for every number this simulator issues. */
    public static boolean isGenuine(String number) {
        int digit = number.charAt(12) - '0';
        return digit == checkDigit(number, 11) || digit == checkDigit(number, 13);
    }

    private static int checkDigit(String number, int base) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return (base - sum % 11) % 10;
    }

    /** A number for a generated person born on that day ({@code yyyyMMdd}). */
    String issue(String birthYmd, Sex sex, boolean foreigner, RandomGenerator random) {
        while (true) {
            String number = of(birthYmd, sex, foreigner, random.nextInt(FIRST_GENERATED, SERIALS));
            if (issued.add(number)) {
                return number;
            }
        }
    }

    /** A number for a named person: the same in every run, whatever the seed and whoever else there is. */
    String issueNamed(String name, String birthYmd, Sex sex) {
        int serial = FIRST_NAMED + Math.floorMod(name.hashCode(), FIRST_GENERATED - FIRST_NAMED);
        String number = of(birthYmd, sex, false, serial);
        if (!issued.add(number)) {
            throw new IllegalStateException(name + " would have the number of somebody else");
        }
        return number;
    }

    private static String of(String birthYmd, Sex sex, boolean foreigner, int serial) {
        int century = Integer.parseInt(birthYmd.substring(0, 2));
        int base = (foreigner ? 5 : 1) + (century >= 20 ? 2 : 0);
        String body = birthYmd.substring(2) + (base + (sex == Sex.FEMALE ? 1 : 0)) + String.format("%05d", serial);
        int digit = (checkDigit(body, 11) + 1) % 10;
        return body + (digit == checkDigit(body, 13) ? (digit + 1) % 10 : digit);
    }
}
