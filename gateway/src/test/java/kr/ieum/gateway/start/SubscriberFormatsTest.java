package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import kr.ieum.schemas.yaml.FaultyFilesException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a subscriber's own format can't say of what agreements have it told is a fault of the configuration. */
class SubscriberFormatsTest {

    private final ShippedConfig config;

    SubscriberFormatsTest(@TempDir Path folder) throws IOException {
        config = ShippedConfig.copyTo(folder);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        C23 | eligibility-events, transport: sftp, path: /events, format: health-death-notice | eligibility-events, transport: sftp, path: /events, format: nothing-there
        C23 | eligibility-events, transport: sftp, path: /events, format: health-death-notice | eligibility-events, transport: sftp, path: /events, format: resident-register
        C24 | pension-events, path: /events, format: json                                     | pension-events, path: /events, format: health-death-notice
        C24 | transport: soap, path: /events/soap, soapAction: "urn:nts:events:notify", format: xml | path: /events, format: health-death-notice
        C25 | queue: VHCLE.EVENT.RCV, format: xml                                             | queue: VHCLE.EVENT.RCV, format: health-death-notice
        """)
    void a_format_that_cant_say_what_was_agreed_is_named_with_its_line(String rule, String text, String by)
            throws IOException {
        config.replace("subscribers.yaml", text, by);
        FaultyFilesException faulty = catchThrowableOfType(
                FaultyFilesException.class,
                () -> Federation.load(config.folder(), Path.of(System.getProperty("ieum.root"), "schemas")));
        assertThat(faulty.faults()).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.file()).isEqualTo("subscribers.yaml");
            assertThat(fault.line()).isGreaterThan(3);
            assertThat(fault.remedy()).isNotBlank();
        });
    }
}
