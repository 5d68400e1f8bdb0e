package kr.ieum.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a simulator over real HTTP, as an agency's system would. */
final class Caller implements AutoCloseable {

    private final Simulator simulator;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Caller(Simulator simulator) {
        this.simulator = simulator;
    }

    HttpRequest.Builder request(URI base, String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + simulator.settings().key());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpClient client() {
        return client;
    }

    HttpRequest inquiry(String rrn, String... fields) {
        String list = List.of(fields).stream().map(f -> '"' + f + '"').collect(Collectors.joining(","));
        return request(simulator.endpoints().resident(), "/resident/v1/inquiry")
                .POST(BodyPublishers.ofString("{\"rrn\":\"" + rrn + "\",\"fields\":[" + list + "]}"))
                .build();
    }

    JsonNode resident(String rrn, String... fields) throws IOException, InterruptedException {
        return json(send(inquiry(rrn, fields)));
    }

    HttpRequest certificate(String rrn, String kind) {
        String body = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + "<f:증명서요청 xmlns:f=\"urn:scourt:family:1\"><f:주민등록번호>" + rrn + "</f:주민등록번호><f:증명서구분>" + kind
                + "</f:증명서구분></f:증명서요청></s:Body></s:Envelope>";
        return request(simulator.endpoints().family(), "/family/services/certificate")
                .header("SOAPAction", "\"\"")
                .header("Content-Type", "text/xml;charset=UTF-8")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    JsonNode cases(String service, String key, String value) throws IOException, InterruptedException {
        String body = "{\"" + key + "\":\"" + value + "\"}";
        return json(send(request(simulator.endpoints().cases(), "/cases/v1/" + service)
                .POST(BodyPublishers.ofString(body))
                .build()));
    }

    JsonNode control(String method, String path, String body) throws IOException, InterruptedException {
        return json(send(request(simulator.endpoints().control(), "/control/" + path)
                .method(method, BodyPublishers.ofString(body))
                .build()));
    }

    void mode(String register, String mode) throws IOException, InterruptedException {
        control("POST", register + "/mode", "{\"mode\":\"" + mode + "\"}");
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
    }
}
