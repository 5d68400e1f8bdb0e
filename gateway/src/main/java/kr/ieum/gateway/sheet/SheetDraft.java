package kr.ieum.gateway.sheet;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.log.leaf.Salt;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.ReleasedField;

/**
 * A sheet while its answer is being written: collects, in the order of the page, every field that is shown under its
 * number. It lives in one exchange and on one thread; unless it is issued in the end, its code is worth nothing.
 */
public final class SheetDraft {

    private final SheetHead head;
    private final SheetCode code;
    private final LineSeal seal;
    private final SheetRecord record;
    private final Map<Integer, Integer> numbered = new LinkedHashMap<>();

    SheetDraft(SheetHead head, LineSeal seal, SecureRandom random) {
        this.head = head;
        this.code = SheetCode.fresh(random);
        this.seal = seal;
        this.record = new SheetRecord(head, code, Salt.fresh(random));
    }

    /**
     * A line of the sheet.
     *
     * @param number panel and place in it, such as {@code 1-7}
     * @param seal what proves the printed line, see {@link LineSeal}
     */
    public record Line(String number, String seal) {}

    /** The code the sheet will have. */
    public SheetCode code() {
        return code;
    }

    /**
     * Takes a field under the next number of its panel.
     *
     * @param panel number of the panel on the page, from 1
     * @param quality what is said of its quality beside it
     * @param person whom it is about, as printed
     * @param item what it is, as printed
     * @param text what it says, as printed
     */
    public Line line(int panel, ReleasedField field, Set<String> quality, String person, String item, String text) {
        String number = number(panel, field, quality);
        return new Line(number, seal.of(code, number, person, item, text));
    }

    /** Takes a field that isn't printed, such as one of an answer to a program, under the next number of its panel. */
    public String number(int panel, ReleasedField field, Set<String> quality) {
        String number = panel + "-" + numbered.merge(panel, 1, Integer::sum);
        record.field(number, field, quality);
        return number;
    }

    /** Takes how a panel's register fared, and the receipts with which the receiver can prove what was released. */
    public void register(int panel, RegisterResult result) {
        record.register(panel, result);
        result.receipts().forEach(record::receipt);
    }

    SheetHead head() {
        return head;
    }

    SheetRecord record() {
        return record;
    }
}
