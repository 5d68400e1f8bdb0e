package kr.ieum.gateway.release;

import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormedValue;
import kr.ieum.schemas.model.Datatype;

/** Makes released values for tests of what stands behind the release path: screens and API. */
public final class ReleasedValues {

    private ReleasedValues() {}

    /** A value as if it had been released. */
    public static ReleasedValue of(Datatype datatype, Form form, String text) {
        return new ReleasedValue(new FormedValue(datatype, form, text));
    }
}
