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
    private final Map<Integer, Integer> contradicted = new LinkedHashMap<>();

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

    /**
     * Takes a conflict that stands in a panel, with both statements and the rule.
     *
     * @return its number, such as {@code 2-C1}
     */
    public String conflict(int panel, SheetConflict conflict) {
        String number = panel + "-C" + contradicted.merge(panel, 1, Integer::sum);
        record.conflict(number, conflict);
        return number;
    }

    /** The printed line that tells the rule of a conflict; {@code item} is what is in conflict. */
    public Line rule(String conflict, String person, String item, String text) {
        return new Line(conflict, seal.of(code, conflict, person, item, text));
    }

    /**
     * A printed statement of a conflict.
     *
     * @param place of the statement in {@link SheetConflict#statements}, from 0
     * @param item register and attribute, as printed: without the register two sides could change places
     */
    public Line statement(String conflict, int place, String person, String item, String text) {
        String number = SheetConflict.number(conflict, place);
        return new Line(number, seal.of(code, number, person, item, text));
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
