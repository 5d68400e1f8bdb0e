package kr.ieum.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ways that are compared do the same work: each of them makes the same values of the same records. */
class MappingWayTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void every_way_makes_the_same_values_of_a_record(MappingWay way) throws IOException {
        RecordMapper mapper = way.mapper(Path.of(System.getProperty("ieum.root", "..")), folder);
        for (long seed = 1; seed < 20; seed++) {
            assertThat(mapper.texts(mapper.map(way.payload(seed))))
                    .isEqualTo(new SyntheticRecord(seed).expected(way.columns()));
        }
    }

    @Test
    void records_have_the_size_that_is_stated_and_a_seed_makes_them_again() {
        for (long seed = 1; seed < 20; seed++) {
            SyntheticRecord record = new SyntheticRecord(seed);
            assertThat(record.json()).hasSize(SyntheticRecord.JSON_BYTES).isEqualTo(new SyntheticRecord(seed).json());
            assertThat(record.xml()).hasSize(SyntheticRecord.XML_BYTES);
            assertThat(record.fixedWidth()).hasSize(MappedColumn.LINE_BYTES + 2);
            assertThat(new String(record.json(), StandardCharsets.UTF_8)).contains("\"memo\":\"주민");
        }
    }
}
