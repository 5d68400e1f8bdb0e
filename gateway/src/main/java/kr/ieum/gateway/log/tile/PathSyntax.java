package kr.ieum.gateway.log.tile;

import java.util.regex.Pattern;

/** How the parts of a tile's path are written. */
final class PathSyntax {
    static final Pattern PATH = Pattern.compile("tile/([0-9]+|entries)/([x0-9]+(?:/[x0-9]+)*)(?:\\.p/([0-9]+))?");
    private static final Pattern LEVEL = Pattern.compile("0|[1-9][0-9]?");
    private static final Pattern INDEX = Pattern.compile("(?:x(?!000)[0-9]{3}/(?:x[0-9]{3}/)*)?[0-9]{3}");
    private static final Pattern WIDTH = Pattern.compile("[1-9][0-9]{0,2}");
    private static final int MAX_LEVEL = 63;

    /** Six groups; a seventh could pass 2^63, and no tree comes near. */
    private static final int MAX_GROUPS = 6;

    private PathSyntax() {}

    static int level(String text) {
        if (!LEVEL.matcher(text).matches() || Integer.parseInt(text) > MAX_LEVEL) {
            throw new MalformedTile("L2", "a level is 0 to " + MAX_LEVEL + " without leading zeroes");
        }
        return Integer.parseInt(text);
    }

    static long index(String text) {
        if (!INDEX.matcher(text).matches() || text.split("/").length > MAX_GROUPS) {
            throw new MalformedTile(
                    "L3", "an index is written in groups of three digits such as x001/234, without leading x000");
        }
        return Long.parseLong(text.replaceAll("[x/]", ""));
    }

    static int width(String text) {
        if (!WIDTH.matcher(text).matches() || Integer.parseInt(text) >= TilePath.FULL) {
            throw new MalformedTile("L4", "a partial width is 1 to 255 without leading zeroes");
        }
        return Integer.parseInt(text);
    }
}
