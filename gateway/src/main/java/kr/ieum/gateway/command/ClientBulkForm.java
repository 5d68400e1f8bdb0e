package kr.ieum.gateway.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.start.BulkWish;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file of subjects is to be read, and the order that says so. */
final class ClientBulkForm {

    private static final Pattern FIXED = Pattern.compile("([1-9][0-9]{0,3}):([1-9][0-9]{0,3}):([1-9][0-9]{0,3})");

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "UTF-8, EUC-KR or MS949. Default: ${DEFAULT-VALUE}.")
    String charset = "UTF-8";

    @Option(
            names = "--column",
            paramLabel = "NAME",
            defaultValue = "resident_number",
            description = "Of CSV: the column's name in the header, or its place where there is none. Default:"
                    + " ${DEFAULT-VALUE}.")
    String column = "resident_number";

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            defaultValue = ",",
            description = "Of CSV: comma, semicolon, tab or |. Default: ${DEFAULT-VALUE}.")
    String separator = ",";

    @Option(
            names = "--fixed",
            paramLabel = "WIDTH:FROM:LENGTH",
            description = "The file has a fixed width: bytes of a line, and where the number begins, from 1.")
    @Nullable
    String fixed;

    /** What is asked, as the interface has it. */
    byte[] order(ClientBulkCommand verb) {
        BulkWish wish = new BulkWish(verb.task, verb.approval, verb.register, verb.attributes);
        if (fixed == null) {
            return wish.separated(charset, separator, column);
        }
        Matcher numbers = FIXED.matcher(fixed);
        if (!numbers.matches()) {
            throw verb.misuse("--fixed is WIDTH:FROM:LENGTH, such as 40:1:13");
        }
        return wish.fixed(
                charset,
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3)));
    }
}
