package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;
import kr.ieum.schemas.model.AttributeKey;
import org.jspecify.annotations.Nullable;

/** By what a request will search the registers that it asks: for each attribute, one bit for each register that is searched by it. */
final class Searches {

    private @Nullable AttributeKey[] keys = new AttributeKey[2];
    private long[] registers;
    private int[] attributes = new int[2];
    private final int words;
    private int count;

    Searches(CompiledPolicy policy, AskedList list, DecisionRequest request) {
        this.words = list.words();
        this.registers = new long[keys.length * words];
        for (int register = 0; register < list.registers().length; register++) {
            for (AttributeKey key : request.searchBy(list.name(register))) {
                int number = numberOf(policy, key);
                registers[number * words + register / Long.SIZE] |= 1L << register;
            }
        }
    }

    /** Most requests search by one attribute, or two, and name them by the same objects. */
    private int numberOf(CompiledPolicy policy, AttributeKey key) {
        for (int i = 0; i < count; i++) {
            if (key.equals(keys[i])) {
                return i;
            }
        }
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            attributes = Arrays.copyOf(attributes, count * 2);
            registers = Arrays.copyOf(registers, count * 2 * words);
        }
        keys[count] = key;
        attributes[count] = policy.attributes().of(key);
        return count++;
    }

    /** Those registers of a word that an agreement covers and permits to search by all that is wanted. */
    long permittedBy(AgreementTable agreement, Extract extract, int word, Times times) {
        long permitted = extract.covered()[word];
        for (int i = 0; i < count; i++) {
            int search = agreement.searchBy(attributes[i], times);
            long by = search == AgreementTable.NO_SEARCH ? 0 : extract.searches()[search * words + word];
            permitted &= ~registers[i * words + word] | by;
        }
        return permitted;
    }
}
