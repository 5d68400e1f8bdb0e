package kr.ieum.gateway.sheet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.keys.SigningKey.PublishedKey;
import kr.ieum.gateway.keys.WrappedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Sheets signed with the installation's own key, which the database holds wrapped. */
public final class SignedSheets implements Sheets {

    private static final Logger LOG = LoggerFactory.getLogger(SignedSheets.class);

    static final String SIGNING_KEY = "sheet-1";
    static final String LINE_KEY = "sheet-line-1";

    private final IssuedSheets issued;
    private final SigningKey key;
    private final LineSeal seal;
    private final Clock clock;
    private final SecureRandom random;

    /** Joins the parts; makes the keys when this is the installation's first start. */
    public SignedSheets(IssuedSheets issued, WrappedKeys keys, Clock clock, SecureRandom random) {
        this.issued = issued;
        this.key = keys.signing(SIGNING_KEY);
        this.seal = new LineSeal(keys.mac(LINE_KEY));
        this.clock = clock;
        this.random = random;
    }

    @Override
    public SheetDraft begin(SheetHead head) {
        return new SheetDraft(head, seal, random);
    }

    @Override
    public Optional<Sheet> issue(SheetDraft draft) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] record = draft.record().canonical(now);
        String digest = HexFormat.of().formatHex(sha256(record));
        SheetHead head = draft.head();
        String statement = statement(draft, now, digest);
        Sheet sheet = new Sheet(
                draft.code(),
                head.kind(),
                head.agency(),
                now,
                head.lookup(),
                digest,
                new String(record, StandardCharsets.UTF_8),
                statement,
                Base64.getEncoder().encodeToString(key.sign(statement.getBytes(StandardCharsets.UTF_8))),
                draft.record().agreements(),
                key.published().name());
        try {
            issued.add(sheet);
            return Optional.of(sheet);
        } catch (DataAccessException e) {
            LOG.error("look-up {}: its sheet could not be kept, so none was issued", head.lookup(), e);
            return Optional.empty();
        }
    }

    @Override
    public Verified verify(SheetCode code, Optional<String> digest, Optional<SheetLine> line) {
        return issued.find(code)
                .<Verified>map(row -> new Verified.Issued(
                        row.kind(),
                        row.agency(),
                        row.issuedAt(),
                        digest.map(hex -> match(row.digest().equals(hex))).orElse(Match.NOT_ASKED),
                        line.map(typed -> match(seal.matches(code, typed))).orElse(Match.NOT_ASKED)))
                .orElseGet(Verified.Unknown::new);
    }

    @Override
    public List<PublishedKey> keys() {
        return List.of(key.published());
    }

    private static Match match(boolean same) {
        return same ? Match.SAME : Match.DIFFERENT;
    }

    private static String statement(SheetDraft draft, Instant issuedAt, String digest) {
        SheetHead head = draft.head();
        return String.join(
                "\n",
                "ieum-sheet-statement/1",
                "agency " + head.agency(),
                "code " + draft.code().printed(),
                "issued " + issuedAt,
                "kind " + SheetRecord.spelled(head.kind()),
                "lookup " + head.lookup(),
                "record sha-256:" + digest,
                "");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
