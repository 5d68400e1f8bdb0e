package kr.ieum.client.signature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.Parameters;

/** A signature as the fields {@code Signature-Input} and {@code Signature} carry it (RFC 9421 §4). */
public final class MessageSignature {

    /** Names of the two fields. */
    public static final String INPUT_FIELD = "signature-input";

    public static final String FIELD = "signature";

    /** Longer fields aren't read: no honest signature comes near it. */
    private static final int LONGEST_FIELD = 8192;

    private final String label;
    private final InnerList input;
    private final List<Component> components;
    private final byte[] value;

    private MessageSignature(String label, InnerList input, List<Component> components, byte[] value) {
        this.label = label;
        this.input = input;
        this.components = List.copyOf(components);
        this.value = value;
    }

    /** What was found in a message. */
    public sealed interface Found {
        /** Signatures in the order of {@code Signature-Input}; none where neither field was sent. */
        record Signatures(List<MessageSignature> list) implements Found {}

        /** Something that stands in the two fields can't be read beyond doubt. */
        record Unreadable(String why) implements Found {}
    }

    /** What came of signing. */
    public sealed interface Made {
        /** The signature, to be sent. */
        record Signed(MessageSignature signature) implements Made {}

        /** The message lacks what was to be covered. */
        record Unsigned(SignatureBase.Lacking lacking) implements Made {}
    }

    /**
     * Signs.
     *
     * @param parameters in the order in which they are written; {@code Long}, {@code String} or {@code Boolean}
     */
    public static Made sign(
            String label,
            List<Component> components,
            Map<String, Object> parameters,
            SignedMessage message,
            Signer signer) {
        List<Item<?>> items = new ArrayList<>();
        components.forEach(component -> items.add(component.item()));
        InnerList input = InnerList.valueOf(items).withParams(Parameters.valueOf(new LinkedHashMap<>(parameters)));
        return switch (SignatureBase.of(input, components, message)) {
            case SignatureBase.Lacking lacking -> new Made.Unsigned(lacking);
            case SignatureBase.Written written ->
                new Made.Signed(new MessageSignature(label, input, components, signer.sign(written.bytes())));
        };
    }

    /** The signatures that a message carries. */
    public static Found find(Fields fields) {
        String inputs = String.join(", ", fields.values(INPUT_FIELD));
        String values = String.join(", ", fields.values(FIELD));
        if (inputs.length() > LONGEST_FIELD || values.length() > LONGEST_FIELD) {
            return new Found.Unreadable("Signature-Input or Signature is longer than " + LONGEST_FIELD + " characters");
        }
        Optional<Dictionary> readInputs = StrictFields.dictionary(inputs);
        Optional<Dictionary> readValues = StrictFields.dictionary(values);
        if (readInputs.isEmpty() || readValues.isEmpty()) {
            return new Found.Unreadable(
                    "Signature-Input or Signature is no dictionary of structured fields, or names something twice");
        }
        if (!readInputs.get().get().keySet().equals(readValues.get().get().keySet())) {
            return new Found.Unreadable("Signature-Input and Signature don't name the same labels");
        }
        List<MessageSignature> found = new ArrayList<>();
        for (Map.Entry<String, ListElement<?>> entry : readInputs.get().get().entrySet()) {
            Optional<MessageSignature> each = Optional.ofNullable(
                            readValues.get().get().get(entry.getKey()))
                    .flatMap(value -> read(entry.getKey(), entry.getValue(), value));
            if (each.isEmpty()) {
                return new Found.Unreadable("a signature is no list of component names with parameters of their types");
            }
            found.add(each.get());
        }
        return new Found.Signatures(List.copyOf(found));
    }

    private static Optional<MessageSignature> read(String label, ListElement<?> input, ListElement<?> value) {
        if (!(input instanceof InnerList list)
                || !(value instanceof ByteSequenceItem bytes)
                || !bytes.getParams().isEmpty()
                || !hasTypedParameters(list.getParams())) {
            return Optional.empty();
        }
        List<Component> components = new ArrayList<>();
        for (Item<?> item : list.get()) {
            Optional<Component> component = Component.named(item);
            if (component.isEmpty()) {
                return Optional.empty();
            }
            components.add(component.get());
        }
        return Optional.of(new MessageSignature(label, list, components, StrictFields.bytes(bytes.get())));
    }

    /** Whether the parameters that the standard defines have the types that it gives them. */
    private static boolean hasTypedParameters(Parameters parameters) {
        return parameters.entrySet().stream().allMatch(parameter -> switch (parameter.getKey()) {
            case "created", "expires" -> parameter.getValue().get() instanceof Long;
            case "nonce", "alg", "keyid", "tag" -> parameter.getValue().get() instanceof String;
            default -> true;
        });
    }

    /** Whether this key made this signature over this message; where a component is lacking, which. */
    public Checked check(SignedMessage message, VerificationKey key) {
        return switch (SignatureBase.of(input, components, message)) {
            case SignatureBase.Lacking lacking -> new Checked.Unbuildable(lacking);
            case SignatureBase.Written written ->
                key.verifies(written.bytes(), value) ? new Checked.Genuine() : new Checked.Wrong();
        };
    }

    /** What checking says. */
    public sealed interface Checked {
        record Genuine() implements Checked {}

        record Wrong() implements Checked {}

        record Unbuildable(SignatureBase.Lacking lacking) implements Checked {}
    }

    /** The base that this signature stands over in this message. */
    public SignatureBase base(SignedMessage message) {
        return SignatureBase.of(input, components, message);
    }

    public String label() {
        return label;
    }

    public List<Component> components() {
        return components;
    }

    public Optional<Instant> created() {
        return seconds("created");
    }

    public Optional<Instant> expires() {
        return seconds("expires");
    }

    public Optional<String> keyId() {
        return text("keyid");
    }

    public Optional<String> nonce() {
        return text("nonce");
    }

    public Optional<String> algorithm() {
        return text("alg");
    }

    public Optional<String> tag() {
        return text("tag");
    }

    /** The message's fields with this signature as their only one. */
    public Fields in(Fields fields) {
        return fields.with(INPUT_FIELD, label + "=" + input.serialize())
                .with(FIELD, label + "=" + ByteSequenceItem.valueOf(value).serialize());
    }

    private Optional<Instant> seconds(String parameter) {
        return StrictFields.parameter(input.getParams(), parameter)
                .filter(Long.class::isInstance)
                .map(seconds -> Instant.ofEpochSecond((Long) seconds));
    }

    private Optional<String> text(String parameter) {
        return StrictFields.parameter(input.getParams(), parameter)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    @Override
    public String toString() {
        return "MessageSignature[" + label + components + "]";
    }
}
