package kr.ieum.simulator.income;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The nightly file {@code NTS_INCOME_yyyyMMdd.dat}: records of exactly {@value #LENGTH} bytes, each followed by CR LF, in MS949.
 * Text is left-aligned and padded with blanks, numbers right-aligned with zeros, amounts have a sign first. Positions count
 * bytes from 1.
 *
 * <pre>
 * D   1    1  X      자료구분 'D'          H   1    1  X      자료구분 'H'
 *     2    4  9      귀속연도                  2    7  X      기관코드
 *     6   13  X      주민등록번호              9    8  9      작성일자
 *    19   20  X      성명                     17    8  9      기준일자
 *    39    2  X      소득구분                 25   30  X      파일명
 *    41   14  S9     총수입금액               55   66  X      filler
 *    55   14  S9     소득금액
 *    69   10  X      사업자등록번호      T   1    1  X      자료구분 'T'
 *    79    1  X      확정여부 Y/N             2    9  9      number of D records
 *    80    3  9      체납건수                11  110  X      filler
 *    83   13  9      체납금액
 *    96   13  9      환급미지급액
 *   109    8  9      기준일자
 *   117    4  X      filler
 * </pre>
 */
public final class IncomeFile {

    /** Bytes of a record without its line end. */
    public static final int LENGTH = 120;

    /** The register's charset. */
    public static final Charset MS949 = Charset.forName("MS949");

    private static final String AGENCY = "1210000";
    private static final int NAME_LENGTH = 20;
    private static final DateTimeFormatter YMD = DateTimeFormatter.BASIC_ISO_DATE;

    private final LocalDate asserted;
    private final Charset charset;
    private final int lineLength;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private IncomeFile(LocalDate asserted, Charset charset, int lineLength) {
        this.asserted = asserted;
        this.charset = charset;
        this.lineLength = lineLength;
    }

    /** The file's name for a night. */
    public static String nameOf(LocalDate asserted) {
        return "NTS_INCOME_" + YMD.format(asserted) + ".dat";
    }

    /** The file as it should be. */
    public static byte[] of(List<IncomeEntry> entries, LocalDate asserted) {
        return new IncomeFile(asserted, MS949, LENGTH).write(entries);
    }

    /** The file in UTF-8: columns slip wherever a name is in Hangul. */
    static byte[] inUtf8(List<IncomeEntry> entries, LocalDate asserted) {
        return new IncomeFile(asserted, StandardCharsets.UTF_8, LENGTH).write(entries);
    }

    /** The file with one byte missing in every D record. */
    static byte[] withShortLines(List<IncomeEntry> entries, LocalDate asserted) {
        return new IncomeFile(asserted, MS949, LENGTH - 1).write(entries);
    }

    private byte[] write(List<IncomeEntry> entries) {
        String date = YMD.format(asserted);
        line("H" + AGENCY + date + date + padded(nameOf(asserted), 30) + " ".repeat(66), LENGTH);
        for (IncomeEntry entry : entries) {
            line(detail(entry, date), lineLength);
        }
        line("T" + zeros(entries.size(), 9) + " ".repeat(110), LENGTH);
        return bytes.toByteArray();
    }

    private static String detail(IncomeEntry entry, String date) {
        return "D" + zeros(entry.year(), 4) + entry.number() + padded(entry.name(), NAME_LENGTH) + entry.kind()
                + signed(entry.gross()) + signed(entry.net()) + padded(entry.business(), 10)
                + (entry.settled() ? "Y" : "N") + zeros(entry.arrearsCount(), 3) + zeros(entry.arrears(), 13)
                + zeros(entry.refund(), 13) + date + padded(entry.filler(), 4);
    }

    private void line(String text, int length) {
        byte[] encoded = text.getBytes(charset);
        bytes.write(encoded, 0, charset.equals(MS949) ? length : encoded.length);
        bytes.write('\r');
        bytes.write('\n');
    }

    private static String signed(long amount) {
        return (amount < 0 ? "-" : "+") + zeros(Math.abs(amount), 13);
    }

    private static String zeros(long number, int length) {
        String digits = Long.toString(number);
        if (digits.length() > length) {
            throw new IllegalArgumentException(number + " does not fit into " + length + " digits");
        }
        return "0".repeat(length - digits.length()) + digits;
    }

    /** Cuts after the last whole character that fits and fills with blanks, counted in MS949 bytes. */
    private static String padded(String text, int length) {
        String kept = text;
        while (kept.getBytes(MS949).length > length) {
            kept = kept.substring(0, kept.length() - 1);
        }
        return kept + " ".repeat(length - kept.getBytes(MS949).length);
    }
}
