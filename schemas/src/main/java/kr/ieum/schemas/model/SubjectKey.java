package kr.ieum.schemas.model;

/**
 * What a register is asked by: a search attribute of the model (design §6 rule 3) and its value for one subject. The
 * attribute tells what kind of subject it is: a person by {@code Person/residentNumber}, a parcel by
 * {@code Parcel/number}; a further kind is a further attribute. Its text never shows the value.
 *
 * @param attribute the attribute that is searched by
 * @param text the subject's key in canonical form, such as 13 digits
 */
public record SubjectKey(AttributeKey attribute, String text) {

    /** By which persons are searched. */
    public static final AttributeKey PERSON = new AttributeKey("Person/residentNumber");

    /** By which a person is searched where a register still keeps a number that was changed since; never shown (design §6 rule 11). */
    public static final AttributeKey FORMER_PERSON = new AttributeKey("Person/formerResidentNumber");

    /** By which parcels are searched. */
    public static final AttributeKey PARCEL = new AttributeKey("Parcel/number");

    /** The key of a person: a resident number. */
    public static SubjectKey ofPerson(String residentNumber) {
        return new SubjectKey(PERSON, residentNumber);
    }

    /** The key of a parcel: legal-district code, land or mountain, main and sub lot in 19 digits. */
    public static SubjectKey ofParcel(String parcelNumber) {
        return new SubjectKey(PARCEL, parcelNumber);
    }

    /** Whether it is a key of this kind. */
    public boolean is(AttributeKey kind) {
        return attribute.equals(kind);
    }

    @Override
    public String toString() {
        return "SubjectKey[" + attribute + ", …]";
    }
}
