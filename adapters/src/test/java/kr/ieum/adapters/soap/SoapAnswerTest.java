package kr.ieum.adapters.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an envelope. */
class SoapAnswerTest {

    private static final String OPEN = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>";

    private static SoapAnswer of(String text) {
        return SoapAnswer.of(text.getBytes(UTF_8), SoapVersion.V1_1);
    }

    @Test
    void a_header_is_stepped_over() {
        assertThat(of(OPEN + "<s:Header><s:Body><x/></s:Body></s:Header><s:Body><a/></s:Body></s:Envelope>"))
                .isEqualTo(new SoapAnswer.Payload());
    }

    @Test
    void a_fault_keeps_its_class_and_none_of_its_words() {
        assertThat(of(OPEN + "<s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>850230-1</faultstring>"
                        + "</s:Fault></s:Body></s:Envelope>"))
                .isEqualTo(new SoapAnswer.Fault("server"));
        assertThat(of(OPEN + "<s:Body><s:Fault><faultcode>Custom.850230</faultcode></s:Fault></s:Body></s:Envelope>"))
                .isEqualTo(new SoapAnswer.Fault("other"));
    }

    @Test
    void an_empty_body_is_an_envelope_with_nothing_in_it() {
        assertThat(of(OPEN + "<s:Body></s:Body></s:Envelope>")).isEqualTo(new SoapAnswer.Nothing());
    }

    @ParameterizedTest
    @CsvSource({"Sender,client", "Receiver,server", "VersionMismatch,version", "MustUnderstand,other"})
    void version_1_2_has_its_own_namespace_and_its_own_names(String code, String kind) {
        String text =
                "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body><e:Fault><e:Code><e:Value>e:"
                        + code + "</e:Value></e:Code></e:Fault></e:Body></e:Envelope>";
        assertThat(SoapAnswer.of(text.getBytes(UTF_8), SoapVersion.V1_2)).isEqualTo(new SoapAnswer.Fault(kind));
        assertThat(of(text)).as("version 1.1 doesn't know it").isEqualTo(new SoapAnswer.NoEnvelope());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<html><body/></html>",
                "<s:Envelope xmlns:s='urn:other'><s:Body><a/></s:Body></s:Envelope>",
                OPEN + "</s:Envelope>",
                OPEN + "<s:Body>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + OPEN
                        + "<s:Body>&e;<a/></s:Body></s:Envelope>"
            })
    void anything_else_is_no_envelope(String text) {
        assertThat(of(text)).isEqualTo(new SoapAnswer.NoEnvelope());
    }
}
