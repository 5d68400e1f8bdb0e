package kr.ieum.gateway.sheet;

/** A printed line as somebody copied it from paper. */
public record SheetLine(String number, String person, String item, String text, String seal) {

    @Override
    public String toString() {
        return "SheetLine[" + number + "]";
    }
}
