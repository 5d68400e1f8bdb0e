package kr.ieum.client.signature;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenbytes.http.sfv.InnerList;

/** The bytes that are signed (RFC 9421 §2.5): a line for each covered component, and one for the signature's parameters. */
public sealed interface SignatureBase {

    /** It could be written; each byte is ASCII. */
    record Written(String text) implements SignatureBase {

        public byte[] bytes() {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /**
     * The message lacks a component, or has it in a form that can't be signed.
     *
     * @param component the identifier
     * @param why in words, without the value
     */
    record Lacking(String component, String why) implements SignatureBase {}

    /** The base of a signature over these components with these parameters. */
    static SignatureBase of(InnerList input, List<Component> components, SignedMessage message) {
        StringBuilder base = new StringBuilder();
        Set<Component> seen = new HashSet<>();
        for (Component component : components) {
            String identifier = component.serialized();
            if (!seen.add(component)) {
                return new Lacking(identifier, "is covered twice");
            }
            Optional<String> value = ComponentValue.of(component, message);
            if (value.isEmpty()) {
                return new Lacking(identifier, "is missing from the message, or nothing that a signature may cover");
            }
            if (!value.get().chars().allMatch(c -> (c >= 0x20 && c < 0x7f) || c == '\t')) {
                return new Lacking(identifier, "holds a control character, a folded line or a character beyond ASCII");
            }
            base.append(identifier).append(": ").append(value.get()).append('\n');
        }
        return new Written(
                base.append("\"@signature-params\": ").append(input.serialize()).toString());
    }
}
