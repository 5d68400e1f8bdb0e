package kr.ieum.schemas.model;

import java.time.DateTimeException;
import java.util.regex.Pattern;

/** What the example of a property must look like: the canonical text of one clear value. */
final class ExampleText {

    private static final Pattern AMOUNT = Pattern.compile("0|-?[1-9][0-9]{0,17}");
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9A-Za-z]([0-9A-Za-z-]{0,62}[0-9A-Za-z])?");

    private ExampleText() {}

    static boolean isValue(Property property, String text, CodeLists codeLists) {
        return switch (property.datatype()) {
            case DATE -> isDate(text, property.partialDates());
            case IDENTIFIER -> IDENTIFIER.matcher(text).matches();
            case AMOUNT -> AMOUNT.matcher(text).matches();
            case CODE ->
                property.codeList()
                        .flatMap(codeLists::find)
                        .flatMap(list -> list.find(text))
                        .filter(code -> !code.abolished())
                        .isPresent();
            case INDICATOR -> text.equals("yes") || text.equals("no") || text.equals("undetermined");
            case NAME, ADDRESS, TEXT -> !text.isBlank();
        };
    }

    static String shape(Property property) {
        return switch (property.datatype()) {
            case DATE -> "write a date as yyyy-MM-dd, or a part of it where partialDates is true";
            case IDENTIFIER -> "write letters and digits without blanks";
            case AMOUNT -> "write whole won in plain digits";
            case CODE -> "write a code of the list that is in force";
            case INDICATOR -> "write yes, no or undetermined";
            case NAME, ADDRESS, TEXT -> "write a text";
        };
    }

    private static boolean isDate(String text, boolean partial) {
        try {
            return PartialDate.parse(text).isComplete() || partial;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
