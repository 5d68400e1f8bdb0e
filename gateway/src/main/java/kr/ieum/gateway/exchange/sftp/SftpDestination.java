package kr.ieum.gateway.exchange.sftp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.sftp.OutFolder;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.message.Attempt;
import kr.ieum.gateway.exchange.message.Destination;
import kr.ieum.gateway.exchange.queue.QueuedFields;

/**
 * A system that receives from a folder of its agency's SFTP server. A delivery is the file {@code ID.json} (or whatever its type is called), put
 * there whole; {@code ID.sig}, there before it, has its signed fields, a line each. The same delivery again replaces both, the file by the
 * same bytes. It counts as delivered when the server has said that both have their names. Thread-safe.
 */
public final class SftpDestination implements Destination {

    /** What follows the id in the name of the file with the signed fields. */
    public static final String SIGNED = ".sig";

    private static final String ANYTHING = "dat";

    private static final Map<String, String> ENDINGS = Map.of(
            "application/json", "json",
            "application/xml", "xml",
            "text/xml", "xml",
            "text/csv", "csv",
            "text/plain", "txt");

    private final String directory;
    private final OutFolder folder;
    private final MessageSigner signer;

    /** @param login asked anew for each delivery */
    public SftpDestination(OutFolder.Place place, Supplier<Credential.Login> login, MessageSigner signer) {
        this.directory = place.directory();
        this.folder = new OutFolder(place, login);
        this.signer = signer;
    }

    @Override
    public Attempt deliver(Outgoing outgoing) throws InterruptedException {
        String id = outgoing.delivery().toString();
        Fields fields = QueuedFields.of(outgoing, directory, signer);
        return switch (folder.put(List.of(
                new OutFolder.Outgoing(id + SIGNED, lines(fields)),
                new OutFolder.Outgoing(id + '.' + ending(outgoing.contentType()), outgoing.body())))) {
            case OutFolder.Outcome.Put() -> new Attempt.Delivered();
            case OutFolder.Outcome.NotTaken(String cause) -> new Attempt.Failed("SFTP_" + code(cause));
            case OutFolder.Outcome.Away(String cause) -> new Attempt.Unreachable(code(cause));
        };
    }

    private static byte[] lines(Fields fields) {
        StringBuilder lines = new StringBuilder();
        QueuedFields.NAMES.forEach(name -> fields.single(name)
                .ifPresent(
                        value -> lines.append(name).append(": ").append(value).append('\n')));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String ending(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return ENDINGS.getOrDefault(type.strip().toLowerCase(Locale.ROOT), ANYTHING);
    }

    private static String code(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
