package kr.ieum.gateway.exchange.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import kr.ieum.adapters.sftp.DropFolder;
import kr.ieum.adapters.sftp.DropFolder.Dropped;
import kr.ieum.adapters.sftp.DropFolder.Visit;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.exchange.bulk.Handing.Opened;
import kr.ieum.gateway.exchange.bulk.Handing.Step;
import kr.ieum.schemas.json.StrictJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Files that a system leaves in a folder of its agency's SFTP server: {@code NAME.order.json} says what is wanted, the name of the file, its bytes and its SHA-256, and is put there last.
 * A file has an id that follows from the system, the order's name and the order, so that it is handed in once however often it is seen, by whichever node. What becomes of it is
 * left beside the order, {@code NAME.order.json.accepted} with the id under which the system fetches the result at its edge, or {@code NAME.order.json.refused} with the reason.
 */
public final class DroppedFiles implements AutoCloseable {

    static final String ORDER = ".order.json";
    static final String ACCEPTED = ".accepted";
    static final String REFUSED = ".refused";

    private static final int MOST_DOUBTED = 1000;
    private static final int MOST_ORDER = 16 * 1024;
    private static final Set<String> OWN = Set.of("name", "bytes", "sha256");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Logger LOG = LoggerFactory.getLogger(DroppedFiles.class);

    private final BulkFiles files;
    private final String handedBy;
    private final DropFolder folder;
    private final Set<Dropped> doubted = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param handedBy {@code agency/system} whose folder it is */
    public DroppedFiles(BulkFiles files, String handedBy, DropFolder folder) {
        this.files = files;
        this.handedBy = handedBy;
        this.folder = folder;
    }

    /**
     * Takes what lies there and wasn't taken before.
     *
     * @return how many files were handed in
     * @throws InterruptedException when the caller is interrupted; what is half taken is taken on the next visit
     */
    public int take() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        DropFolder.Outcome outcome = folder.visit(visit -> {
            for (Dropped order : visit.files(ORDER)) {
                if (visit.look(order.name() + ACCEPTED).isEmpty()
                        && visit.look(order.name() + REFUSED).isEmpty()) {
                    taken.addAndGet(take(visit, order) ? 1 : 0);
                }
            }
        });
        if (outcome instanceof DropFolder.Outcome.Failed(String cause) && !closed) {
            LOG.warn("folder of {}: {}", handedBy, cause);
        }
        return taken.get();
    }

    /** Breaks off a visit at its next word with the server, and never what it is taking meanwhile. */
    @Override
    public void close() {
        closed = true;
        folder.close();
    }

    /** What is wrong with an order, in a stable word that is left beside it. */
    private static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final String word;
        private final boolean mayChange;

        Wrong(String word) {
            this(word, false);
        }

        /** @param mayChange whether what is still being written looks like that too */
        Wrong(String word, boolean mayChange) {
            super(word, null, false, false);
            this.word = word;
            this.mayChange = mayChange;
        }
    }

    /** Nothing is wrong with it but the moment: it is looked at again on the next visit. */
    private static final class Later extends Exception {

        private static final long serialVersionUID = 1L;

        Later() {
            super("later", null, false, false);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stated(UUID id, BulkOrder order, String name, long bytes, byte[] digest) {}

    private boolean take(Visit visit, Dropped dropped) throws IOException {
        try {
            Stated stated = stated(visit, dropped);
            hand(visit, stated);
            visit.leave(dropped.name() + ACCEPTED, utf8(stated.id().toString()));
            return true;
        } catch (Wrong e) {
            if (e.mayChange && isDoubtedFirst(dropped)) {
                return false;
            }
            LOG.warn("folder of {}: an order is refused: {}", handedBy, e.word);
            visit.leave(dropped.name() + REFUSED, utf8(e.word));
        } catch (Later e) {
            LOG.info("folder of {}: an order waits for the next visit", handedBy);
        }
        return false;
    }

    /** What may still be on its way is refused when it looks the same on the next visit. */
    private boolean isDoubtedFirst(Dropped dropped) {
        if (doubted.size() >= MOST_DOUBTED) {
            doubted.clear();
        }
        return doubted.add(dropped);
    }

    private Stated stated(Visit visit, Dropped dropped) throws IOException, Wrong, Later {
        if (dropped.size() > MOST_ORDER) {
            throw new Wrong("order-too-large");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!visit.read(dropped, MOST_ORDER, piece -> {
            bytes.writeBytes(piece);
            return true;
        })) {
            throw new Later();
        }
        JsonNode object = json(bytes.toByteArray());
        for (String member : object.propertyNames()) {
            if (!OWN.contains(member) && !OrderReading.MEMBERS.contains(member)) {
                throw new Wrong("member-unknown");
            }
        }
        String name = object.path("name").asString("");
        JsonNode length = object.path("bytes");
        String sha256 = object.path("sha256").asString("");
        if (!length.isIntegralNumber() || !SHA_256.matcher(sha256).matches()) {
            throw new Wrong("order-faulty");
        }
        BulkOrder order = switch (OrderReading.read(object)) {
            case OrderReading.Read.Order(BulkOrder read) -> read;
            case OrderReading.Read.Wrong(String member) -> throw new Wrong("order-faulty-" + member);
        };
        // the name is the agency's and the order's bytes say the rest: the same twice is the same
        UUID id = UUID.nameUUIDFromBytes(
                utf8(handedBy + "\n" + dropped.name() + "\n" + HexFormat.of().formatHex(sha256(bytes.toByteArray()))));
        return new Stated(id, order, name, length.longValue(), HexFormat.of().parseHex(sha256));
    }

    private static JsonNode json(byte[] bytes) throws Wrong {
        try {
            JsonNode object = StrictJson.mapper().readTree(bytes);
            if (!object.isObject()) {
                throw new Wrong("order-faulty", true);
            }
            return object;
        } catch (JacksonException e) {
            // what the parser says may quote the order
            throw new Wrong("order-faulty", true);
        }
    }

    private void hand(Visit visit, Stated stated) throws IOException, Wrong, Later {
        Optional<Progress> before = files.find(handedBy, stated.id());
        if (before.map(Progress::state)
                .filter(state -> state != Progress.State.OPEN)
                .isPresent()) {
            return;
        }
        Dropped file = visit.look(stated.name()).orElseThrow(() -> new Wrong("file-missing", true));
        if (file.size() != stated.bytes()
                || file.size() > (long) BulkFiles.MOST_PARTS * BulkFiles.MOST_PART
                || file.size() == 0) {
            throw new Wrong("file-size", true);
        }
        if (before.isEmpty()) {
            opened(files.open(stated.id(), handedBy, stated.order()));
        }
        AtomicInteger parts = new AtomicInteger();
        boolean[] faulty = {false};
        boolean whole = visit.read(file, BulkFiles.MOST_PART, piece -> {
            Step step = files.part(handedBy, stated.id(), parts.incrementAndGet(), piece);
            faulty[0] = step instanceof Step.Faulty;
            return step instanceof Step.Done;
        });
        if (faulty[0]) {
            throw new Wrong("file-changed");
        }
        if (!whole || !visit.look(stated.name()).equals(Optional.of(file))) {
            throw new Later();
        }
        switch (files.close(handedBy, stated.id(), parts.get(), stated.bytes(), stated.digest())) {
            case Step.Done() -> {}
            case Step.Faulty(Handing.FileFault fault, int line) -> {
                files.delete(handedBy, stated.id());
                throw new Wrong(spelled(fault));
            }
            case Step.Unknown(), Step.Closed(), Step.Unavailable() -> throw new Later();
        }
    }

    private static void opened(Opened opened) throws Wrong, Later {
        switch (opened) {
            case Opened.Open open -> {}
            case Opened.Refused(String id, Reason reason) -> {
                if (reason == Reason.CASE_UNVERIFIED) {
                    throw new Later();
                }
                throw new Wrong(spelled(reason));
            }
            case Opened.UnknownTask() -> throw new Wrong("unknown-task");
            case Opened.UnknownAttribute unknown -> throw new Wrong("unknown-attribute");
            case Opened.TooMany(), Opened.Unavailable _ -> throw new Later();
            case Opened.OtherOrder(), Opened.Gone() ->
                throw new IllegalStateException("a file in a folder is opened under no key");
        }
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
