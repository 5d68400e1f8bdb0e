package kr.ieum.gateway.exchange.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kr.ieum.gateway.exchange.alert.AlertRules.Threshold;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertRulesTest {

    @TempDir
    Path config;

    private final Faults faults = new Faults();

    private AlertRules read(String text) throws IOException {
        Files.writeString(config.resolve("alerts.yaml"), text);
        return AlertRules.read(config, faults);
    }

    @Test
    void without_a_file_nobody_is_told() {
        assertThat(AlertRules.read(config, faults)).isEqualTo(AlertRules.STANDARD);
        assertThat(AlertRules.STANDARD.mail()).isEmpty();
        assertThat(AlertRules.STANDARD.webhook()).isEmpty();
    }

    @Test
    void thresholds_and_ways_are_read() throws IOException {
        AlertRules rules = read("""
            format: ieum-alerts/1
            errorRate: {raise: 8, clear: 3, minutes: 10, atLeast: 50}
            queueAge: {raise: 30}
            mail: {host: mail.example.go.kr, from: ieum@example.go.kr, to: [night@example.go.kr], user: ieum, password: "secret:alert-mail"}
            webhook: {url: "https://alerts.example.go.kr/ieum", token: "secret:alert-webhook"}
            """);

        assertThat(faults.list()).isEmpty();
        assertThat(rules.errorRate()).isEqualTo(new Threshold(8, 3));
        assertThat(rules.minutes()).isEqualTo(10);
        assertThat(rules.queueAge()).isEqualTo(new Threshold(30, 5));
        assertThat(rules.mail().orElseThrow().tls()).isTrue();
        assertThat(rules.mail().orElseThrow().password()).contains(new SecretName("alert-mail"));
        assertThat(rules.webhook().flatMap(AlertRules.Webhook::token))
                .isEqualTo(Optional.of(new SecretName("alert-webhook")));
    }

    @Test
    void what_would_flap_what_is_no_address_and_a_literal_secret_are_faults() throws IOException {
        read("""
            format: ieum-alerts/2
            errorRate: {raise: 101}
            quarantine: {raise: 2, clear: 2}
            mail: {host: "a b", from: nobody, to: [], password: pa55word}
            webhook: {url: "http://alerts.example.go.kr/ieum"}
            """);

        assertThat(faults.list())
                .extracting(Fault::rule)
                .containsExactlyInAnyOrder("U1", "U2", "U3", "U4", "U4", "U4", "U4", "U5");
    }
}
