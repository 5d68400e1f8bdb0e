package kr.ieum.gateway.log.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.tree.Digest;

/** The log says itself, once, with which key its checkpoints are signed. */
final class KeyLeaf {
    private static final String PURPOSE = "log";

    private KeyLeaf() {}

    /** The leaf is there already. */
    private static final class Known extends CompanionRefused {
        private static final long serialVersionUID = 1L;

        Known() {
            super("the log has the leaf of its key");
        }
    }

    /** Writes the leaf unless it is there; nodes that start at the same moment write one. */
    static void write(DisclosureLog log, VerifierKey key, Instant now) {
        Digest publicKey = Digest.sha256(key.key());
        String vkey = key.text();
        String id = vkey.substring(0, vkey.indexOf('+', vkey.indexOf('+') + 1));
        Leaf.Key leaf = new Leaf.Key(now, key.name(), id, PURPOSE, "published", publicKey);
        try {
            log.append(List.of(leaf), List.of(connection -> refuseIfKnown(connection, publicKey)));
        } catch (CompanionRefused known) {
            // as it should be from the second start on
        }
    }

    /** Runs under the lock of the head, so that nobody writes the same leaf meanwhile. */
    private static void refuseIfKnown(Connection connection, Digest publicKey) throws SQLException, Known {
        for (LogEntry entry : LogReader.listKeys(connection)) {
            if (entry.leaf() instanceof Leaf.Key known
                    && known.purpose().equals(PURPOSE)
                    && known.publicKey().equals(publicKey)) {
                throw new Known();
            }
        }
    }
}
