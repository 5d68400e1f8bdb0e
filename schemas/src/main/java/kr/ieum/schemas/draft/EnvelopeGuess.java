package kr.ieum.schemas.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What surrounds the record, guessed from names and texts. A sample shows one outcome only: how the register says that it doesn't hold
 * somebody stays open, as a word that no register sends.
 *
 * @param file the line that says instead how a file of records without an outcome is cut
 */
record EnvelopeGuess(String record, Map<String, String> beside, int records, String file) {

    /** Stands for an outcome code that nobody has told yet; an answer that bears another one is an error, never a "not held". */
    static final String OPEN = "미정";

    private static final int LONGEST_OUTCOME = 12;
    private static final Pattern OUTCOME =
            Pattern.compile("(?i)(.*(result|rspns|rslt|respon|outcome|status|gyeolgwa).*|.*(결과|응답|처리).*)");
    private static final Pattern CODE = Pattern.compile("(?i)(.*(cd|code|gyeolgwa|status|result)|.*(결과|코드|상태))");
    private static final Pattern COUNT = Pattern.compile("(?i)(.*(cnt|count|total|geonsu|num).*|.*(건수|개수|총수).*)");
    private static final Pattern STAMP = Pattern.compile("[0-9]{14}|[0-9]{4}년 [0-9]{2}월 [0-9]{2}일 [0-9]{2}시 [0-9]{2}분"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}");

    /** The lines of the draft's envelope. */
    List<String> lines(List<String> notes) {
        List<String> lines = new ArrayList<>();
        // a long text may be somebody's: an outcome is a short word
        Optional<String> outcome = first(path -> OUTCOME.matcher(leaf(path)).matches()
                && CODE.matcher(leaf(path)).matches()
                && text(path).length() <= LONGEST_OUTCOME);
        if (outcome.isEmpty()) {
            notes.add("처리결과가 없어 기록의 파일로 봄 (no outcome: taken for a file of records)");
            return List.of(file);
        }
        lines.add("envelope:");
        lines.add("  outcome: " + YamlText.quoted(outcome.get()));
        lines.add("  found: " + YamlText.list(List.of(text(outcome.get()))));
        notes.add("'자료 없음'을 뜻하는 코드를 보유기관에 물어 notHeld에 적을 것 (ask the keeper for the code of 'not held')");
        lines.add("  notHeld: " + YamlText.list(List.of(OPEN + "-notHeld")));
        lines.add("  record: " + YamlText.quoted(record));
        lines.add("  records: " + (records > 1 ? "any" : "some"));
        first(path -> COUNT.matcher(leaf(path)).matches() && text(path).equals(Integer.toString(records)))
                .ifPresent(path -> lines.add("  count: " + YamlText.quoted(path)));
        first(path -> STAMP.matcher(text(path)).matches())
                .ifPresent(path -> lines.add("  assertedAt: {path: " + YamlText.quoted(path) + ", pattern: "
                        + YamlText.quoted(pattern(text(path))) + "}"));
        return lines;
    }

    private static String pattern(String stamp) {
        if (stamp.contains("년")) {
            return "yyyy년 MM월 dd일 HH시 mm분";
        }
        return stamp.length() == 14
                ? "yyyyMMddHHmmss"
                : stamp.indexOf('T') > 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd HH:mm:ss";
    }

    private Optional<String> first(Predicate<String> suits) {
        return beside.keySet().stream().filter(suits).findFirst();
    }

    private String text(String path) {
        return beside.getOrDefault(path, "");
    }

    private static String leaf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
