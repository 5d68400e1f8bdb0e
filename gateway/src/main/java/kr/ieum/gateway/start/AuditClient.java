package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.start.GatewayClient.Answer;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.databind.JsonNode;

/** The auditor's search of a running gateway, for the launcher's verb. */
public final class AuditClient {

    private static final String API = "/api/v1/audit/";

    private final GatewayClient gateway;

    /** Over a client that is signed in. */
    public AuditClient(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /**
     * Whom a search is for.
     *
     * @param kind {@code person}, {@code parcel}, {@code caseNumber} or {@code official}
     */
    public record Named(String kind, String text) {

        @Override
        public String toString() {
            return "Named[" + kind + "]";
        }
    }

    /**
     * A page of entries.
     *
     * @param filter what names no person
     * @param named is sent in a body and logged with the reason
     */
    public Answer search(Map<String, String> filter, Optional<Named> named, String reason, Optional<String> after)
            throws IOException, InterruptedException {
        if (named.isEmpty()) {
            return page(API + "entries", filter, after);
        }
        JsonNode begun = begin(filter, named.get(), reason);
        return begun.has("id") ? page(begun.path("entries").asString(), Map.of(), after) : GatewayClient.refused(begun);
    }

    /** The same as a file with proofs. */
    public Answer export(
            Map<String, String> filter, Optional<Named> named, String reason, Optional<String> after, Path file)
            throws IOException, InterruptedException {
        Map<String, String> body = new LinkedHashMap<>(Map.of("reason", reason));
        if (named.isPresent()) {
            JsonNode begun = begin(filter, named.get(), reason);
            if (!begun.has("id")) {
                return GatewayClient.refused(begun);
            }
            body.put("search", begun.path("id").asString());
        } else {
            body.putAll(filter);
        }
        after.ifPresent(cursor -> body.put("after", cursor));
        HttpResponse<byte[]> answer = gateway.send(
                "POST", API + "exports", "application/json", StrictJson.mapper().writeValueAsBytes(body));
        if (answer.statusCode() != 200) {
            return GatewayClient.refused(GatewayClient.json(answer));
        }
        Files.write(file, answer.body());
        List<String> lines = new ArrayList<>(List.of(file + " holds the entries with their proofs; check it with"
                + " 'sha256sum -c manifest.sha256' and 'bin/ieum log verify proofs/FILE --key log.vkey'"));
        answer.headers().firstValue("Ieum-Next").ifPresent(next -> lines.add("more: --after " + next));
        return new Answer.Lines(lines);
    }

    private JsonNode begin(Map<String, String> filter, Named named, String reason)
            throws IOException, InterruptedException {
        Map<String, String> body = new LinkedHashMap<>(filter);
        body.put(named.kind(), named.text());
        body.put("reason", reason);
        return GatewayClient.json(gateway.send(
                "POST",
                API + "searches",
                "application/json",
                StrictJson.mapper().writeValueAsBytes(body)));
    }

    private Answer page(String address, Map<String, String> filter, Optional<String> after)
            throws IOException, InterruptedException {
        String query = Stream.concat(
                        filter.entrySet().stream(), after.stream().map(cursor -> Map.entry("after", cursor)))
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        JsonNode page = GatewayClient.json(
                gateway.send("GET", address + (query.isEmpty() ? "" : "?" + query), "", new byte[0]));
        if (!page.has("entries")) {
            return GatewayClient.refused(page);
        }
        List<String> lines = new ArrayList<>();
        page.path("entries").forEach(entry -> lines.add(line(entry)));
        if (lines.isEmpty()) {
            lines.add("no entry fits");
        }
        if (page.path("behind").asLong() > 0) {
            lines.add(page.path("behind").asLong() + " leaves of the log aren't read yet; search again in a moment");
        }
        if (page.has("next")) {
            lines.add("older: --after " + page.path("next").asString());
        }
        return new Answer.Lines(lines);
    }

    private static String line(JsonNode entry) {
        return Stream.of(
                        entry.path("time").asString(),
                        entry.path("shard").asString() + "/"
                                + entry.path("index").asLong(),
                        entry.path("state").asString(),
                        entry.path("agency").asString(),
                        entry.path("official").asString(""),
                        entry.path("case").asString(""),
                        entry.path("task").asString(""),
                        entry.path("agreement").asString(""),
                        entry.path("detail").asString(""),
                        entry.path("marks")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(",")))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("  "));
    }
}
