package kr.ieum.gateway.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import kr.ieum.gateway.identity.PrivateFiles;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.log.Fsck;
import kr.ieum.gateway.log.LogOverride;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogReader.Extent;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.OverrideStatement;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.schemas.yaml.Faults;

/** An operator lets a log go on that was set back: what is signed is made, signed and applied here; the gateway doesn't run meanwhile. */
public final class LogOverriding {
    private static final int SEED_BYTES = 32;

    private LogOverriding() {}

    /**
     * Makes an operator's key, unless the file holds one.
     *
     * @param name of the key: an office, not a person
     * @return its verifier key, for {@code log.operators} in gateway.yaml
     */
    public static String key(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            byte[] seed = new byte[SEED_BYTES];
            new SecureRandom().nextBytes(seed);
            PrivateFiles.write(file, HexFormat.of().formatHex(seed) + "\n");
        }
        return signer(file, name).verifier().text();
    }

    /** Signs a statement that was drafted, which may happen on another machine. */
    public static byte[] sign(Path draft, Path key, String name, Clock clock)
            throws IOException, StartRefusedException {
        String text = Files.readString(draft);
        try {
            OverrideStatement.parse(text);
        } catch (NoteRefused refused) {
            throw new StartRefusedException(draft + " is no statement to sign: " + refused.getMessage() + ".");
        }
        return SignedNote.of(text, signer(key, name).sign(text, clock.instant()))
                .bytes();
    }

    private static NoteSigner signer(Path key, String name) throws IOException {
        return NoteSigner.ofLog(
                name,
                SigningKey.ofSeed(
                        "operator",
                        HexFormat.of().parseHex(Files.readString(key).strip())));
    }

    /**
     * The statement that fits what the database holds, to be read and signed.
     *
     * @param seen size that is known outside, as the gateway's refusal names it
     * @param seenRoot its root in base64, where that is known
     */
    public static String draft(Path config, Path data, long seen, Optional<String> seenRoot, String reason, Clock clock)
            throws StartRefusedException {
        NodeSettings node = settings(config);
        try (DataFolder folder = DataFolder.open(data)) {
            Extent last =
                    new LogReader(LogInspection.database(node, folder)).shards().getLast();
            return new OverrideStatement(
                            node.log().origin() + "/" + last.shard(),
                            last.size(),
                            last.root(),
                            seen,
                            seenRoot.map(root -> Digest.of(Base64.getDecoder().decode(root))),
                            clock.instant(),
                            reason)
                    .text();
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException("There is nothing to sign: " + e.getMessage() + ".");
        } catch (LogUnavailable e) {
            throw new StartRefusedException("Nothing was read: " + e.getMessage() + ".");
        }
    }

    /**
     * Begins the new shard.
     *
     * @return what was done, for people
     * @throws StartRefusedException when the rows aren't in order, or the statement isn't of them or not by an operator; nothing was changed
     */
    public static String apply(Path config, Path data, Path statement, Clock clock)
            throws IOException, StartRefusedException {
        NodeSettings node = settings(config);
        if (node.log().operators().isEmpty()) {
            throw new StartRefusedException(
                    "gateway.yaml names no operator who may sign an override; add log.operators with verifier keys.");
        }
        try (DataFolder folder = DataFolder.open(data)) {
            SignedNote signed = SignedNote.parse(Files.readAllBytes(statement));
            var database = LogInspection.database(node, folder);
            if (new Fsck(database).run() instanceof Fsck.Result.Damaged damaged) {
                throw new StartRefusedException("The database is damaged, and an override mends nothing: "
                        + damaged.rule() + " " + damaged.at().shard() + " leaf "
                        + damaged.at().index() + ": " + damaged.fault() + ".");
            }
            String shard = LogOverride.begin(
                    database, node.log().origin(), signed, node.log().operators(), clock.instant());
            return "The log goes on in shard " + shard + ", whose first leaf states the gap.";
        } catch (NoteRefused refused) {
            throw new StartRefusedException("The statement is no signed note: " + refused.getMessage() + ".");
        } catch (LogOverride.Refused refused) {
            throw new StartRefusedException("Nothing was changed: " + refused.getMessage() + ".");
        } catch (LogUnavailable e) {
            throw new StartRefusedException("Nothing was changed: " + e.getMessage() + ".");
        }
    }

    private static NodeSettings settings(Path config) throws StartRefusedException {
        Faults faults = new Faults();
        NodeSettings node = NodeSettings.read(config, faults);
        if (!faults.list().isEmpty()) {
            throw StartRefusedException.of(faults.list());
        }
        return node;
    }
}
