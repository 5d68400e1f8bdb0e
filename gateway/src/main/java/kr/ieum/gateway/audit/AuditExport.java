package kr.ieum.gateway.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.log.tree.Digest;

/**
 * A copy of what a search found that anybody can check without us: the entries as a table, the proof of each of their leaves (C2SP
 * tlog-proof, with the leaf's own bytes), checkpoints, the log's key, and a manifest with the digest of each file. Making one is an act of its
 * own, whose leaf commits to the manifest.
 */
public final class AuditExport {

    /** Most entries in one copy; a longer result is copied in parts. */
    public static final int MOST = 500;

    /** How long all proofs together wait for the checkpoint that covers the newest leaf. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AuditSearch search;
    private final LogReader leaves;
    private final PublishedLog published;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();

    /** Joins the parts. */
    public AuditExport(AuditSearch search, LogReader leaves, PublishedLog published, Clock clock) {
        this.search = search;
        this.leaves = leaves;
        this.published = published;
        this.clock = clock;
    }

    /**
     * A copy.
     *
     * @param zip the files
     * @param entries how many are in it
     * @param next where the next part begins
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
    public record Copy(UUID id, byte[] zip, int entries, Optional<Cursor> next) {}

    /**
     * Copies what is found without naming anybody.
     *
     * @param reason without line ends
     * @throws kr.ieum.gateway.log.LogUnavailable when the copy can't be logged; then there is none
     * @throws IOException when the log's files can't be read
     */
    public Copy of(Official auditor, Criteria criteria, Optional<Cursor> after, String reason) throws IOException {
        return copy(auditor, search.find(auditor, criteria, after, MOST), reason);
    }

    /** Copies what a logged search finds; nothing when it isn't this auditor's, or too old. */
    public Optional<Copy> of(Official auditor, UUID logged, Optional<Cursor> after, String reason) throws IOException {
        Optional<AuditSearch.Page> found = search.open(auditor, logged, after, MOST);
        return found.isEmpty() ? Optional.empty() : Optional.of(copy(auditor, found.get(), reason));
    }

    /** One at a time, for each is held in memory. */
    private Copy copy(Official auditor, AuditSearch.Page page, String reason) throws IOException {
        one.lock();
        try {
            UUID id = UUID.randomUUID();
            ExportFiles files = new ExportFiles();
            List<ExportTable.Line> lines = lines(page.entries(), files);
            files.add("entries.csv", ExportTable.csv(lines));
            files.add("entries.jsonl", ExportTable.jsonLines(lines));
            files.add("log.vkey", published.key().text() + "\n");
            published.shards().forEach((name, shard) -> {
                if (lines.stream()
                        .anyMatch(line -> line.entry().position().shard().equals(name))) {
                    files.add("checkpoints/" + name + ".checkpoint", shard.note());
                }
            });
            files.add("about.txt", about(id, auditor, page, lines));
            byte[] zip = files.zip(clock.instant());
            search.acted(
                    auditor,
                    "audit-export",
                    id,
                    reason + "\n"
                            + Digest.sha256(files.manifest().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                    .hex());
            return new Copy(id, zip, lines.size(), page.next());
        } finally {
            one.unlock();
        }
    }

    private List<ExportTable.Line> lines(List<FoundEntry> entries, ExportFiles files) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<UUID, List<LogEntry>> known = new HashMap<>();
        List<ExportTable.Line> lines = new ArrayList<>();
        for (FoundEntry entry : entries) {
            List<String> names = new ArrayList<>();
            for (Position leaf : leavesOf(entry, known)) {
                String name = "proofs/" + leaf.shard() + "-" + leaf.index() + ".tlog-proof";
                Optional<String> proof = files.has(name)
                        ? Optional.empty()
                        : published.proof(leaf, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                proof.ifPresent(text -> files.add(name, text));
                if (files.has(name)) {
                    names.add(name);
                }
            }
            lines.add(new ExportTable.Line(entry, names));
        }
        return lines;
    }

    /** The entry's own leaf, and the releases that say what became of it. */
    private List<Position> leavesOf(FoundEntry entry, Map<UUID, List<LogEntry>> known) {
        List<Position> positions = new ArrayList<>();
        positions.add(entry.position());
        entry.lookup().ifPresent(lookup -> {
            for (LogEntry other : known.computeIfAbsent(lookup, leaves::findByLookup)) {
                if (other.leaf() instanceof Leaf.Release release
                        && release.intent().equals(entry.position())) {
                    positions.add(other.position());
                }
            }
        });
        return positions;
    }

    private String about(UUID id, Official auditor, AuditSearch.Page page, List<ExportTable.Line> lines) {
        long proofs = lines.stream().mapToLong(line -> line.proofs().size()).sum();
        long without = lines.stream().filter(line -> line.proofs().isEmpty()).count();
        return "Copy " + id + " of entries of the disclosure log, made for " + auditor.id() + " of " + auditor.agency()
                + " at " + clock.instant() + "\n"
                + "Entries: " + lines.size() + (page.next().isPresent() ? ", and more follow" : "") + "\n"
                + "Proofs: " + proofs + "; entries without one: " + without + "\n"
                + "Leaves of the log that the search had not read: " + page.behind() + "\n"
                + "\n"
                + "Check the files:    sha256sum -c " + ExportFiles.MANIFEST + "\n"
                + "Check each proof:   bin/ieum log verify proofs/SHARD-INDEX.tlog-proof --key log.vkey\n"
                + "Take the key from elsewhere, not from here, if you want to rely on it.\n"
                + "The log has an entry of this copy: action audit-export, object " + id + ".\n";
    }
}
