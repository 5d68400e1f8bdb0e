package kr.ieum.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.log.leaf.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTableTest {

    private static FoundEntry act(String detail) {
        return new FoundEntry(
                new Position("2026h2", 7),
                Instant.parse("2026-11-25T01:00:00Z"),
                "3000000",
                EntryState.ACT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                detail,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\tx"})
    void no_cell_is_a_formula_to_a_spreadsheet(String text) {
        assertThat(ExportTable.cell(text)).startsWith("\"'");
    }

    @Test
    void a_quote_within_a_cell_is_doubled_and_every_line_has_every_column() {
        String csv = ExportTable.csv(
                List.of(new ExportTable.Line(act("그의 \"행위\", 하나"), List.of("proofs/2026h2-7.tlog-proof"))));
        assertThat(csv).startsWith("\uFEFF\"shard\",").contains("\"그의 \"\"행위\"\", 하나\"");
        assertThat(csv.split("\r\n"))
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line.replaceAll("\"[^\"]*\"", "x").split(","))
                                .hasSizeGreaterThan(14));
    }

    @Test
    void a_line_of_json_is_json_whatever_a_detail_holds() {
        String line = ExportTable.jsonLines(List.of(new ExportTable.Line(act("a\"b\\c\u0001"), List.of())));
        JsonNode read = JsonMapper.shared().readTree(line);
        assertThat(read.path("detail").stringValue()).isEqualTo("a\"b\\c\u0001");
        assertThat(line).endsWith("}\n");
    }
}
