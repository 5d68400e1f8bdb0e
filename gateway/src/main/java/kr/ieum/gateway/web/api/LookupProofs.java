package kr.ieum.gateway.web.api;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.release.Receipt;
import kr.ieum.gateway.web.Incident;
import org.springframework.stereotype.Component;

/**
 * The proofs of a look-up's leaves, for an answer that was asked for with them: intents, releases and refusals, as C2SP tlog-proof. Where no checkpoint
 * covers a leaf within {@code PATIENCE}, its place is told without a proof, which {@code /log/proof} gives later. The openings of what
 * the receiver knows stand beside: with them he proves what he got (design §9).
 */
@Component
public final class LookupProofs {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String TEXT = "proof";

    /** Of a receipt's intent and release: places, names and salts. */
    private static final long PLACES = 1 << 10;

    /** Of what was verified first, of which the receiver gets the places alone. */
    private static final long VERIFIED = 1 << 16;

    private final DisclosureLog log;
    private final LogReader leaves;
    private final PublishedLog published;

    LookupProofs(DisclosureLog log, LogReader leaves, PublishedLog published) {
        this.log = log;
        this.leaves = leaves;
        this.published = published;
    }

    /** One for each leaf, in the order of the log; none where the log can't be read now. */
    public List<Map<String, Object>> of(String lookup, Collection<Receipt> receipts) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Map<String, Object>> proofs = new ArrayList<>();
        try {
            log.settle(PATIENCE);
            for (LogEntry entry : leaves.findByLookup(UUID.fromString(lookup))) {
                proofs.add(proof(entry, receipts, Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
            }
        } catch (IOException | LogUnavailable e) {
            // the values are out and rightly so; what is missing is only the proof, and the operator hears of it
            Incident.tell("proofs of look-up " + lookup, e);
        }
        return List.copyOf(proofs);
    }

    /**
     * At most how many bytes an answer grows by the proofs without their texts, in JSON or XML.
     *
     * @param receipts of the answer
     */
    public static long leastRoom(Collection<Receipt> receipts) {
        return VERIFIED
                + receipts.stream()
                        .mapToLong(receipt -> PLACES
                                + base64(receipt.values())
                                + base64(receipt.caseRef())
                                + base64(receipt.official()))
                        .sum();
    }

    private static long base64(Opening opening) {
        return (opening.value().length + 2) / 3 * 4L;
    }

    /** The same without their texts, which {@code /log/proof} gives to everybody. */
    public static List<Map<String, Object>> withoutTexts(List<Map<String, Object>> proofs) {
        return proofs.stream()
                .map(proof -> {
                    Map<String, Object> members = new LinkedHashMap<>(proof);
                    members.remove(TEXT);
                    return members;
                })
                .toList();
    }

    private Map<String, Object> proof(LogEntry entry, Collection<Receipt> receipts, Duration patience)
            throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("shard", entry.position().shard());
        members.put("index", entry.position().index());
        members.put("leaf", word(entry.leaf()));
        Optional<String> text = published.proof(entry.position(), patience);
        text.ifPresent(proof -> members.put(TEXT, proof));
        receipts.stream()
                .flatMap(receipt -> receipt.opens(entry.position(), entry.leaf()).stream())
                .findFirst()
                .ifPresent(opened -> members.put("openings", openings(opened)));
        return members;
    }

    private static Map<String, Object> openings(Receipt.Opened opened) {
        return switch (opened) {
            case Receipt.Opened.Values(Opening values) -> Map.of("values", opening(values));
            case Receipt.Opened.Request(Opening caseRef, Opening official) ->
                Map.of("case", opening(caseRef), "official", opening(official));
        };
    }

    private static Map<String, Object> opening(Opening opening) {
        Base64.Encoder base64 = Base64.getEncoder();
        return Map.of(
                "salt", base64.encodeToString(opening.salt().bytes()),
                "value", base64.encodeToString(opening.value()));
    }

    private static String word(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Release release -> "release";
            case Leaf.Refusal refusal -> "refusal";
            default -> "intent";
        };
    }
}
