package kr.ieum.client.receipt;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.KnownKeys;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.Signer;

/**
 * What a gateway acknowledges (decision 0043). Written down it is a JWS in compact form (RFC 7515) whose payload is one flat JSON object in the
 * canonical form of RFC 8785: the same receipt signed by the same Ed25519 key is the same text, byte by byte.
 *
 * @param told the system whose receipt it is, {@code agency/system}: the sender's or the receiver's, never another's
 * @param message the message as its sender knows it
 * @param delivery the delivery as its receiver knows it; only where the receipt is the receiver's
 * @param event which event; only where the receipt is the sender's
 * @param digest of the record handed in, or of what left, as {@code Content-Digest} spells it; not there for what is older than such receipts
 * @param accepted when the message was accepted; only where the receipt is the sender's
 * @param at when what it says happened
 */
public record Receipt(
        Kind kind,
        String told,
        UUID message,
        Optional<UUID> delivery,
        Optional<String> event,
        Optional<String> digest,
        Optional<Instant> accepted,
        Instant at) {

    /** The one format there is. */
    public static final String FORMAT = "ieum-receipt/1";

    private static final Pattern WRITTEN = Pattern.compile("\"jws\"\\s*:\\s*\"([A-Za-z0-9_.-]{1,4096})\"");
    private static final String TYPE = "ieum-receipt+jws";
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    /** A receipt is some 700 characters. */
    private static final int LONGEST = 4096;

    /** What is acknowledged. */
    public enum Kind {
        /** To the sender: the message is durable, with all that follows from it. */
        ACCEPTANCE,
        /** To the sender: all that was due has been handed on, to whomever. */
        RELAY,
        /** To the receiver: it took the delivery. */
        HAND_OVER,
        /** To the receiver: it refused the delivery for good. */
        REFUSAL;

        /** As it is written. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Kind> find(String id) {
            return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
        }

        boolean isForSender() {
            return this == ACCEPTANCE || this == RELAY;
        }
    }

    /** @throws IllegalArgumentException when it says what its kind doesn't, or leaves out what it does */
    public Receipt {
        if (delivery.isPresent() == kind.isForSender()
                || event.isPresent() != kind.isForSender()
                || accepted.isPresent() != kind.isForSender()) {
            throw new IllegalArgumentException("a receipt of kind " + kind.id() + " says something else");
        }
    }

    /** Whether these are the bytes that it speaks of; never where it has no digest. */
    public boolean isOf(byte[] body) {
        return digest.flatMap(ContentDigest::parse)
                .filter(one -> one.matches(body))
                .isPresent();
    }

    /** The receipt as a text, signed. */
    public String signed(Signer signer, SignatureAlgorithm algorithm) {
        Signer one = signer.current();
        return Jws.signed(
                FlatJson.text(new TreeMap<>(Map.of("alg", Jws.name(algorithm), "kid", one.keyId(), "typ", TYPE))),
                FlatJson.text(members()),
                one);
    }

    /** The texts of receipts that a gateway's answer in JSON holds, in its order; nothing of them is proven yet. */
    public static List<String> textsIn(String answer) {
        return WRITTEN.matcher(answer).results().map(found -> found.group(1)).toList();
    }

    private SortedMap<String, String> members() {
        SortedMap<String, String> members = new TreeMap<>();
        members.put("format", FORMAT);
        members.put("kind", kind.id());
        members.put("told", told);
        members.put("message", message.toString());
        members.put("at", at.toString());
        delivery.ifPresent(id -> members.put("delivery", id.toString()));
        event.ifPresent(id -> members.put("event", id));
        digest.ifPresent(value -> members.put("digest", value));
        accepted.ifPresent(time -> members.put("acceptedAt", time.toString()));
        return members;
    }

    /**
     * Whether a text is a receipt of a gateway whose key is known. The key is the one that the text names, whether it is still in use or not; it
     * and nothing in the text says by which algorithm. One that was revoked proves what is from before only where it was superseded.
     */
    public static Checked verify(String text, KnownKeys keys) {
        Optional<Jws> read = text.length() > LONGEST ? Optional.empty() : Jws.read(text.strip());
        if (read.isEmpty()) {
            return new Checked.Refused(ReceiptFault.MALFORMED);
        }
        Jws jws = read.get();
        Map<String, String> header = jws.header();
        if (!TYPE.equals(header.get("typ")) || !header.keySet().equals(HEADER)) {
            return new Checked.Refused(ReceiptFault.NO_RECEIPT);
        }
        Optional<KnownKey> key = keys.find(header.getOrDefault("kid", ""));
        if (key.isEmpty()) {
            return new Checked.Refused(ReceiptFault.KEY_UNKNOWN);
        }
        if (!Jws.name(key.get().key().algorithm()).equals(header.get("alg"))) {
            return new Checked.Refused(ReceiptFault.ALGORITHM_DIFFERS);
        }
        if (!jws.isSignedBy(key.get().key())) {
            return new Checked.Refused(ReceiptFault.SIGNATURE_WRONG);
        }
        Optional<Receipt> receipt = of(jws.payload());
        if (receipt.isEmpty()) {
            return new Checked.Refused(ReceiptFault.NO_RECEIPT);
        }
        return receipt.get()
                .revokedBy(key.get())
                .<Checked>map(Checked.Refused::new)
                .orElseGet(() -> new Checked.Genuine(receipt.get(), header.getOrDefault("kid", "")));
    }

    /** Why the key doesn't prove it any more. */
    private Optional<ReceiptFault> revokedBy(KnownKey key) {
        return key.revoked()
                .filter(revoked -> !revoked.superseded() || !at.isBefore(revoked.at()))
                .map(revoked -> at.isBefore(revoked.at()) ? ReceiptFault.KEY_COMPROMISED : ReceiptFault.KEY_REVOKED);
    }

    private static Optional<Receipt> of(byte[] payload) {
        return FlatJson.read(new String(payload, StandardCharsets.US_ASCII))
                .filter(members -> FORMAT.equals(members.get("format")))
                .flatMap(Receipt::of);
    }

    private static Optional<Receipt> of(Map<String, String> members) {
        try {
            Receipt receipt = new Receipt(
                    Kind.find(members.getOrDefault("kind", "")).orElseThrow(IllegalArgumentException::new),
                    members.getOrDefault("told", ""),
                    UUID.fromString(members.getOrDefault("message", "")),
                    find(members, "delivery").map(UUID::fromString),
                    find(members, "event"),
                    find(members, "digest"),
                    find(members, "acceptedAt").map(Instant::parse),
                    Instant.parse(members.getOrDefault("at", "")));
            // what isn't understood may be what matters
            return receipt.members().equals(members) ? Optional.of(receipt) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOfThisFormat) {
            return Optional.empty();
        }
    }

    private static Optional<String> find(Map<String, String> members, String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** What a text turned out to be. */
    public sealed interface Checked {

        /**
         * A gateway's receipt.
         *
         * @param keyId of the key that it is signed with
         */
        record Genuine(Receipt receipt, String keyId) implements Checked {}

        /** None that proves anything. */
        record Refused(ReceiptFault fault) implements Checked {}
    }
}
