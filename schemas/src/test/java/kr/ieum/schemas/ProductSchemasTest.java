package kr.ieum.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

/** The schemas that the product ships. */
class ProductSchemasTest {

    static final Path SCHEMAS = Path.of(System.getProperty("ieum.root", ".."), "schemas");

    @Test
    void theProductsOwnSchemasHaveNoFault() {
        Faults faults = new Faults();
        Schemas.load(SCHEMAS, faults);
        assertThat(faults.list()).isEmpty();
    }
}
