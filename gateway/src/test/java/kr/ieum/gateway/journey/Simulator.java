package kr.ieum.gateway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulated agencies' control (simulator/README.md).
 *
 * @param control where it listens
 * @param key its bearer key
 */
record Simulator(URI control, String key) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A request that a register was sent, as text: operation, path, headers, body. */
    record Request(String operation, String path, String headers, String body) {
        String text() {
            return operation + " " + path + "\n" + headers + "\n" + body;
        }
    }

    void behave(String register, String mode) {
        order(register, "{\"mode\":\"" + mode + "\"}");
    }

    void slow(String register, Duration time) {
        order(register, "{\"mode\":\"slow\",\"millis\":" + time.toMillis() + "}");
    }

    void wrong(String register, String variant) {
        order(register, "{\"mode\":\"wrong\",\"variant\":\"" + variant + "\"}");
    }

    /** With the variant of {@code wrong}; the other modes know none. */
    void behave(String register, String mode, String variant) {
        order(register, "{\"mode\":\"" + mode + "\",\"variant\":\"" + variant + "\"}");
    }

    private void order(String register, String body) {
        call("POST", "/control/" + register + "/mode", body);
    }

    List<Request> requests(String register) {
        return call("GET", "/control/" + register + "/requests", "")
                .path("requests")
                .valueStream()
                .map(r -> new Request(
                        r.path("operation").asString(),
                        r.path("path").asString(),
                        r.path("headers").toString(),
                        r.path("body").asString()))
                .toList();
    }

    void forgetRequests() {
        List.of(
                        "resident",
                        "family",
                        "tax-income",
                        "employment",
                        "cases",
                        "vehicle",
                        "health-insurance",
                        "welfare",
                        "property")
                .forEach(this::forgetRequests);
    }

    /** Of one register or inbox. */
    void forgetRequests(String register) {
        call("DELETE", "/control/" + register + "/requests", "");
    }

    /** Adds a case like another, of another kind and task, under a number of its own. */
    void file(String number, String like, String kind, String task, String stage) {
        call(
                "POST",
                "/control/cases/copy",
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("접수번호", like, "새접수번호", number, "사건구분", kind, "이용사무", task, "단계", stage)));
    }

    /** Requests that the register is working on. */
    int active(String register) {
        return call("GET", "/control/" + register + "/active", "")
                .path("requests")
                .asInt();
    }

    JsonNode canaries() {
        return call("GET", "/control/canaries", "").path("canaries");
    }

    /** Delivers the last night's file again. */
    void deliver() {
        deliver("tax-income");
    }

    /** Delivers a register's newest file again. */
    void deliver(String register) {
        call("POST", "/control/" + register + "/deliver", "{}");
    }

    /** Has the family register's system leave a text as a report of a death, signed, under this name. */
    void report(String name, String text) {
        call(
                "POST",
                "/control/family-reports/report",
                JsonMapper.shared().writeValueAsString(Map.of("name", name, "body", text)));
    }

    /** Has it report somebody whose death stands in its register; says under which name. */
    String report(String number) {
        return call(
                        "POST",
                        "/control/family-reports/report",
                        JsonMapper.shared().writeValueAsString(Map.of("주민등록번호", number)))
                .path("file")
                .asString();
    }

    /** What lies in a folder of an agency, as text by the path within it. */
    Map<String, String> files(String folder) {
        Map<String, String> files = new TreeMap<>();
        call("GET", "/control/" + folder + "/files", "")
                .path("files")
                .properties()
                .forEach(file -> files.put(file.getKey(), file.getValue().asString()));
        return files;
    }

    /** Sends an answer that nobody asked for to every reply queue. */
    void unasked(String text) {
        call("POST", "/control/employment/unasked", JsonMapper.shared().writeValueAsString(Map.of("text", text)));
    }

    void deliverNextNight() {
        call("POST", "/control/tax-income/deliver", "{\"nextDay\":true}");
    }

    void reset() {
        call("POST", "/control/reset", "");
    }

    private JsonNode call(String method, String path, String body) {
        try {
            HttpResponse<String> response = CLIENT.send(
                    HttpRequest.newBuilder(control.resolve(path))
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(20))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + ": " + response.body());
            }
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
