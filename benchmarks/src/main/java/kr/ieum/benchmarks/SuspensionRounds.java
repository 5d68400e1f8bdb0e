package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two nodes on one PostgreSQL: one suspends an agreement and resumes it, again and again, while the other sends intents under it all the time.
 *
 * @param refused from the suspension's commit to the other node's first refused intent, in milliseconds, round by round
 * @param moved from the same to the other node's next snapshot
 * @param intents intents under the agreement in the whole log
 * @param suspended those of them that stand where it was suspended
 */
record SuspensionRounds(List<Double> refused, List<Double> moved, long intents, long suspended) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** A process that is told one word a line and answers with one line. */
    private record Node(String name, Process process) {

        String ask(String order) throws IOException, BenchmarkFailed {
            process.outputWriter().write(order + "\n");
            process.outputWriter().flush();
            return answer();
        }

        String answer() throws IOException, BenchmarkFailed {
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new BenchmarkFailed("the " + name + " ended amid its work");
            }
            return line;
        }

        long[] numbers(String order) throws IOException, BenchmarkFailed {
            String line = ask(order);
            try {
                return List.of(line.split(" ", -1)).stream()
                        .mapToLong(Long::parseLong)
                        .toArray();
            } catch (NumberFormatException e) {
                throw new BenchmarkFailed("the " + name + " says: " + line);
            }
        }
    }

    static SuspensionRounds run(Children children, Path product, Path work, int agreements, int rounds)
            throws IOException, BenchmarkFailed {
        try (LogStore store = LogStore.open(LogStore.Kind.POSTGRESQL, work)) {
            String address = address(store.database());
            Progress.say("two nodes: " + agreements + " agreements come into force");
            Node suspender = start(children, "suspender", address, product, agreements);
            Node sender = start(children, "sender", address, product, agreements);
            List<Double> refused = new ArrayList<>();
            List<Double> moved = new ArrayList<>();
            // the first round warms both nodes up
            for (int round = 0; round <= rounds; round++) {
                sender.ask("watch");
                long[] committed = suspender.numbers("suspend");
                long[] seen = sender.numbers(Long.toString(committed[1]));
                if (round > 0) {
                    refused.add((seen[0] - committed[0]) / NANOS_PER_MILLI);
                    moved.add((seen[1] - committed[0]) / NANOS_PER_MILLI);
                }
                suspender.numbers("resume");
            }
            children.end(sender.process());
            long[] counted = suspender.numbers("check");
            children.end(suspender.process());
            return new SuspensionRounds(refused, moved, counted[0], counted[1]);
        } catch (SQLException e) {
            throw new BenchmarkFailed("PostgreSQL: " + e.getMessage());
        }
    }

    private static String address(DataSource database) throws BenchmarkFailed {
        if (database instanceof PGSimpleDataSource postgres) {
            return postgres.getURL() + "?user=" + postgres.getUser();
        }
        throw new BenchmarkFailed("no PostgreSQL was started");
    }

    private static Node start(Children children, String role, String address, Path product, int agreements)
            throws IOException, BenchmarkFailed {
        Node node = new Node(
                role,
                GatewayJvm.start(
                        children,
                        product,
                        SuspensionNode.class,
                        List.of(role, address, product.toString(), Integer.toString(agreements))));
        String answer = node.answer();
        if (!answer.equals("ready")) {
            throw new BenchmarkFailed("the " + role + " says: " + answer);
        }
        return node;
    }
}
