package kr.ieum.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ieum mapping write} and the limits of {@code ieum mapping run}, as a registrar uses them. */
class MappingWriteVerbTest {

    private static final String SCHEMAS =
            Path.of(System.getProperty("ieum.root", "..")).resolve("schemas").toString();
    private static final String MESSAGE = """
        {"@type": "Message", "recipient": "official", "contributions": [
          {"subject": "#s1", "relation": "applicant", "register": "resident", "assertedAt": "2026-11-25T00:00:00Z", "records": [
            {"@type": "Person", "name": "윤정우", "residenceStatus": "RESIDENT"},
            {"@type": "Residence", "since": "2019-03-04"}, {"@type": "Family", "relationToApplicant": "SELF"},
            {"@type": "Income", "kind": "EARNED", "year": "2025", "amount": "25650000"},
            {"@type": "HealthInsurance", "insuredType": "EMPLOYEE", "monthlyPay": "2410000"}]},
          {"subject": "#s2", "relation": "obligor", "register": "resident", "records": [{"@type": "Person", "name": "윤상호"}]}]}
        """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new MappingCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private int write(String mapping, String message, Path to) throws IOException {
        Path file = Files.writeString(folder.resolve("message.json"), message);
        return run("write", mapping, file.toString(), "--schemas", SCHEMAS, "--out", to.toString());
    }

    @Test
    void aMessageIsWrittenInTheConsumersFormatAndWhatItCantSayIsNamed() throws IOException {
        Path to = folder.resolve("benefit.dat");
        assertThat(write("jongno-benefit-file", MESSAGE, to)).isEqualTo(3);
        assertThat(Files.readString(to, Charset.forName("EUC-KR")))
                .contains("D윤정우 ", "T000000001")
                .doesNotContain("상호");
        assertThat(err.toString())
                .contains("record 2, relation: nothing is said of Family/relationToApplicant [M57]")
                .contains("1 written, 1 refused.")
                .doesNotContain("윤상호");
        assertThat(run("run", "jongno-benefit-file", to.toString(), "--schemas", SCHEMAS))
                .isZero();
        assertThat(out.toString()).contains("Income/amount = 25650000");
    }

    @Test
    void whatCantBeDoneIsToldInASentenceAndChangesNothing() throws IOException {
        Path to = folder.resolve("benefit.dat");
        assertThat(write("tax-income", MESSAGE, to)).isEqualTo(2);
        assertThat(err.toString()).contains("no mapping 'tax-income' with a way out", "jongno-benefit-file");
        assertThat(write("jongno-benefit-file", "{}", to)).isEqualTo(1);
        assertThat(err.toString()).contains("is no message of the model").contains("Nothing was written.");
        assertThat(to).doesNotExist();
        Files.writeString(to, "old");
        assertThat(write("jongno-benefit-file", MESSAGE, to)).isEqualTo(1);
        assertThat(err.toString()).contains("is there already and was left as it is");
        assertThat(to).hasContent("old");
    }

    @Test
    void aRunWhoseTimeIsUpSaysHowFarItCameAndWhatNow() throws IOException {
        Path to = folder.resolve("benefit.dat");
        write("jongno-benefit-file", MESSAGE, to);
        assertThat(run("run", "jongno-benefit-file", to.toString(), "--schemas", SCHEMAS, "--minutes", "0"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("The run was ended after 0 minutes; 0 records of", "was left as it is", "--minutes");
        assertThat(run("run", "jongno-benefit-file", to.toString(), "--schemas", SCHEMAS, "--minutes", "-1"))
                .isEqualTo(2);
    }
}
