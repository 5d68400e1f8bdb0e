package kr.ieum.schemas.model;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * How a code list that somebody else publishes is read: which file, in which charset and form, what its columns mean, and
 * what may be derived about abolished codes. The file itself stays as published.
 *
 * <p>Rule C10: format, id, file or digest; charset, separator, column, date pattern or level that isn't one.
 *
 * @param columns a header's text, or a number from 1 where the file has no header, by what it means
 * @param asOf the day of which the list speaks
 * @param fullNames whether a name repeats the names of all that stands above it
 * @param inForce the status word of codes in force; empty where dates alone tell
 * @param abolished the status word of abolished codes
 * @param levels how many leading characters make each level, widest first, the last one being the code's length; empty
 *     where a column names the parent or there is no tree
 * @param counts how many codes in force and abolished ones the file must hold, where the source says
 */
record CodeSource(
        String file,
        String sha256,
        LocalDate asOf,
        Charset charset,
        char separator,
        boolean header,
        Map<String, String> columns,
        boolean fullNames,
        String inForce,
        String abolished,
        DateTimeFormatter dates,
        List<Integer> levels,
        Optional<String> successors,
        Set<Successions.Derivation> derive,
        Optional<Counts> counts) {

    static final String FORMAT = "ieum-code-source/1";

    private static final String PLAIN_NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
    private static final Set<String> COLUMNS =
            Set.of("code", "name", "nameEn", "parent", "status", "validFrom", "validTo", "successor");

    /** Control totals. */
    record Counts(int inForce, int abolished) {}

    /** What stands between two columns. */
    enum Separator {
        TAB('\t'),
        COMMA(','),
        SEMICOLON(';'),
        PIPE('|');

        private final char character;

        Separator(char character) {
            this.character = character;
        }
    }

    static CodeSource of(YamlMap map, String id) {
        if (!map.text("format").equals(FORMAT)) {
            map.fault("format", "C10", "is not the format of code sources", "write '" + FORMAT + "'");
        }
        if (!map.text("id").equals(id)) {
            map.fault("id", "C10", "is not the file's name", "write '" + id + "' or rename the file");
        }
        map.localized("publisher");
        boolean header = map.flag("header");
        Optional<YamlMap> status = map.optionalMap("status");
        Optional<YamlMap> rows = map.optionalMap("rows");
        CodeSource source = new CodeSource(
                plain(map, map.text("file")),
                map.text("sha256"),
                map.date("asOf"),
                charset(map),
                map.choice("separator", Separator.class).character,
                header,
                columns(map, header),
                map.flag("fullNames"),
                status.map(words -> words.text("inForce")).orElse(""),
                status.map(words -> words.text("abolished")).orElse(""),
                dates(map),
                levels(map),
                map.optionalText("successors").map(name -> plain(map, name)),
                Set.copyOf(map.choices("derive", Successions.Derivation.class)),
                rows.map(totals -> new Counts(totals.integer("inForce"), totals.integer("abolished"))));
        status.ifPresent(YamlMap::close);
        rows.ifPresent(YamlMap::close);
        if (status.isPresent() != source.columns().containsKey("status")) {
            map.fault("status", "C10", "is there exactly where a column is", "give both the column and its two words");
        }
        return source;
    }

    private static String plain(YamlMap map, String name) {
        if (!name.isEmpty() && !name.matches(PLAIN_NAME)) {
            map.fault("file", "C10", "is no plain file name", "use letters, digits, dots and hyphens, and no folder");
            return "none";
        }
        return name;
    }

    private static Charset charset(YamlMap map) {
        try {
            return Charset.forName(map.text("charset"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            map.fault("charset", "C10", "is no charset of this machine", "write a name such as MS949 or UTF-8");
            return StandardCharsets.UTF_8;
        }
    }

    private static Map<String, String> columns(YamlMap map, boolean header) {
        Map<String, String> columns = map.namedTexts("columns");
        columns.forEach((meaning, column) -> {
            if (!COLUMNS.contains(meaning)) {
                map.fault("columns", "C10", "name '" + meaning + "', which means nothing here", "use " + COLUMNS);
            }
            if (!header && !column.matches("[1-9][0-9]?")) {
                map.fault("columns", "C10", "hold '" + column + "', which is no number", "count the columns from 1");
            }
        });
        if (!columns.containsKey("code") || !columns.containsKey("name")) {
            map.fault("columns", "C10", "lack code or name", "say in which column each of them stands");
        }
        return columns;
    }

    private static DateTimeFormatter dates(YamlMap map) {
        String pattern = map.optionalText("dates").orElse("uuuu-MM-dd");
        try {
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            map.fault("dates", "C10", "is no pattern of dates", "write one such as yyyyMMdd");
            return DateTimeFormatter.ISO_LOCAL_DATE;
        }
    }

    private static List<Integer> levels(YamlMap map) {
        List<Integer> levels = new ArrayList<>();
        for (String text : map.texts("levels")) {
            int last = levels.isEmpty() ? 0 : levels.getLast();
            if (text.matches("[1-9][0-9]?") && Integer.parseInt(text) > last) {
                levels.add(Integer.valueOf(text));
            } else {
                map.fault(
                        "levels",
                        "C10",
                        "don't rise",
                        "write how many characters make each level, such as [2, 5, 8, 10]");
            }
        }
        return List.copyOf(levels);
    }
}
