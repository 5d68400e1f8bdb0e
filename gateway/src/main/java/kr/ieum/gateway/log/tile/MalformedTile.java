package kr.ieum.gateway.log.tile;

/**
 * A path or a file that can't be one of a log's.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>L1</td><td>a path is {@code tile/<L>/<N>} or {@code tile/entries/<N>}, with {@code .p/<W>} when the tile is partial</td></tr>
 * <tr><td>L2</td><td>a level is 0 to 63 without leading zeroes</td></tr>
 * <tr><td>L3</td><td>an index is written in groups of three digits, all but the last begun with x, the first not x000</td></tr>
 * <tr><td>L4</td><td>a partial width is 1 to 255 without leading zeroes</td></tr>
 * <tr><td>L5</td><td>a tile lies in the tree</td></tr>
 * <tr><td>L6</td><td>a hash tile has exactly 32 bytes for each hash of its width</td></tr>
 * <tr><td>L7</td><td>an entry bundle has exactly the entries of its width, each behind its length</td></tr>
 * </table>
 */
public final class MalformedTile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    MalformedTile(String rule, String message) {
        super(rule + ": " + message);
        this.rule = rule;
    }

    /** L1 to L7. */
    public String rule() {
        return rule;
    }
}
