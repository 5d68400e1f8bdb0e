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
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.NoteSignature;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.note.WitnessPolicy;
import kr.ieum.gateway.log.tree.ConsistencyProof;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.NodeHashes;

/** The witnesses that a log asks: every one of its policy that has an address, each time, so that each knows how far the log has come. */
public final class AskedWitnesses {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** How often other nodes may have asked a witness between its answer and our next question. */
    private static final int MOST_STEPS = 5;

    /** How long those are waited for who aren't needed for the quorum. */
    private static final Duration AFTER_ENOUGH = Duration.ofMillis(200);

    private final WitnessPolicy policy;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
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

    /** What one witness answered: its cosignature, or why there is none. */
    private record Answer(WitnessPolicy.Witness witness, Optional<NoteSignature> cosignature, String failure) {}

    /**
     * The note with the cosignatures of all that answer, as many as the policy asks for at least. All are asked at once; those beyond the
     * quorum are waited for only briefly.
     *
     * @param tree for the proofs that the log only grew
     * @throws Contradicted when a witness has seen another past; the message names both sizes
     * @throws IOException when too few cosign
     */
    public SignedNote cosign(Checkpoint checkpoint, SignedNote note, NodeHashes tree) throws IOException {
        SignedNote cosigned = note;
        List<VerifierKey> cosigners = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        CompletionService<Answer> answers = askAll(checkpoint, note, tree);
        for (int left = asked().size(); left > 0; left--) {
            Optional<Answer> next = next(answers, policy.isMetBy(cosigners));
            if (next.isEmpty()) {
                break;
            }
            Answer answer = next.get();
            if (answer.cosignature().isPresent()) {
                cosigned = cosigned.with(answer.cosignature().get());
                cosigners.add(answer.witness().key());
            } else {
                failures.add(answer.witness().name() + " (" + answer.failure() + ")");
            }
        }
        if (!policy.isMetBy(cosigners)) {
            throw new IOException("too few witnesses cosigned size " + checkpoint.size() + " of " + checkpoint.origin()
                    + ": " + cosigners.size() + " did, others didn't: " + String.join(", ", failures));
        }
        return cosigned;
    }

    /**
     * Asks whether this is the log that the witnesses have seen, and waits for every one.
     *
     * @return names of those that didn't answer
     * @throws Contradicted when one has seen another past
     */
    public List<String> compare(Checkpoint checkpoint, SignedNote note, NodeHashes tree) throws IOException {
        List<String> silent = new ArrayList<>();
        CompletionService<Answer> answers = askAll(checkpoint, note, tree);
        for (int left = asked().size(); left > 0; left--) {
            next(answers, false)
                    .filter(answer -> answer.cosignature().isEmpty())
                    .ifPresent(answer -> silent.add(answer.witness().name()));
        }
        return silent;
    }

    private List<WitnessPolicy.Witness> asked() {
        return policy.witnesses().stream()
                .filter(witness -> witness.address().isPresent())
                .toList();
    }

    private CompletionService<Answer> askAll(Checkpoint checkpoint, SignedNote note, NodeHashes tree) {
        CompletionService<Answer> answers = new ExecutorCompletionService<>(threads);
        for (WitnessPolicy.Witness witness : asked()) {
            URI address = witness.address().orElseThrow();
            Future<Answer> _ = answers.submit(() -> {
                try {
                    return new Answer(witness, Optional.of(ask(witness, address, checkpoint, note, tree)), "");
                } catch (Contradicted contradicted) {
                    throw contradicted;
                } catch (IOException e) {
                    return new Answer(witness, Optional.empty(), e.toString());
                }
            });
        }
        return answers;
    }

    /** The next answer, each of which comes within its own patience; empty when there is enough and no other came at once. */
    private static Optional<Answer> next(CompletionService<Answer> answers, boolean enough) throws IOException {
        try {
            Future<Answer> next =
                    enough ? answers.poll(AFTER_ENOUGH.toMillis(), TimeUnit.MILLISECONDS) : answers.take();
            return next == null ? Optional.empty() : Optional.of(next.get());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Contradicted contradicted -> throw contradicted;
                case null, default -> throw new IOException("a witness couldn't be asked", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while witnesses were asked");
        }
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
