package kr.ieum.gateway.exchange.sftp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.queue.QueuedFields;

/**
 * The file that lies beside a record and signs it: the fields that a message in a queue has as properties, a line for each, written as HTTP writes
 * header fields. Only the listed ones are read.
 */
final class DetachedSignature {

    /** Longest such file, in bytes. */
    static final int MAX_BYTES = 16 * 1024;

    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9-]{1,64}):[ \\t]*([\\x20-\\x7e]*?)[ \\t]*");

    private static final Set<String> FIELDS = Set.copyOf(QueuedFields.NAMES);

    private DetachedSignature() {}

    /** Its fields; nothing where it isn't lines of fields in ASCII. */
    static Optional<Fields> read(byte[] file) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try {
            String text = StandardCharsets.US_ASCII
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            for (String line : text.lines().filter(each -> !each.isEmpty()).toList()) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches()) {
                    return Optional.empty();
                }
                String name = matcher.group(1).toLowerCase(Locale.ROOT);
                if (FIELDS.contains(name)) {
                    fields.computeIfAbsent(name, unseen -> new ArrayList<>()).add(matcher.group(2));
                }
            }
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        return Optional.of(Fields.of(fields));
    }
}
