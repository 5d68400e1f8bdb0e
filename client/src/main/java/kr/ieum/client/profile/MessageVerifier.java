package kr.ieum.client.profile;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import kr.ieum.client.signature.Component;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.MessageSignature;
import kr.ieum.client.signature.SignedMessage;

/**
 * Verifies requests and answers by the profile. What is cheap is checked before what is dear, and nothing is remembered of a
 * message before it is known to be genuine. Thread-safe.
 */
public final class MessageVerifier {

    private static final Pattern NONCE = Pattern.compile("[\\x21-\\x7e]+");

    /** A component with a longer name isn't named in a refusal. */
    private static final int LONGEST_NAME = 64;

    /** Fields that mean something else to each reader when they are sent twice. */
    private static final List<String> SINGLE = List.of(
            ExchangeProfile.SYSTEM_FIELD,
            ExchangeProfile.IDEMPOTENCY_FIELD,
            ContentDigest.FIELD,
            ExchangeProfile.TYPE_FIELD,
            MessageSignature.INPUT_FIELD,
            MessageSignature.FIELD);

    private final KnownKeys keys;
    private final Clock clock;

    public MessageVerifier(KnownKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether the request is its system's. The caller has made sure that it is addressed to the caller. */
    public Verdict verify(SignedMessage.Request request, byte[] body, Nonces nonces) {
        if (!request.fields().has(ExchangeProfile.SYSTEM_FIELD)) {
            return new Verdict.Refused(ExchangeFault.SYSTEM_UNNAMED);
        }
        Optional<String> system = request.fields().single(ExchangeProfile.SYSTEM_FIELD);
        Verdict verdict = verify(
                request,
                body,
                ExchangeProfile.REQUEST_TAG,
                ExchangeProfile.of(request, body.length > 0),
                body.length > 0);
        if (!(verdict instanceof Verdict.Genuine genuine)) {
            return verdict;
        }
        if (!Optional.of(genuine.system()).equals(system)) {
            return new Verdict.Refused(ExchangeFault.SYSTEM_DIFFERS);
        }
        String nonce = genuine.signature().nonce().orElse("");
        if (nonce.length() < ExchangeProfile.SHORTEST_NONCE
                || nonce.length() > ExchangeProfile.LONGEST_NONCE
                || !NONCE.matcher(nonce).matches()) {
            return new Verdict.Refused(ExchangeFault.NONCE_UNUSABLE);
        }
        Instant until = genuine.signature().expires().orElseThrow().plus(ExchangeProfile.SKEW);
        return nonces.keep(genuine.keyId(), nonce, until) ? genuine : new Verdict.Refused(ExchangeFault.NONCE_USED);
    }

    /** Whether the answer is the other side's, to this very request. */
    public Verdict verify(SignedMessage.Answer answer, byte[] body) {
        return verify(answer, body, ExchangeProfile.ANSWER_TAG, ExchangeProfile.of(answer, body.length > 0), true);
    }

    /**
     * Whether the message is its system's, and was made for this queue. It may be any age: a queue keeps what it is given, and a message that
     * comes twice has the same idempotency key, by which its receiver knows it.
     *
     * @param properties by the names that the same things have as fields
     */
    public Verdict verifyQueued(Fields properties, byte[] body, String queue) {
        if (!properties.has(ExchangeProfile.SYSTEM_FIELD)) {
            return new Verdict.Refused(ExchangeFault.SYSTEM_UNNAMED);
        }
        if (!properties.single(ExchangeProfile.QUEUE_FIELD).equals(Optional.of(queue))) {
            return new Verdict.Refused(ExchangeFault.ADDRESS_STRANGE);
        }
        Verdict verdict = verify(
                ExchangeProfile.queued(properties),
                body,
                ExchangeProfile.QUEUE_TAG,
                ExchangeProfile.OF_QUEUED,
                true,
                this::made);
        return verdict instanceof Verdict.Genuine genuine
                        && !Optional.of(genuine.system()).equals(properties.single(ExchangeProfile.SYSTEM_FIELD))
                ? new Verdict.Refused(ExchangeFault.SYSTEM_DIFFERS)
                : verdict;
    }

    private Verdict verify(
            SignedMessage message, byte[] body, String tag, List<Component> required, boolean needsDigest) {
        return verify(message, body, tag, required, needsDigest, this::times);
    }

    private Verdict verify(
            SignedMessage message,
            byte[] body,
            String tag,
            List<Component> required,
            boolean needsDigest,
            Function<MessageSignature, Optional<Verdict.Refused>> times) {
        Optional<Verdict.Refused> digest = digest(message.fields(), body, needsDigest);
        if (digest.isPresent()) {
            return digest.get();
        }
        return switch (MessageSignature.find(message.fields())) {
            case MessageSignature.Found.Unreadable unreadable ->
                new Verdict.Refused(ExchangeFault.SIGNATURE_UNREADABLE);
            case MessageSignature.Found.Signatures found
            when found.list().isEmpty() -> new Verdict.Refused(ExchangeFault.UNSIGNED);
            case MessageSignature.Found.Signatures found
            when found.list().size() > 1 -> new Verdict.Refused(ExchangeFault.SEVERAL_SIGNATURES);
            case MessageSignature.Found.Signatures found -> {
                MessageSignature signature = found.list().getFirst();
                yield shape(signature, tag, required)
                        .or(() -> times.apply(signature))
                        .<Verdict>map(refused -> refused)
                        .orElseGet(() -> byKey(signature, message));
            }
        };
    }

    private static Optional<Verdict.Refused> digest(Fields fields, byte[] body, boolean needed) {
        for (String name : SINGLE) {
            if (fields.values(name).size() > 1) {
                return Optional.of(new Verdict.Refused(ExchangeFault.FIELD_REPEATED, Optional.of(name)));
            }
        }
        Optional<String> sent = fields.single(ContentDigest.FIELD);
        if (sent.isEmpty()) {
            return needed ? Optional.of(new Verdict.Refused(ExchangeFault.DIGEST_MISSING)) : Optional.empty();
        }
        Optional<ContentDigest> digest = ContentDigest.parse(sent.get());
        if (digest.isEmpty()) {
            return Optional.of(new Verdict.Refused(ExchangeFault.DIGEST_UNREADABLE));
        }
        return digest.get().matches(body)
                ? Optional.empty()
                : Optional.of(new Verdict.Refused(ExchangeFault.DIGEST_WRONG));
    }

    private static Optional<Verdict.Refused> shape(MessageSignature signature, String tag, List<Component> required) {
        if (!signature.label().equals(ExchangeProfile.LABEL)) {
            return Optional.of(new Verdict.Refused(ExchangeFault.LABEL_STRANGE));
        }
        if (!signature.tag().equals(Optional.of(tag))) {
            return Optional.of(new Verdict.Refused(ExchangeFault.TAG_STRANGE));
        }
        if (signature.components().size() > ExchangeProfile.MOST_COMPONENTS) {
            return Optional.of(new Verdict.Refused(ExchangeFault.SIGNATURE_UNREADABLE));
        }
        Set<Component> covered = new HashSet<>(signature.components());
        return required.stream()
                .filter(component -> !covered.contains(component))
                .findFirst()
                .map(component ->
                        new Verdict.Refused(ExchangeFault.COVERAGE_WEAK, Optional.of(component.serialized())));
    }

    private Optional<Verdict.Refused> made(MessageSignature signature) {
        Optional<Instant> created = signature.created();
        if (created.isEmpty()) {
            return Optional.of(new Verdict.Refused(ExchangeFault.TIMES_MISSING));
        }
        return created.get().isAfter(clock.instant().plus(ExchangeProfile.SKEW))
                ? Optional.of(new Verdict.Refused(ExchangeFault.FROM_THE_FUTURE))
                : Optional.empty();
    }

    private Optional<Verdict.Refused> times(MessageSignature signature) {
        Optional<Instant> created = signature.created();
        Optional<Instant> expires = signature.expires();
        if (created.isEmpty() || expires.isEmpty()) {
            return Optional.of(new Verdict.Refused(ExchangeFault.TIMES_MISSING));
        }
        Instant now = clock.instant();
        if (expires.get().isBefore(created.get())
                || expires.get().isAfter(created.get().plus(ExchangeProfile.LONGEST))) {
            return Optional.of(new Verdict.Refused(ExchangeFault.LIFETIME_TOO_LONG));
        }
        if (created.get().isAfter(now.plus(ExchangeProfile.SKEW))) {
            return Optional.of(new Verdict.Refused(ExchangeFault.FROM_THE_FUTURE));
        }
        return expires.get().plus(ExchangeProfile.SKEW).isBefore(now)
                ? Optional.of(new Verdict.Refused(ExchangeFault.EXPIRED))
                : Optional.empty();
    }

    private Verdict byKey(MessageSignature signature, SignedMessage message) {
        Optional<String> keyId = signature.keyId();
        Optional<KnownKey> known = keyId.flatMap(keys::find);
        if (keyId.isEmpty() || known.isEmpty()) {
            return new Verdict.Refused(ExchangeFault.KEY_UNKNOWN);
        }
        String algorithm = known.get().key().algorithm().id();
        if (!signature.algorithm().orElse(algorithm).equals(algorithm)) {
            return new Verdict.Refused(ExchangeFault.ALGORITHM_DIFFERS);
        }
        return switch (signature.check(message, known.get().key())) {
            case MessageSignature.Checked.Unbuildable unbuildable ->
                new Verdict.Refused(
                        ExchangeFault.COMPONENT_UNUSABLE,
                        Optional.of(unbuildable.lacking().component()).filter(name -> name.length() <= LONGEST_NAME));
            case MessageSignature.Checked.Wrong wrong -> new Verdict.Refused(ExchangeFault.SIGNATURE_WRONG);
            // only who holds the key learns what became of it; the time in a message is its writer's, and a message is
            // never long on its way
            case MessageSignature.Checked.Genuine genuine
            when known.get()
                    .revoked()
                    .filter(revoked -> !clock.instant().isBefore(revoked.at()))
                    .isPresent() -> new Verdict.Refused(ExchangeFault.KEY_REVOKED);
            case MessageSignature.Checked.Genuine genuine
            when !known.get().inUse() -> new Verdict.Refused(ExchangeFault.KEY_NOT_IN_USE);
            case MessageSignature.Checked.Genuine genuine ->
                new Verdict.Genuine(keyId.get(), known.get().system(), signature);
        };
    }
}
