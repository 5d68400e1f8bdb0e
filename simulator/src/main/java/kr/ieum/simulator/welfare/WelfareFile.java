package kr.ieum.simulator.welfare;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kr.ieum.simulator.delivery.NightlyFile;
import kr.ieum.simulator.server.Mode;

/**
 * The file {@code SSIS_BENEFIT_yyyyMMdd.csv}: UTF-8 with a byte order mark, every cell in quotes, lines ended by CR LF; a header of
 * column names, a line for each payment, and at the end {@code "합계","n"} with the number of payments.
 */
public final class WelfareFile implements NightlyFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Charset OTHER_CHARSET = Charset.forName("EUC-KR");

    private final List<WelfareEntry> entries;

    /** The file of those payments. */
    public WelfareFile(List<WelfareEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public String nameOf(LocalDate night) {
        return "SSIS_BENEFIT_" + DateTimeFormatter.BASIC_ISO_DATE.format(night) + ".csv";
    }

    @Override
    public byte[] of(LocalDate night, Mode mode) {
        List<String> lines = new ArrayList<>();
        lines.add(line(WelfareEntry.COLUMNS));
        for (int i = 0; i < entries.size(); i++) {
            WelfareEntry entry = entries.get(i);
            WelfareEntry shown = mode == Mode.OTHER_PERSON
                    ? entries.get((i + 1) % entries.size()).of(entry.number())
                    : entry;
            List<String> cells = shown.cells();
            lines.add(line(mode == Mode.WRONG ? cells.subList(0, cells.size() - 1) : cells));
        }
        return bytes(lines, mode);
    }

    /** The file as it was before 2024: one column's name stands twice. */
    public byte[] withTwiceTheStatus() {
        List<String> columns = new ArrayList<>(WelfareEntry.COLUMNS);
        columns.add("지급상태");
        List<String> lines = new ArrayList<>(List.of(line(columns)));
        entries.forEach(entry -> lines.add(line(entry.cells())));
        return bytes(lines, Mode.NORMAL);
    }

    private byte[] bytes(List<String> lines, Mode mode) {
        lines.add(line(List.of("합계", Integer.toString(lines.size() - 1))));
        String text = BYTE_ORDER_MARK + String.join("\r\n", lines) + "\r\n";
        return text.getBytes(mode == Mode.CHARSET ? OTHER_CHARSET : StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }
}
