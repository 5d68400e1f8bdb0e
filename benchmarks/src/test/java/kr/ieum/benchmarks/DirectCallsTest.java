package kr.ieum.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DirectCallsTest {

    private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2026-11-26T10:00:00.000400+09:00");
    private static final Duration SLOW = Duration.ofMillis(50);

    private static final DirectCalls.Learnt LOOKUP = new DirectCalls.Learnt(
            "2026-0117", BEGIN.toInstant(), BEGIN.plus(Duration.ofMillis(400)).toInstant());

    private static final List<Agencies.Recorded> OF_REGISTERS = List.of(
            request(5, "/residents", "verify"),
            request(6, "/family", "verify"),
            request(60, "/residents", "show"),
            request(120, "/residents", "search"));

    private static Agencies.Recorded request(int millis, String path, String body) {
        return new Agencies.Recorded(
                "one",
                BEGIN.plus(Duration.ofMillis(millis)).toString(),
                URI.create("http://127.0.0.1" + path),
                "application/json",
                "",
                body);
    }

    private static DirectCalls learn(List<Agencies.Recorded> ofCases, List<Agencies.Recorded> ofRegisters)
            throws BenchmarkFailed {
        return DirectCalls.of(ofCases, ofRegisters, "key", LOOKUP, SLOW);
    }

    @Test
    void onlyWhatTheLookUpItselfAskedOfTheCaseSystemIsItsPeer() throws BenchmarkFailed {
        DirectCalls direct = learn(
                List.of(
                        request(-20, "/before", "{\"n\":\"2026-0117\"}"),
                        request(1, "/own", "{\"n\":\"2026-0117\"}"),
                        request(2, "/another", "{\"n\":\"2026-01170\"}"),
                        request(500, "/after", "{\"n\":\"2026-0117\"}")),
                OF_REGISTERS);

        assertThat(direct.cases()).extracting(HttpRequest::uri).containsExactly(URI.create("http://127.0.0.1/own"));
        assertThat(direct.verifying()).hasSize(2);
    }

    @Test
    void aRequestWithinTheMillisecondOfSendingIsTheLookUps() throws BenchmarkFailed {
        Agencies.Recorded atOnce = new Agencies.Recorded(
                "cases",
                Instant.parse("2026-11-26T01:00:00.000Z").toString(),
                URI.create("http://127.0.0.1/own"),
                "application/json",
                "",
                "\"2026-0117\"");

        assertThat(learn(List.of(atOnce), OF_REGISTERS).cases()).hasSize(1);
    }

    @Test
    void aLookUpWithoutItsCaseOrWithARoundMissingIsNoPeer() {
        Agencies.Recorded own = request(1, "/own", "\"2026-0117\"");

        assertThatThrownBy(() -> learn(List.of(), OF_REGISTERS)).isInstanceOf(BenchmarkFailed.class);
        assertThatThrownBy(() -> learn(List.of(own), OF_REGISTERS.subList(0, 3)))
                .isInstanceOf(BenchmarkFailed.class)
                .hasMessageContaining("2 rounds");
    }
}
