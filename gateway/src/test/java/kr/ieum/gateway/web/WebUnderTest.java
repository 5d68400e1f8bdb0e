package kr.ieum.gateway.web;

import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.log.VolumeCounters;
import kr.ieum.gateway.oversight.OpenSessions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Screens and API as they are, in front of scripted use cases; also a main program to look at the screens. */
@EnableAutoConfiguration(
        exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class},
        excludeName = "org.apache.camel.spring.boot.CamelAutoConfiguration")
@ComponentScan(basePackages = "kr.ieum.gateway.web")
public class WebUnderTest {

    /** Serves the scripted screens; arguments are Spring's, such as {@code --server.port=8080}. */
    public static void main(String[] args) {
        SpringApplication.run(WebUnderTest.class, args);
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    OpenSessions openSessions() {
        return new SessionsInMemory();
    }

    @Bean
    ScriptedModel model() {
        return new ScriptedModel();
    }

    @Bean
    ScriptedOfficials officials() {
        return new ScriptedOfficials();
    }

    @Bean
    DemoTour demoTour() {
        return ScriptedTour.of();
    }

    @Bean
    ScriptedCases cases() {
        return new ScriptedCases();
    }

    @Bean
    ScriptedLookups lookups(ScriptedCases cases, @Value("${slowness:100}") int slowness) {
        return new ScriptedLookups(cases, slowness);
    }

    @Bean
    FederationUnderTest federation() {
        return FederationUnderTest.shipped();
    }

    @Bean
    AgreementRecords agreementRecords(FederationUnderTest federation) {
        return federation.agreements();
    }

    @Bean
    VolumeCounters volumeCounters(FederationUnderTest federation) {
        return federation.volumes();
    }

    @Bean
    Script script(ScriptedCases cases) {
        return new Script(cases);
    }

    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(64)
                                .maxNumberLength(64)
                                .build())
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
