package kr.ieum.gateway.log.witness;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.NoteSignature;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.note.WitnessPolicy;
import kr.ieum.gateway.log.tree.ConsistencyProof;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.NodeHashes;

/** The witnesses that a log asks, one after the other until its policy has enough. */
public final class AskedWitnesses {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** How often other nodes may have asked a witness between its answer and our next question. */
    private static final int MOST_STEPS = 5;

    private final WitnessPolicy policy;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    /** Asks the witnesses of a policy that have an address there. */
    public AskedWitnesses(WitnessPolicy policy) {
        this.policy = policy;
    }

    /** A witness has seen what this log doesn't have: it was set back, or its past is another one. */
    public static final class Contradicted extends IOException {
        private static final long serialVersionUID = 1L;

        private final long seen;

        Contradicted(String message, long seen) {
            super(message);
            this.seen = seen;
        }

        /** The largest size that the witness is known to have seen. */
        public long seen() {
            return seen;
        }
    }

    /**
     * The note with the cosignatures that the policy asks for.
     *
     * @param tree for the proofs that the log only grew
     * @throws Contradicted when a witness has seen another past; the message names both sizes
     * @throws IOException when too few cosign
     */
    public SignedNote cosign(Checkpoint checkpoint, SignedNote note, NodeHashes tree) throws IOException {
        SignedNote cosigned = note;
        List<VerifierKey> cosigners = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (WitnessPolicy.Witness witness : policy.witnesses()) {
            if (!policy.isMetBy(cosigners) && witness.address().isPresent()) {
                try {
                    cosigned = cosigned.with(ask(witness, witness.address().get(), checkpoint, note, tree));
                    cosigners.add(witness.key());
                } catch (Contradicted contradicted) {
                    throw contradicted;
                } catch (IOException e) {
                    failures.add(witness.name() + " (" + e.getMessage() + ")");
                }
            }
        }
        if (!policy.isMetBy(cosigners)) {
            throw new IOException("too few witnesses cosigned size " + checkpoint.size() + " of " + checkpoint.origin()
                    + ": " + cosigners.size() + " did, others didn't: " + String.join(", ", failures));
        }
        return cosigned;
    }

    /**
     * Asks every witness that has an address, not only as many as the policy wants, whether this is the log that it has seen.
     *
     * @return names of those that didn't answer
     * @throws Contradicted when one has seen another past
     */
    public List<String> compare(Checkpoint checkpoint, SignedNote note, NodeHashes tree) throws Contradicted {
        List<String> silent = new ArrayList<>();
        for (WitnessPolicy.Witness witness : policy.witnesses()) {
            if (witness.address().isPresent()) {
                try {
                    ask(witness, witness.address().get(), checkpoint, note, tree);
                } catch (Contradicted contradicted) {
                    throw contradicted;
                } catch (IOException e) {
                    silent.add(witness.name());
                }
            }
        }
        return silent;
    }

    private NoteSignature ask(
            WitnessPolicy.Witness witness, URI address, Checkpoint checkpoint, SignedNote note, NodeHashes tree)
            throws IOException {
        String remembered = witness.name() + " " + checkpoint.origin();
        long old = Math.min(seen.getOrDefault(remembered, 0L), checkpoint.size());
        HttpResponse<String> answer = send(address, old, checkpoint, note, tree);
        for (int more = 0; answer.statusCode() == 409 && more < MOST_STEPS; more++) {
            long size = size(answer.body());
            if (size > checkpoint.size() || size == old) {
                throw new Contradicted(
                        "witness " + witness.name() + " has seen size " + size + " of " + checkpoint.origin()
                                + ", and this log has size " + checkpoint.size()
                                + (size > checkpoint.size() ? ": it was set back" : " with another root"),
                        size);
            }
            // what was remembered is older than what the witness has seen by now, of this node or of another one
            old = size;
            answer = send(address, old, checkpoint, note, tree);
        }
        if (answer.statusCode() == 422) {
            throw new Contradicted(
                    "witness " + witness.name() + " has seen another tree at size " + old + " of " + checkpoint.origin()
                            + " than this log, now of size " + checkpoint.size() + ", has there",
                    old);
        }
        if (answer.statusCode() != 200) {
            throw new IOException("answers " + answer.statusCode());
        }
        NoteSignature cosignature = find(witness.key(), note.text(), answer.body())
                .orElseThrow(() -> new IOException("its answer isn't its cosignature"));
        seen.put(remembered, checkpoint.size());
        return cosignature;
    }

    private HttpResponse<String> send(URI address, long old, Checkpoint checkpoint, SignedNote note, NodeHashes tree)
            throws IOException {
        StringBuilder head = new StringBuilder("old " + old + "\n");
        if (old > 0) {
            for (Digest hash :
                    ConsistencyProof.between(old, checkpoint.size(), tree).path()) {
                head.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n');
            }
        }
        String prefix = address.toString().endsWith("/") ? address.toString() : address + "/";
        HttpRequest request = HttpRequest.newBuilder(URI.create(prefix + "add-checkpoint"))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(head + "\n" + new String(note.bytes(), StandardCharsets.UTF_8)))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a witness was asked");
        }
    }

    private static long size(String body) throws IOException {
        if (!body.matches("(0|[1-9][0-9]{0,17})\n")) {
            throw new IOException("answers 409 without a size");
        }
        return Long.parseLong(body.strip());
    }

    private static Optional<NoteSignature> find(VerifierKey key, String text, String body) {
        for (String line : body.lines().toList()) {
            try {
                NoteSignature signature = NoteSignature.parse(line);
                if (key.verifies(text, signature)) {
                    return Optional.of(signature);
                }
            } catch (NoteRefused otherLine) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
