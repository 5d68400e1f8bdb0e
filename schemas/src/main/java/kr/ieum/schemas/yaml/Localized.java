package kr.ieum.schemas.yaml;

/** A text in both languages of the project; neither is blank. */
public record Localized(String ko, String en) {

    /** The text in the given language, Korean for {@code ko}, English otherwise. */
    public String in(java.util.Locale locale) {
        return "ko".equals(locale.getLanguage()) ? ko : en;
    }
}
