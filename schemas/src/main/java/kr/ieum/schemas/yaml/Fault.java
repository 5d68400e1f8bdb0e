package kr.ieum.schemas.yaml;

/**
 * One fault in a file that a person wrote, with all that is needed to mend it.
 *
 * @param file file name as the user gave it, relative to its folder
 * @param line 1-based line, 0 when the fault concerns the whole file
 * @param key dotted path of the key at fault, empty for the whole file
 * @param rule stable rule number, such as {@code Y3} or {@code M7}
 * @param message what is wrong, in one sentence; never a personal value
 * @param remedy what to do about it, in one sentence
 */
public record Fault(String file, int line, String key, String rule, String message, String remedy) {

    /** The one-line rendering used by the launcher: {@code file:line key: message; remedy [rule]}. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        return place + (key.isEmpty() ? "" : " " + key) + ": " + message + " -> " + remedy + " [" + rule + "]";
    }
}
