package kr.ieum.adapters.sftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.mapping.FileLayout;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.mapping.RecordDecoder;

/** The layout of the simulated income file, and a decoder for its D records. */
final class IncomeLayout implements FileLayout, RecordDecoder {

    static final Charset MS949 = Charset.forName("MS949");
    static final int LENGTH = 120;

    private static final Map<String, int[]> COLUMNS = Map.of(
            "귀속연도", new int[] {1, 4},
            "주민등록번호", new int[] {5, 13},
            "성명", new int[] {18, 20},
            "소득구분", new int[] {38, 2},
            "총수입금액", new int[] {40, 14},
            "소득금액", new int[] {54, 14},
            "체납금액", new int[] {82, 13});

    @Override
    public int lineLength() {
        return LENGTH;
    }

    @Override
    public byte[] terminator() {
        return new byte[] {'\r', '\n'};
    }

    @Override
    public Optional<LineKind> kind(byte[] line) {
        return switch (line[0]) {
            case 'H' -> Optional.of(LineKind.HEADER);
            case 'D' -> Optional.of(LineKind.DETAIL);
            case 'T' -> Optional.of(LineKind.TRAILER);
            default -> Optional.empty();
        };
    }

    @Override
    public String key(byte[] detailLine) {
        return new String(detailLine, 5, 13, ISO_8859_1).strip();
    }

    @Override
    public Optional<LocalDate> assertedOn(byte[] headerLine) {
        try {
            return Optional.of(
                    LocalDate.parse(new String(headerLine, 16, 8, ISO_8859_1), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public long declaredCount(byte[] trailerLine) {
        String text = new String(trailerLine, 1, 9, ISO_8859_1);
        return text.matches("\\d{9}") ? Long.parseLong(text) : -1;
    }

    static Set<String> columns() {
        return COLUMNS.keySet();
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        List<NativeRecord> records = new ArrayList<>();
        for (int from = 0; from < payload.length; from += LENGTH + 2) {
            byte[] line = Arrays.copyOfRange(payload, from, from + LENGTH);
            Map<String, String> fields = new HashMap<>();
            COLUMNS.forEach((name, place) -> {
                if (permitted.contains(name)) {
                    fields.put(name, new String(line, place[0], place[1], MS949).stripTrailing());
                }
            });
            records.add(new NativeRecord("D", records.size() + 1, fields, List.of()));
        }
        return new Decoded.Records(records, Optional.empty());
    }
}
