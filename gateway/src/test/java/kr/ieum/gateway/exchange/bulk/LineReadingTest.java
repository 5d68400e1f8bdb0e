package kr.ieum.gateway.exchange.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.exchange.bulk.FileForm.Encoding;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.Test;

/** How a file's lines are read: strictly, and each for itself. */
class LineReadingTest {

    private static final String KIM = "8502131104958";
    private static final String LEE = "9304122147379";

    private static List<String> read(FileForm form, byte[] file) {
        return read(form, file, file.length);
    }

    /** In parts of so many bytes: what each line is. */
    private static List<String> read(FileForm form, byte[] file, int each) {
        int parts = (file.length + each - 1) / each;
        Batches batches = new Batches(
                new RawLines(
                        parts,
                        number -> Arrays.copyOfRange(file, (number - 1) * each, Math.min(file.length, number * each))),
                form,
                3,
                new SecureRandom());
        List<String> read = new ArrayList<>();
        try {
            for (Optional<Batch> batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                for (Batch.Line line : batch.get().lines()) {
                    assertThat(line.number()).isEqualTo(read.size() + 1);
                    read.add(
                            switch (line.read()) {
                                case ReadLine.Subject(SubjectKey key) -> key.text();
                                case ReadLine.Header() -> "header";
                                case ReadLine.Bad(LineRule rule) -> rule.name();
                            });
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return read;
    }

    private static FileForm named(Encoding encoding) {
        return new FileForm.Separated(encoding, ',', true, "번호", 0);
    }

    private static final FileForm SECOND = new FileForm.Separated(Encoding.UTF_8, ';', false, "", 2);

    @Test
    void a_header_says_where_the_number_stands_and_the_last_line_may_lack_its_end() {
        assertThat(read(
                        named(Encoding.UTF_8),
                        ("이름,번호\r\n김,%s\r\n\"이, \"\"리\",%s").formatted(KIM, LEE).getBytes(UTF_8)))
                .containsExactly("header", KIM, LEE);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column_and_one_elsewhere_is_a_fault() {
        assertThat(read(named(Encoding.UTF_8), ("\uFEFF번호\n" + KIM + "\n\uFEFF" + LEE + "\n").getBytes(UTF_8)))
                .containsExactly("header", KIM, "B4");
    }

    @Test
    void korean_charsets_are_read_as_stated_and_a_line_in_another_is_a_fault_of_that_line() {
        Charset eucKr = Charset.forName("EUC-KR");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(("이름,번호\n김,%s\n".formatted(KIM)).getBytes(eucKr));
        file.writeBytes(("이렇게,%s\n".formatted(LEE)).getBytes(UTF_8));

        assertThat(read(named(Encoding.EUC_KR), file.toByteArray())).containsExactly("header", KIM, "B3");
        assertThat(read(
                        named(Encoding.MS949),
                        "이름,번호\n믜,%s\n".formatted(KIM).getBytes(Charset.forName("x-windows-949"))))
                .containsExactly("header", KIM);
    }

    @Test
    void each_bad_line_is_told_by_its_rule_and_those_around_it_are_read() {
        String file = String.join(
                "\n",
                "a;" + KIM,
                "",
                "a".repeat(5000),
                "a\u0000;" + LEE,
                "a\r;" + LEE,
                "\"a;" + LEE,
                "a\"b;" + LEE,
                "\"a\"b;" + LEE,
                "a;b;" + LEE,
                LEE,
                "a;850213-1104958",
                "a; " + LEE,
                "a;" + KIM,
                "a;" + LEE);
        assertThat(read(SECOND, file.getBytes(UTF_8)))
                .containsExactly(KIM, "B1", "B2", "B4", "B4", "B5", "B5", "B5", "B6", "B6", "B8", "B8", "B9", LEE);
    }

    @Test
    void lines_are_the_same_however_the_file_is_cut_into_parts() {
        byte[] file = ("a;" + KIM + "\r\n\n" + "b".repeat(4096) + "\nc;" + LEE).getBytes(UTF_8);
        for (int each : new int[] {1, 2, 7, 4096, 5000}) {
            assertThat(read(SECOND, file, each)).as("parts of %d", each).containsExactly(KIM, "B1", "B6", LEE);
        }
    }

    @Test
    void lines_of_one_width_are_cut_by_bytes() {
        FileForm fixed = new FileForm.Fixed(Encoding.EUC_KR, 20, 7, 14);
        Charset eucKr = Charset.forName("EUC-KR");
        assertThat(read(fixed, ("김가나%s \n이가나 %s\n이가나%s\n이가나%sx\n".formatted(KIM, LEE, LEE, LEE)).getBytes(eucKr)))
                .containsExactly(KIM, LEE, "B7", "B8");
    }

    @Test
    void a_header_without_the_column_or_with_two_of_it_is_a_fault_of_the_file() {
        FileForm form = named(Encoding.UTF_8);
        for (String header : List.of("이름,성별", "번호,번호", "\"번호", "")) {
            LineReading reading = new LineReading(form);
            ReadLine first = reading.read(new RawLines.Raw(header.getBytes(UTF_8), false));
            assertThat(LineReading.fault(form, first)).as(header).isPresent();
            assertThat(reading.read(new RawLines.Raw((KIM + "," + LEE).getBytes(UTF_8), false)))
                    .as("nothing is guessed afterwards")
                    .isInstanceOf(ReadLine.Bad.class);
        }
    }
}
