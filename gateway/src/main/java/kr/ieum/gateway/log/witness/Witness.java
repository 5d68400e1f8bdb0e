package kr.ieum.gateway.log.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.NoteSignature;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.tile.Disk;
import kr.ieum.gateway.log.tile.TileFiles;
import kr.ieum.gateway.log.tree.ConsistencyProof;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.MerkleHash;

/**
 * The answers of a witness to {@code add-checkpoint}. One request at a time is compared with what is remembered, remembered durably
 * (bytes forced, renamed, name forced), and only then answered; so a witness that is killed has never said more than it remembers.
 */
public final class Witness {
    /** Longest request that is read. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_HASHES = 63;

    private final Path directory;
    private final Disk disk;
    private final NoteSigner signer;
    private final List<VerifierKey> logs;
    private final Clock clock;

    /** A status of HTTP with its body; 409 states the size that is remembered. */
    record Answer(int status, String body) {}

    private record Request(long old, List<Digest> proof, SignedNote note, Checkpoint checkpoint) {}

    /**
     * A witness.
     *
     * @param directory where it remembers, a folder for each origin; nobody else writes there
     * @param logs keys of the logs; a key's name is the origin, or what the origins of its shards begin with
     */
    public Witness(Path directory, Disk disk, NoteSigner signer, List<VerifierKey> logs, Clock clock) {
        this.directory = directory;
        this.disk = disk;
        this.signer = signer;
        this.logs = List.copyOf(logs);
        this.clock = clock;
    }

    /**
     * Answers one request.
     *
     * @throws IOException when what is remembered can't be read or written; nothing was cosigned then
     */
    synchronized Answer addCheckpoint(byte[] body) throws IOException {
        Request request;
        try {
            request = parse(body);
        } catch (NoteRefused | IllegalArgumentException malformed) {
            return new Answer(400, malformed.getMessage() + "\n");
        }
        Checkpoint checkpoint = request.checkpoint;
        List<VerifierKey> own = logs.stream()
                .filter(key -> isOrigin(checkpoint.origin(), key.name()))
                .toList();
        if (own.isEmpty()) {
            return new Answer(404, "this witness doesn't know the log\n");
        }
        try {
            request.note.verifiedBy(own);
        } catch (NoteRefused refused) {
            return new Answer(403, refused.getMessage() + "\n");
        }
        if (request.old > checkpoint.size()) {
            return new Answer(400, "the old size is above the new\n");
        }
        TileFiles memory = new TileFiles(
                directory.resolve(Digest.sha256(checkpoint.origin().getBytes(StandardCharsets.UTF_8))
                        .hex()),
                disk);
        Optional<Checkpoint> last = remembered(memory, checkpoint.origin());
        long size = last.map(Checkpoint::size).orElse(0L);
        Digest root = last.map(Checkpoint::root).orElse(MerkleHash.empty());
        boolean forked = checkpoint.size() == size && !checkpoint.root().equals(root);
        if (request.old != size || forked) {
            return new Answer(409, size + "\n");
        }
        boolean grew = size == 0
                ? request.proof.isEmpty()
                : new ConsistencyProof(size, checkpoint.size(), request.proof)
                        .check(root, checkpoint.root())
                        .isEmpty();
        if (!grew) {
            return new Answer(422, "the proof doesn't show that the log only grew\n");
        }
        NoteSignature cosignature = signer.sign(request.note.text(), clock.instant());
        memory.publish(SignedNote.of(request.note.text(), cosignature).bytes());
        return new Answer(200, cosignature.line());
    }

    private Optional<Checkpoint> remembered(TileFiles memory, String origin) throws IOException {
        Optional<byte[]> bytes = memory.checkpoint();
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(bytes.get());
            note.verifiedBy(List.of(signer.verifier()));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(origin)) {
                throw new IOException("what is remembered of " + origin + " is of another log");
            }
            return Optional.of(checkpoint);
        } catch (NoteRefused refused) {
            // To begin anew would let the log forget its past.
            throw new IOException("what is remembered of " + origin + " isn't by this witness: restore it", refused);
        }
    }

    private static Request parse(byte[] body) throws NoteRefused {
        String text = new String(body, StandardCharsets.UTF_8);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new IllegalArgumentException("no empty line stands before the checkpoint");
        }
        String[] lines = text.substring(0, blank).split("\n", -1);
        if (!lines[0].matches("old (0|[1-9][0-9]{0,17})") || lines.length - 1 > MAX_HASHES) {
            throw new IllegalArgumentException("the first line is 'old SIZE', and at most 63 hashes follow");
        }
        List<Digest> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            byte[] hash = Base64.getDecoder().decode(lines[i]);
            if (!Base64.getEncoder().encodeToString(hash).equals(lines[i])) {
                throw new IllegalArgumentException("line " + (i + 1) + " isn't padded base64");
            }
            proof.add(Digest.of(hash));
        }
        int head = text.substring(0, blank + 2).getBytes(StandardCharsets.UTF_8).length;
        SignedNote note = SignedNote.parse(Arrays.copyOfRange(body, head, body.length));
        return new Request(Long.parseLong(lines[0].substring(4)), proof, note, Checkpoint.parse(note.text()));
    }

    private static boolean isOrigin(String origin, String name) {
        return origin.equals(name) || (origin.startsWith(name + "/") && origin.indexOf('/', name.length() + 1) < 0);
    }
}
