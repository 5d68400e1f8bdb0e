package kr.ieum.adapters.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.adapters.DeliveredRegister;
import kr.ieum.adapters.DeliveryStatus.Attempt;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.contract.DeliveredRegisterContract;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import kr.ieum.simulator.welfare.WelfareEntry;
import kr.ieum.simulator.welfare.WelfareFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transport {@code sftp-csv} against the simulated welfare payments. */
class SftpCsvTest implements DeliveredRegisterContract {

    private static final String HEADER = line(WelfareEntry.COLUMNS.toArray(String[]::new));

    @TempDir
    private Path spools;

    private WelfareStand stand;

    @Override
    public TestStand stand() {
        if (stand == null) {
            stand = new WelfareStand(spools);
        }
        return stand;
    }

    private static String line(String... cells) {
        return List.of(cells).stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String payment(String number, String kind, String amount) {
        return line("3000000", number, "이름", kind, "1", "2026-01-02", "2026-10", amount, "지급", "", "계좌");
    }

    private static void deliver(String... lines) {
        deliver(String.join("", lines).getBytes(UTF_8));
    }

    private static void deliver(byte[] bytes) {
        SimulatedServer.simulator().welfare().put(bytes);
    }

    private RegisterAnswer ask(DeliveredRegister adapter, String number) throws InterruptedException {
        return adapter.ask(stand().question(number, Set.of("급여종류", "지급액"), AT_ONCE));
    }

    @Test
    void a_header_with_a_column_twice_is_not_taken_and_the_column_is_named() throws Exception {
        DeliveredRegister adapter = delivered();
        deliver(new WelfareFile(SimulatedServer.simulator().population().benefits()).withTwiceTheStatus());

        assertThat(adapter.refresh().outcome()).isEqualTo("header-twice 지급상태");
        assertThat(askHeld(adapter)).isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    void a_header_without_a_column_names_the_column_and_nothing_that_stands_there_instead() throws Exception {
        DeliveredRegister adapter = delivered();
        deliver(payment("8502131104958", "생계급여", "1"), line("합계", "0"));

        assertThat(adapter.refresh().outcome()).isEqualTo("header-lacks 보장기관코드");
    }

    @Test
    void a_further_column_and_another_order_are_read_and_the_further_one_reaches_nobody() throws Exception {
        DeliveredRegister adapter = delivered();
        deliver(
                "\uFEFF" + "비고," + HEADER,
                "\"=1+1\"," + payment("8502131104958", "생계급여", "1,023,000"),
                line("합계", "1"));

        assertThat(adapter.refresh().outcome()).isEqualTo("taken");
        RegisterAnswer.Found found = (RegisterAnswer.Found) ask(adapter, "8502131104958");
        assertThat(found.records().getFirst().fields())
                .containsOnlyKeys("급여종류", "지급액")
                .containsEntry("지급액", "1,023,000");
    }

    @Test
    void a_broken_line_harms_its_own_subject_only_and_is_named_by_position_and_rule() throws Exception {
        DeliveredRegister adapter = delivered();
        StringBuilder others = new StringBuilder();
        for (int i = 10; i < 60; i++) {
            others.append(payment("85021311049" + i, "생계급여", "1,000"));
        }
        deliver(
                HEADER,
                others.toString(),
                payment("8502131104988", "생계급여", "9,000").replace(",\"계좌\"", ""),
                line("합계", "51"));

        Attempt attempt = adapter.refresh();

        assertThat(attempt.outcome()).isEqualTo("taken");
        assertThat(ask(adapter, "8502131104910")).isInstanceOf(RegisterAnswer.Found.class);
        RegisterAnswer.Malformed harmed = (RegisterAnswer.Malformed) ask(adapter, "8502131104988");
        assertThat(harmed.problem().rule()).isEqualTo("T5");
        assertThat(harmed.problem().position()).isEqualTo(52);
        assertThat(adapter.status().toString()).doesNotContain("8502131104988");
    }

    @Test
    void a_wrong_number_of_records_is_not_taken() throws Exception {
        DeliveredRegister adapter = delivered();
        deliver(HEADER, payment("8502131104958", "생계급여", "1"), line("합계", "2"));

        assertThat(adapter.refresh().outcome()).isEqualTo("wrong-count");
        assertThat(askHeld(adapter)).isInstanceOf(RegisterAnswer.Found.class);
    }
}
