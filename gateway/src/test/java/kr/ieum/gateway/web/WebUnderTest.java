package kr.ieum.gateway.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.VolumeCounters;
import kr.ieum.gateway.oversight.OpenSessions;
import kr.ieum.gateway.sheet.IssuedSheets;
import kr.ieum.gateway.sheet.Sheets;
import kr.ieum.gateway.sheet.SignedSheets;
import kr.ieum.gateway.testing.Databases;
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

    /** Sheets are the real ones, on a database of this context. */
    @Bean
    Databases.Database database() {
        return Databases.h2();
    }

    @Bean
    Sheets sheets(Databases.Database database, Clock clock) throws IOException {
        Path folder = Files.createTempDirectory("ieum-web-");
        MasterKey.make(folder.resolve("master.key"));
        WrappedKeys keys = new WrappedKeys(
                database.dataSource(), MasterKey.read(folder.resolve("master.key")), clock, new SecureRandom());
        return new SignedSheets(new IssuedSheets(database.dataSource()), keys, clock, new SecureRandom());
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
