package kr.ieum.schemas.form;

import kr.ieum.schemas.model.Datatype;

/**
 * A value after its reduction to a form: the text that may leave, nothing more.
 *
 * @param text canonical text: ISO date (or year, year-month, decade such as {@code 1980s}), plain digits of an amount,
 *     {@code low..high} of a band, code, {@code yes|no|undetermined} of a predicate, {@code exists}
 */
public record FormedValue(Datatype datatype, Form form, String text) {

    @Override
    public String toString() {
        return "FormedValue[" + datatype + ", " + form + ", …]";
    }
}
