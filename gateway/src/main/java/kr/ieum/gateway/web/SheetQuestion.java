package kr.ieum.gateway.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kr.ieum.gateway.sheet.SheetCode;
import kr.ieum.gateway.sheet.SheetLine;

/** What somebody asks about a sheet, read from what they typed. */
public sealed interface SheetQuestion {

    /** Members of the question, in the order in which they are asked for; {@code line.*} are a line of the sheet. */
    List<String> LINE = List.of("number", "person", "item", "text", "seal");

    /** Well-formed, whether or not there is such a sheet. */
    record Good(SheetCode code, Optional<String> digest, Optional<SheetLine> line) implements SheetQuestion {}

    /**
     * A typo that can be told without looking anything up.
     *
     * @param member where: {@code code}, {@code digest} or one of {@link #LINE}
     * @param fault key of the words for it
     * @param symbols how many symbols the code had, where that is the fault
     */
    record Faulty(String member, String fault, int symbols) implements SheetQuestion {}

    Pattern DIGEST = Pattern.compile("(?:sha-256:)?([0-9a-f]{64})");
    int LONGEST = 400;

    /** Reads it; {@code typed} answers with an empty text where nothing was given. */
    static SheetQuestion of(Function<String, String> typed) {
        return switch (SheetCode.read(typed.apply("code"))) {
            case SheetCode.Read.Strange strange -> new Faulty("code", "verify.fault.strange", 0);
            case SheetCode.Read.Length(int symbols) -> new Faulty("code", "verify.fault.length", symbols);
            case SheetCode.Read.Typo typo -> new Faulty("code", "verify.fault.typo", 0);
            case SheetCode.Read.Good(SheetCode code) -> content(code, typed);
        };
    }

    private static SheetQuestion content(SheetCode code, Function<String, String> typed) {
        String digest = typed.apply("digest").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (!digest.isEmpty() && !DIGEST.matcher(digest).matches()) {
            return new Faulty("digest", "verify.fault.digest", 0);
        }
        List<String> missing =
                LINE.stream().filter(part -> typed.apply(part).isBlank()).toList();
        Optional<String> tooLong = LINE.stream()
                .filter(part -> typed.apply(part).length() > LONGEST)
                .findFirst();
        if (tooLong.isPresent()) {
            return new Faulty(tooLong.get(), "verify.fault.long", 0);
        }
        if (!missing.isEmpty() && missing.size() < LINE.size()) {
            return new Faulty(missing.getFirst(), "verify.fault.line", 0);
        }
        return new Good(
                code,
                Stream.of(digest)
                        .filter(text -> !text.isEmpty())
                        .map(SheetQuestion::hex)
                        .findFirst(),
                missing.isEmpty()
                        ? Optional.of(new SheetLine(
                                typed.apply("number"),
                                typed.apply("person"),
                                typed.apply("item"),
                                typed.apply("text"),
                                typed.apply("seal")))
                        : Optional.empty());
    }

    private static String hex(String digest) {
        return digest.substring(digest.length() - 64);
    }
}
