package kr.ieum.gateway.exchange.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.adapters.sftp.DropFolder.Dropped;
import kr.ieum.adapters.sftp.DropFolder.Visit;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.intake.Intake;
import kr.ieum.gateway.exchange.intake.Remedy;
import kr.ieum.gateway.exchange.intake.Taken;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.Localized;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done at each visit to a folder of records: {@code NAME} is a record and {@code NAME.sig}, put there last, its signature. They are taken
 * in the order of their names, and then put into {@code done} or {@code refused}, with a note of what became of them. A file's name is its idempotency
 * key, so that one that is seen again after a crash is accepted once. For one thread.
 */
final class FolderVisit {

    static final String SIGNATURE = ".sig";
    static final String DONE = "done";
    static final String REFUSED = "refused";
    static final String ACCEPTED_NOTE = ".accepted.json";
    static final String CAUSE_NOTE = ".cause.json";

    /** How long something may lie there that isn't whole, or isn't signed yet. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int LONGEST_NAME = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (LONGEST_NAME - 1) + "}");
    private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Logger LOG = LoggerFactory.getLogger(FolderVisit.class);

    private final Intake intake;
    private final Clock clock;
    private final Map<String, Doubted> doubted = new HashMap<>();

    /** What wasn't whole when it was seen last, and since when it isn't. */
    private record Doubted(Dropped signature, Optional<Dropped> file, Instant since) {}

    /** @param clock by which what isn't whole is waited for */
    FolderVisit(Intake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /** Takes what lies there, until nothing is left or something has to wait. */
    void take(Visit visit) throws IOException {
        List<Dropped> files = visit.files("");
        Set<String> names = files.stream().map(Dropped::name).collect(Collectors.toSet());
        doubted.keySet().retainAll(names);
        for (Dropped file : files) {
            if (file.name().endsWith(SIGNATURE)) {
                if (!settled(visit, file)) {
                    return;
                }
            } else if (!names.contains(file.name() + SIGNATURE) && isGivenUp(file, Optional.of(file), false)) {
                refuse(visit, file.name(), intake.refuse("UNSIGNED"));
            }
        }
    }

    /** Whether what lies behind it may be taken now. */
    private boolean settled(Visit visit, Dropped signature) throws IOException {
        String name = signature.name().substring(0, signature.name().length() - SIGNATURE.length());
        Optional<Dropped> file = visit.look(name);
        if (file.isEmpty() && isLeftOver(visit, name)) {
            return true;
        }
        Optional<String> unusable = unusable(name, signature, file);
        if (unusable.isPresent()) {
            refuse(visit, name, intake.refuse(unusable.get()));
            return true;
        }
        Optional<byte[]> body = file.isPresent() ? read(visit, file.get(), Messages.MAX_BYTES) : Optional.empty();
        Optional<Fields> fields =
                read(visit, signature, DetachedSignature.MAX_BYTES).flatMap(DetachedSignature::read);
        boolean whole = fields.isPresent() && body.isPresent() && isSigned(fields.get(), body.get());
        if (!whole && !isGivenUp(signature, file, true)) {
            return false;
        }
        if (body.isEmpty() || fields.isEmpty()) {
            String cause =
                    file.isEmpty() ? "FILE_MISSING" : body.isEmpty() ? "FILE_UNREADABLE" : "SIGNATURE_UNREADABLE";
            refuse(visit, name, intake.refuse(cause));
            return true;
        }
        return settled(visit, name, fields.get(), body.get());
    }

    /** A node ended between the two steps of putting a file and its signature away. */
    private static boolean isLeftOver(Visit visit, String name) throws IOException {
        for (String folder : List.of(DONE, REFUSED)) {
            if (visit.look(folder, name).isPresent()) {
                visit.move(name + SIGNATURE, folder);
                return true;
            }
        }
        return false;
    }

    private static Optional<String> unusable(String name, Dropped signature, Optional<Dropped> file) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("NAME");
        }
        if (signature.size() > DetachedSignature.MAX_BYTES) {
            return Optional.of("SIGNATURE_UNREADABLE");
        }
        return file.filter(one -> one.size() > Messages.MAX_BYTES).map(one -> "SIZE");
    }

    /** Nothing where it isn't as long as the server said, or is too long. */
    private static Optional<byte[]> read(Visit visit, Dropped file, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean whole = visit.read(file, most, piece -> {
            bytes.writeBytes(piece);
            return true;
        });
        return whole ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    private static boolean isSigned(Fields fields, byte[] body) {
        return fields.single(ContentDigest.FIELD)
                .flatMap(ContentDigest::parse)
                .filter(digest -> digest.matches(body))
                .isPresent();
    }

    /**
     * Whether something that isn't whole is so for good: it looks as it did at the visit before, or has been like that for long.
     *
     * @param atOnce whether the second visit is long enough
     */
    private boolean isGivenUp(Dropped one, Optional<Dropped> file, boolean atOnce) {
        Instant now = clock.instant();
        Optional<Doubted> before = Optional.ofNullable(doubted.get(one.name()));
        Instant since = before.map(Doubted::since).orElse(now);
        Doubted seen = new Doubted(one, file, since);
        doubted.put(one.name(), seen);
        return before.isPresent()
                && ((atOnce && before.get().equals(seen))
                        || !since.plus(PATIENCE).isAfter(now));
    }

    private boolean settled(Visit visit, String name, Fields fields, byte[] body) throws IOException {
        Taken taken = fields.single(ExchangeProfile.IDEMPOTENCY_FIELD).equals(Optional.of(name))
                ? intake.take(fields, body)
                : intake.refuse("IDEMPOTENCY_KEY");
        switch (taken) {
            case Taken.Later later -> {
                return false;
            }
            case Taken.Accepted accepted -> {
                Map<String, Object> note = new LinkedHashMap<>();
                note.put("message", accepted.message().toString());
                note.put("receivedAt", accepted.receivedAt().toString());
                note.put("repeated", accepted.repeated());
                visit.leave(DONE, name + ACCEPTED_NOTE, json(note));
                putAway(visit, name, DONE);
            }
            case Taken.Refused refused -> refuse(visit, name, refused);
        }
        return true;
    }

    private void refuse(Visit visit, String name, Taken.Refused refused) throws IOException {
        LOG.warn("a file in {} is refused: {}", intake.source().place(), refused.cause());
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("cause", refused.cause());
        refused.problem().ifPresent(problem -> {
            note.put("rule", problem.rule());
            note.put("row", problem.row());
            note.put("position", problem.position());
            note.put("message", problem.message());
        });
        Localized remedy = Remedy.of(refused.cause()).words();
        note.put("remedy", Map.of("ko", remedy.ko(), "en", remedy.en()));
        visit.leave(REFUSED, plain(name) + CAUSE_NOTE, json(note));
        putAway(visit, name, REFUSED);
    }

    /** A name that no server has anything against, whatever the file's own is. */
    private static String plain(String name) {
        String plain = STRANGE.matcher(name).replaceAll("_");
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    private void putAway(Visit visit, String name, String folder) throws IOException {
        visit.move(name, folder);
        visit.move(name + SIGNATURE, folder);
        doubted.remove(name);
        doubted.remove(name + SIGNATURE);
    }

    private static byte[] json(Map<String, Object> note) {
        return StrictJson.mapper().writeValueAsBytes(note);
    }
}
