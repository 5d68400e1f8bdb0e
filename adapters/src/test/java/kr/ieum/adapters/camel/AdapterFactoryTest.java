package kr.ieum.adapters.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.DefinitionFault;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.TemplateParameters;
import kr.ieum.adapters.TransportTemplate;
import kr.ieum.adapters.http.HttpRoute;
import kr.ieum.adapters.shipped.ShippedTransports;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.model.SubjectKey;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A definition is refused with every fault it has, and nothing of it becomes a route's text. */
class AdapterFactoryTest {

    private static final Map<String, String> SOAP = Map.of(
            "path", "/family/services/certificate",
            "namespace", "urn:scourt:family:1",
            "operation", "증명서요청",
            "keyElement", "주민등록번호",
            "soapAction", "urn:scourt:family:1#certificate");
    private static final Map<String, String> SFTP = Map.of("directory", "/out", "fileName", "NTS_{yyyyMMdd}.dat");
    private static final String PIN = "SHA256:" + "a".repeat(43);

    private static RegisterDefinition definition(String template, Map<String, String> parameters, Endpoint endpoint) {
        return new RegisterDefinition(
                "family",
                template,
                parameters,
                endpoint,
                Optional.empty(),
                Duration.ofSeconds(1),
                (payload, permitted) -> new Decoded.NotHeld(),
                Optional.empty());
    }

    private static List<String> faults(RegisterDefinition definition) {
        return AdapterFactory.check(ShippedTransports.templates(), definition).stream()
                .map(fault -> fault.rule() + " " + fault.key())
                .toList();
    }

    private static List<String> soap(String name, String value) {
        Map<String, String> parameters = new HashMap<>(SOAP);
        parameters.put(name, value);
        return faults(definition("soap", parameters, Endpoint.of(URI.create("https://register.example"))));
    }

    private static List<String> sftp(String name, String value) {
        Map<String, String> parameters = new HashMap<>(SFTP);
        parameters.put(name, value);
        return ShippedTransports.templates().stream()
                .filter(template -> template.id().equals("sftp-fixed-width"))
                .map(template -> template.check(
                        "tax",
                        parameters,
                        new Endpoint(URI.create("sftp://files.example:2222"), Optional.of(PIN)),
                        Optional.of(Credential.Kind.LOGIN),
                        Duration.ofSeconds(1)))
                .flatMap(List::stream)
                .map(fault -> fault.rule() + " " + fault.key())
                .toList();
    }

    @Test
    void every_fault_is_told_at_once_with_its_key_and_a_remedy() {
        Map<String, String> parameters = new HashMap<>(SOAP);
        parameters.remove("operation");
        parameters.put("path", "certificate");
        parameters.put("uri", "http:evil");
        List<DefinitionFault> faults = AdapterFactory.check(
                ShippedTransports.templates(),
                definition("soap", parameters, Endpoint.of(URI.create("ftp://register.example"))));
        assertThat(faults)
                .extracting(fault -> fault.rule() + " " + fault.key())
                .containsExactlyInAnyOrder(
                        "R4 parameters.path", "R3 parameters.operation", "R2 parameters.uri", "R5 endpoint");
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.message()).isNotBlank();
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @Test
    void an_unknown_template_names_the_known_ones() {
        List<DefinitionFault> faults = AdapterFactory.check(
                ShippedTransports.templates(),
                definition("http", SOAP, Endpoint.of(URI.create("https://register.example"))));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo("R1");
            assertThat(fault.remedy()).contains("http-json", "soap", "sftp-fixed-width");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path|/a?key=1",
                "path|/../admin",
                "path|/a/./b",
                "path|/a//b",
                "path|//evil.example/x",
                "path|/a#b",
                "path|/%2e%2e/a",
                "path|${header.x}",
                "operation|a:b",
                "operation|a b",
                "operation|<a>",
                "keyElement|1a",
                "namespace|urn:\"x",
                "soapAction|a b",
                "fixedElements|증명서구분",
                "fixedElements|a=<b/>",
                "maxBytes|0MiB",
                "maxBytes|1MB",
                "maxBytes|-1MiB",
                "connectTimeout|5s",
                "connectTimeout|PT0S",
                "connectTimeout|PT25H",
                "connectTimeout|-PT1S",
                "correlationHeader|Authorization",
                "correlationHeader|CamelHttpUri",
                "closed|00:00-24:00",
                "closed|06:00-06:00",
                "closed|6-7",
                "zone|Mars/Olympus"
            })
    void an_ill_typed_parameter_of_soap_is_refused(String name, String value) {
        assertThat(soap(name, value)).containsExactly("R4 parameters." + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path|/v1/신청", // only characters that a URL has
                "path|",
            })
    void a_path_has_only_characters_that_a_url_has(String name, String value) {
        assertThat(soap(name, value == null ? "" : value)).containsExactly("R4 parameters." + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fixedElements|증명서구분=일반; 용도=조사",
                "closed|22:30-06:00",
                "zone|Asia/Seoul",
                "maxBytes|512KiB",
                "correlationHeader|X-Request-Id",
                "keyEcho|본인/주민등록번호"
            })
    void a_well_typed_parameter_is_taken(String name, String value) {
        assertThat(soap(name, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fileName|INCOME.dat",
                "fileName|a/{yyyyMMdd}.dat",
                "fileName|..\\{yyyyMMdd}.dat",
                "fileName|{yyyyMMdd}{yyyyMMdd}",
                "fileName|{date}.dat",
                "directory|/out/../etc",
                "directory|..",
                "directory|/a//b",
                "maxBadPercent|101",
                "maxBadPercent|-1"
            })
    void an_ill_typed_parameter_of_sftp_is_refused(String name, String value) {
        assertThat(sftp(name, value)).containsExactly("R4 parameters." + name);
        assertThat(sftp("directory", "/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@register.example",
                "https://register.example/path",
                "https://register.example?key=secret",
                "https://register.example#x",
                "http://register.example",
                "file:///etc/passwd",
                "sftp://register.example",
                "https:register",
                "direct:elsewhere"
            })
    void an_address_with_a_secret_a_path_or_clear_text_is_refused_and_not_repeated(String address) {
        List<DefinitionFault> faults = AdapterFactory.check(
                ShippedTransports.templates(), definition("soap", SOAP, Endpoint.of(URI.create(address))));
        assertThat(faults).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo("R5");
            assertThat(fault.message() + fault.remedy())
                    .doesNotContain("secret@")
                    .doesNotContain("key=secret");
        });
    }

    @Test
    void sftp_needs_a_pinned_host_key_a_login_and_a_layout() {
        assertThat(faults(definition(
                        "sftp-fixed-width",
                        SFTP,
                        new Endpoint(URI.create("sftp://files.example"), Optional.of("MD5:00")))))
                .containsExactlyInAnyOrder("R5 endpoint.hostKey", "R6 credential", "R7 mapping");
    }

    @Test
    void a_credential_of_another_kind_and_a_deadline_out_of_bounds_are_refused() {
        RegisterDefinition definition = new RegisterDefinition(
                "Family/../x",
                "soap",
                SOAP,
                Endpoint.of(URI.create("https://register.example")),
                Optional.of(new Credential.Login("u", "p")),
                Duration.ofHours(1),
                (payload, permitted) -> new Decoded.NotHeld(),
                Optional.empty());
        assertThat(faults(definition)).containsExactlyInAnyOrder("R9 register", "R6 credential", "R8 deadline");
    }

    @Test
    void no_secret_stands_in_the_text_of_a_definition() {
        assertThat(new Credential.Bearer("s3cret") + " " + new Credential.Login("u", "s3cret"))
                .doesNotContain("s3cret");
    }

    @Test
    void a_bug_in_a_decoder_tells_its_place_and_no_value() throws Exception {
        CamelContext camel = new DefaultCamelContext();
        String key = "8502301000001";
        Transport transport = new Transport() {
            @Override
            public TransportTemplate template() {
                return ShippedTransports.templates().getFirst();
            }

            @Override
            public RouteBuilder routes() {
                return HttpRoute.template("http-json");
            }

            @Override
            public RegisterAdapter open(
                    RegisterDefinition definition, TemplateParameters parameters, RegisterRoutes routes) {
                RegisterRoutes.RegisterRoute route = routes.instantiate(
                        "http-json",
                        definition.register(),
                        Map.of(
                                "write",
                                Step.<RegisterQuestion, Object>of(RegisterQuestion.class, question -> {
                                    throw new NumberFormatException("For input string: "
                                            + question.key().text());
                                }),
                                "exchange",
                                exchange -> {},
                                "read",
                                exchange -> {}));
                return new RoutedRegister(definition, template(), parameters, route, () -> {}, routes.clock());
            }
        };
        AdapterFactory factory = new AdapterFactory(camel, Clock.systemUTC(), List.of(transport));
        camel.start();
        AdapterFactory.Opening opening = factory.open(definition(
                "http-json",
                Map.of("path", "/x", "keyField", "k", "fieldsField", "f"),
                Endpoint.of(URI.create("https://register.example"))));
        RegisterAdapter adapter = ((AdapterFactory.Opened) opening).adapter();
        assertThatThrownBy(() -> adapter.ask(new RegisterQuestion(
                        SubjectKey.ofPerson(key), Set.of("a"), Instant.now().plusSeconds(1), "c")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NumberFormatException")
                .satisfies(failure ->
                        assertThat(failure.toString() + failure.getCause()).doesNotContain(key));
        assertThat(adapter.inFlight()).isZero();
        adapter.close();
        camel.stop();
    }

    @Test
    void every_parameter_has_a_description_and_every_fallback_its_type() {
        assertThat(ShippedTransports.templates())
                .isNotEmpty()
                .allSatisfy(template -> assertThat(template.parameters())
                        .allSatisfy(parameter -> {
                            assertThat(parameter.description()).isNotBlank();
                            assertThat(parameter.fallback().map(parameter.type()::accepts))
                                    .isNotEqualTo(Optional.of(false));
                            assertThat(parameter.required()
                                            && parameter.fallback().isPresent())
                                    .isFalse();
                        })
                        .extracting(parameter -> parameter.name())
                        .doesNotHaveDuplicates());
    }
}
