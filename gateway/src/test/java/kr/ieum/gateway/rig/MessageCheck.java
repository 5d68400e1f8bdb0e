package kr.ieum.gateway.rig;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kr.ieum.gateway.log.Fsck;
import kr.ieum.gateway.log.LogReader;

/** Counts what became of messages that were promised to be delivered, once everything has come to rest. */
final class MessageCheck {

    private MessageCheck() {}

    /**
     * What isn't as it must be at the receiver.
     *
     * @param promised how many of each conversation, numbered from 0
     */
    static Set<MessageFinding> of(Receiver receiver, Map<String, Integer> promised) {
        Set<MessageFinding> findings = EnumSet.noneOf(MessageFinding.class);
        promised.forEach((conversation, many) -> {
            List<String> effects = receiver.effects(conversation);
            List<String> expected =
                    IntStream.range(0, many).mapToObj(Integer::toString).toList();
            if (!effects.containsAll(expected)) {
                findings.add(MessageFinding.LOST);
            }
            if (new HashSet<>(effects).size() < effects.size()) {
                findings.add(MessageFinding.TWICE);
            }
            List<String> once = effects.stream().distinct().toList();
            if (!once.equals(once.stream()
                    .sorted(Comparator.comparingInt(Integer::parseInt))
                    .toList())) {
                findings.add(MessageFinding.ORDER);
            }
        });
        if (!receiver.changed().isEmpty()) {
            findings.add(MessageFinding.CHANGED);
        }
        return findings;
    }

    /** What isn't as it must be in the database. */
    static Set<MessageFinding> of(DataSource books) throws SQLException {
        boolean closed = count(books, "exchange_message WHERE ended_at IS NULL OR wrapped_key IS NOT NULL") == 0
                && count(books, "exchange_delivery WHERE state <> 'DELIVERED' OR wrapped_key IS NOT NULL") == 0
                && count(books, "exchange_sender WHERE open_messages <> 0") == 0
                && count(books, "exchange_receipt WHERE kind = 'HAND_OVER'") == count(books, "exchange_delivery");
        boolean answered = new LogReader(books)
                .listOutcomeUnknown(Instant.EPOCH, Instant.now().plusSeconds(9))
                .isEmpty();
        return closed && answered && new Fsck(books).run() instanceof Fsck.Result.Clean
                ? EnumSet.noneOf(MessageFinding.class)
                : EnumSet.of(MessageFinding.BOOKS);
    }

    private static long count(DataSource books, String from) throws SQLException {
        try (Connection connection = books.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM " + from);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
