package kr.ieum.gateway.exchange.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import kr.ieum.gateway.exchange.soap.SoapRequest.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken out of an envelope, and which envelopes are refused. */
class EnvelopeReaderTest {

    private static final String V11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String V12 = "http://www.w3.org/2003/05/soap-envelope";
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    @Test
    void a_record_comes_out_with_what_was_declared_around_it_and_in_the_same_way_each_time() {
        String envelope = """
            <?xml version="1.0" encoding="UTF-8"?>
            <s:Envelope xmlns:s="%s" xmlns="urn:outer" xmlns:r="urn:record">
              <!-- who reads this --><s:Body xmlns:t="urn:type">
                <r:a xmlns="" xmlns:u="urn:u" at="1 &lt; 2&#10;" t:kind='"'><b>민&amp;가온 &#13;<![CDATA[<x>]]></b><?p i?><u:c/></r:a>
              </s:Body>
            </s:Envelope>
            """.formatted(V11);
        String record = whole(envelope, EnvelopeVersion.V1_1).record();
        assertThat(record)
                .isEqualTo("<r:a xmlns:r=\"urn:record\" xmlns:s=\"" + V11 + "\" xmlns:t=\"urn:type\" xmlns:u=\"urn:u\""
                        + " at=\"1 &lt; 2&#10;\" t:kind=\"&#34;\"><b>민&amp;가온 &#13;&lt;x&gt;</b><u:c></u:c></r:a>");
        assertThat(whole(envelope, EnvelopeVersion.V1_1).record()).isEqualTo(record);
    }

    @Test
    void both_versions_are_read_and_the_action_of_the_header() {
        String header = "<s:Header><w:Action xmlns:w=\"" + ADDRESSING
                + "\" s:mustUnderstand=\"1\"> urn:ieum:event:death </w:Action><x xmlns=\"urn:x\"><y/></x></s:Header>";
        SoapRequest.Whole read = whole(enveloped(V12, header, "<a/>"), EnvelopeVersion.V1_2);
        assertThat(read.action()).contains("urn:ieum:event:death");
        assertThat(whole(enveloped(V11, "", "<a/>"), EnvelopeVersion.V1_1).action())
                .isEmpty();
        assertThat(read.toString()).as("no record in it").doesNotContain("<a");
    }

    @Test
    void the_charset_is_what_was_said() {
        byte[] korean = enveloped(V11, "", "<a>서정순</a>").getBytes(Charset.forName("EUC-KR"));
        assertThat(EnvelopeReader.read(korean, EnvelopeVersion.V1_1, Optional.of("EUC-KR")))
                .isInstanceOfSatisfying(
                        SoapRequest.Whole.class,
                        whole -> assertThat(whole.record()).contains("서정순"));
        assertThat(EnvelopeReader.read(korean, EnvelopeVersion.V1_1, Optional.empty()))
                .isEqualTo(new SoapRequest.Faulty(Cause.NOT_XML));
        assertThat(EnvelopeReader.read(korean, EnvelopeVersion.V1_1, Optional.of("no-charset")))
                .isEqualTo(new SoapRequest.Faulty(Cause.NOT_XML));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        NOT_XML        | <s:Envelope xmlns:s="V11"><s:Body><a></s:Body></s:Envelope>
        NOT_XML        | <s:Envelope xmlns:s="V11"><s:Body><a/></s:Body></s:Envelope>trailing
        NOT_XML        | <s:Envelope xmlns:s="V11"><s:Body><a b="&x;"/></s:Body></s:Envelope>
        DOCUMENT_TYPE  | <!DOCTYPE a SYSTEM "file:///etc/passwd"><s:Envelope xmlns:s="V11"><s:Body><a/></s:Body></s:Envelope>
        DOCUMENT_TYPE  | <!DOCTYPE a [<!ENTITY x "y">]><s:Envelope xmlns:s="V11"><s:Body><a>&x;</a></s:Body></s:Envelope>
        NO_ENVELOPE    | <a/>
        NO_ENVELOPE    | <s:Envelope xmlns:s="V12"><s:Body><a/></s:Body></s:Envelope>
        NO_ENVELOPE    | <s:Envelope xmlns:s="V11"><s:Other/></s:Envelope>
        NO_ENVELOPE    | <s:Envelope xmlns:s="V11"><s:Body><a/></s:Body><s:Body/></s:Envelope>
        NO_ENVELOPE    | <s:Envelope xmlns:s="V11"><s:Body>text<a/></s:Body></s:Envelope>
        NO_ENVELOPE    | <s:Envelope xmlns:s="V11"><s:Header><w:Action xmlns:w="WSA">a</w:Action><w:Action xmlns:w="WSA">b</w:Action></s:Header><s:Body><a/></s:Body></s:Envelope>
        NOT_UNDERSTOOD | <s:Envelope xmlns:s="V11"><s:Header><x s:mustUnderstand="1"/></s:Header><s:Body><a/></s:Body></s:Envelope>
        NOT_UNDERSTOOD | <s:Envelope xmlns:s="V11"><s:Header><w:ReplyTo xmlns:w="WSA" s:mustUnderstand="true"/></s:Header><s:Body><a/></s:Body></s:Envelope>
        BODY           | <s:Envelope xmlns:s="V11"><s:Body/></s:Envelope>
        BODY           | <s:Envelope xmlns:s="V11"><s:Body><a/><b/></s:Body></s:Envelope>
        """)
    void what_is_no_envelope_of_one_record_is_refused(Cause cause, String envelope) {
        assertThat(read(
                        envelope.replace("V11", V11).replace("V12", V12).replace("WSA", ADDRESSING),
                        EnvelopeVersion.V1_1))
                .isEqualTo(new SoapRequest.Faulty(cause));
    }

    @Test
    void depth_attributes_and_entities_are_bounded() {
        assertThat(read(enveloped(V11, "", "<a>".repeat(100_000)), EnvelopeVersion.V1_1))
                .isEqualTo(new SoapRequest.Faulty(Cause.NOT_XML));
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        assertThat(read(enveloped(V11, "", "<a" + attributes + "/>"), EnvelopeVersion.V1_1))
                .isEqualTo(new SoapRequest.Faulty(Cause.NOT_XML));
        String bomb = "<!DOCTYPE a [<!ENTITY a \"" + "x".repeat(1000) + "\">" + "<!ENTITY b \"" + "&a;".repeat(1000)
                + "\"><!ENTITY c \"" + "&b;".repeat(1000) + "\">]>";
        assertThat(read(bomb + enveloped(V11, "", "<a>&c;</a>"), EnvelopeVersion.V1_1))
                .isEqualTo(new SoapRequest.Faulty(Cause.DOCUMENT_TYPE));
    }

    private static String enveloped(String namespace, String header, String body) {
        return "<s:Envelope xmlns:s=\"" + namespace + "\">" + header + "<s:Body>" + body + "</s:Body></s:Envelope>";
    }

    private static SoapRequest read(String envelope, EnvelopeVersion version) {
        return EnvelopeReader.read(envelope.getBytes(UTF_8), version, Optional.empty());
    }

    private static SoapRequest.Whole whole(String envelope, EnvelopeVersion version) {
        return (SoapRequest.Whole) read(envelope, version);
    }
}
