package kr.ieum.gateway.start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.start.GatewayClient.Answer;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.databind.JsonNode;

/** What an operator does with certificates and keys of agencies' systems, and the gateway's own, at a running gateway. */
public final class SystemsClient {

    private static final String SYSTEMS = "/api/v1/systems";

    private final GatewayClient gateway;

    /** Over a client that is signed in. */
    public SystemsClient(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** All of them, a line each. */
    public Answer list() throws IOException, InterruptedException {
        JsonNode answer = GatewayClient.json(gateway.send("GET", SYSTEMS, "", new byte[0]));
        if (!answer.has("credentials")) {
            return GatewayClient.refused(answer);
        }
        List<String> lines = new ArrayList<>();
        answer.path("credentials").forEach(one -> lines.add(line(one)));
        if (lines.isEmpty()) {
            lines.add("Nothing is registered yet.");
        }
        answer.path("gatewayKeys").forEach(one -> lines.add(ownLine(one)));
        return new Answer.Lines(lines);
    }

    /** Announces the gateway's next key for answers. */
    public Answer announceGatewayKey(String notice) throws IOException, InterruptedException {
        JsonNode one = GatewayClient.json(gateway.send(
                "POST",
                SYSTEMS + "/gateway-keys",
                "application/json",
                StrictJson.mapper().writeValueAsBytes(Map.of("notice", notice))));
        if (!one.has("keyId")) {
            return GatewayClient.refused(one);
        }
        List<String> lines = new ArrayList<>();
        lines.add(ownLine(one));
        lines.add("Have the systems fetch it before then: bin/ieum client pin, or GET /exchange/v1/keys.");
        lines.addAll(one.path("pem").asString().lines().toList());
        return new Answer.Lines(lines);
    }

    /** Takes one of the gateway's keys out of use, at once and for good. */
    public Answer revokeGatewayKey(String keyId, String reason) throws IOException, InterruptedException {
        JsonNode answer = GatewayClient.json(gateway.send(
                "POST",
                SYSTEMS + "/gateway-keys/revocations",
                "application/json",
                StrictJson.mapper().writeValueAsBytes(Map.of("keyId", keyId, "reason", reason))));
        if (!answer.has("revoked")) {
            return GatewayClient.refused(answer);
        }
        JsonNode signs = answer.path("signs");
        List<String> lines = new ArrayList<>();
        lines.add(ownLine(answer.path("revoked")));
        lines.add(ownLine(signs));
        lines.add("Have the systems fetch the keys now: bin/ieum client pin, or GET /exchange/v1/keys. Tell those that"
                + " haven't pinned the one that signs, by another way:");
        lines.addAll(signs.path("pem").asString().lines().toList());
        return new Answer.Lines(lines);
    }

    private static String ownLine(JsonNode one) {
        String line = "gateway  key " + one.path("keyId").asString() + "  "
                + one.path("state").asString() + "  signs from "
                + one.path("from").asString()
                + (one.has("until") ? " until " + one.path("until").asString() : "");
        return one.has("revokedAt")
                ? line + "  revoked " + one.path("revokedAt").asString() + " ("
                        + one.path("reason").asString() + ")"
                : line;
    }

    /** Signs a request or registers a certificate; the certificate is in the answer. */
    public Answer certificate(String system, byte[] pem) throws IOException, InterruptedException {
        return register(system, "certificates", pem);
    }

    /** Registers a public key for signatures. */
    public Answer key(String system, byte[] pem) throws IOException, InterruptedException {
        return register(system, "keys", pem);
    }

    private Answer register(String system, String what, byte[] pem) throws IOException, InterruptedException {
        JsonNode one = GatewayClient.json(
                gateway.send("POST", SYSTEMS + "/" + system + "/" + what, "application/x-pem-file", pem));
        if (!one.has("id")) {
            return GatewayClient.refused(one);
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(one));
        lines.add("Compare the fingerprint with the agency's, and then: bin/ieum system activate "
                + one.path("id").asString());
        if (one.path("kind").asString().equals("certificate")) {
            lines.addAll(one.path("pem").asString().lines().toList());
        }
        return new Answer.Lines(lines);
    }

    /** Puts one in force, beside the others or in the place of one. */
    public Answer activate(String id, Optional<String> replaces, Optional<String> overlap)
            throws IOException, InterruptedException {
        Map<String, String> body = new LinkedHashMap<>();
        replaces.ifPresent(former -> body.put("replaces", former));
        overlap.ifPresent(time -> body.put("overlap", time));
        return step(id, "activate", StrictJson.mapper().writeValueAsBytes(body));
    }

    /** Takes one out of force, at once and for good. */
    public Answer revoke(String id) throws IOException, InterruptedException {
        return step(id, "revoke", new byte[0]);
    }

    private Answer step(String id, String step, byte[] body) throws IOException, InterruptedException {
        JsonNode one = GatewayClient.json(gateway.send(
                "POST", SYSTEMS + "/credentials/" + id + "/" + step, body.length == 0 ? "" : "application/json", body));
        return one.has("id") ? new Answer.Lines(List.of(line(one))) : GatewayClient.refused(one);
    }

    private static String line(JsonNode one) {
        return one.path("system").asString() + "  " + one.path("kind").asString() + " "
                + one.path("keyId").asString(one.path("keyType").asString()) + "  "
                + one.path("state").asString() + " until "
                + one.path("holdsUntil").asString(one.path("until").asString()) + "  "
                + one.path("id").asString();
    }
}
