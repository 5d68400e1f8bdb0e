package kr.ieum.gateway.release;

import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormedValue;
import kr.ieum.schemas.model.Datatype;

/**
 * A value that has passed the whole release path: decided, logged as intent, fetched, mapped and reduced to the permitted
 * form. Nobody but this package can make one, so nothing else can be put on a screen or into an answer (design §3).
 */
public final class ReleasedValue {

    private final FormedValue formed;

    ReleasedValue(FormedValue formed) {
        this.formed = formed;
    }

    /** The datatype of the attribute. */
    public Datatype datatype() {
        return formed.datatype();
    }

    /** The form in which it was released. */
    public Form form() {
        return formed.form();
    }

    /** The canonical text of the released form, see {@link FormedValue#text}. */
    public String text() {
        return formed.text();
    }

    @Override
    public String toString() {
        return "ReleasedValue[" + formed.datatype() + ", " + formed.form() + ", …]";
    }
}
