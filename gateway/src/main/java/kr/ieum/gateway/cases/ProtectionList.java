package kr.ieum.gateway.cases;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.agreement.engine.Fact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The list of restrictions that the residents' register supplies (교부제한, Resident Registration Act art. 29): pairs of a
 * protected person and somebody towards whom nothing may be told. Kept in memory only, as keyed hashes. While the list was
 * never read or is too old, every answer is a missing fact, which keeps every limit (design §6 rule 2).
 */
public final class ProtectionList implements Restrictions {

    private static final Logger LOG = LoggerFactory.getLogger(ProtectionList.class);
    private static final String SOURCE = "protection-list";

    private record Snapshot(Set<String> pairs, Instant readAt) {}

    private final JsonEndpoint endpoint;
    private final Duration maxAge;
    private final Clock clock;
    private final byte[] key;
    private volatile Snapshot snapshot = new Snapshot(Set.of(), Instant.MIN);

    /**
     * Reaches the list; {@link #refresh} reads it.
     *
     * @param maxAge how old a list may be before it counts as missing
     * @param key secret bytes of this process for the hashes
     */
    public ProtectionList(
            HttpClient client,
            URI base,
            Supplier<Optional<String>> bearer,
            Duration timeout,
            Duration maxAge,
            Clock clock,
            byte[] key) {
        this.endpoint = new JsonEndpoint(client, base, bearer, timeout);
        this.maxAge = maxAge;
        this.clock = clock;
        this.key = key.clone();
    }

    /** Reads the list anew; on failure the former one stays until it is too old. Answers whether it was read. */
    public boolean refresh() {
        try {
            JsonNode answer = endpoint.post("/resident/v1/protection-pairs", Map.of());
            if (!"00".equals(answer.path("resultCd").asString(""))) {
                throw new JsonEndpoint.Failed("unreadable");
            }
            Set<String> pairs = new HashSet<>();
            for (JsonNode pair : answer.path("pairs")) {
                for (JsonNode towards : pair.path("towards")) {
                    pairs.add(hash(pair.path("rrn").asString(), towards.asString()));
                }
            }
            snapshot = new Snapshot(Set.copyOf(pairs), clock.instant());
            return true;
        } catch (JsonEndpoint.Failed e) {
            LOG.warn("protection list not read: {}; limits stay closed once the former list is too old", e.word());
            return false;
        }
    }

    @Override
    public Fact<Boolean> isRestricted(String subjectNumber, String towardsNumber) {
        Snapshot now = snapshot;
        if (now.readAt().equals(Instant.MIN) || now.readAt().plus(maxAge).isBefore(clock.instant())) {
            return new Fact.Missing<>("protection-list-unavailable");
        }
        return new Fact.Known<>(now.pairs().contains(hash(subjectNumber, towardsNumber)), SOURCE);
    }

    private String hash(String subject, String towards) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(subject.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(towards.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
