package kr.ieum.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementImport;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.AgreementStore;
import kr.ieum.gateway.agreement.Cause;
import kr.ieum.gateway.agreement.Transitions;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.yaml.Faults;

/**
 * One of two nodes on one PostgreSQL, in a JVM of its own with the gateway's class path: the store, snapshot, life cycle and log of a gateway,
 * without its screens and registers. It does what standard input says, one word a line, and answers each with one line.
 *
 * <p>Arguments: {@code suspender} or {@code sender}, the database's address, folder of the product, how many agreements.
 * <ul>
 *   <li>A suspender says {@code ready} when all agreements are in force. {@code suspend} and {@code resume} take the step as an official of the
 *       provider does and answer when its commit had come back, and the epoch that it made; {@code check} reads the whole log and answers how many intents under the
 *       agreement there are and how many of them stand where it was suspended.
 *   <li>A sender sends intents all the time, see {@link IntentSender}. {@code watch} answers when they are under the agreement; an epoch when the
 *       first was refused because of it, and when the snapshot was first of it.
 * </ul>
 */
final class SuspensionNode {

    /** So few that a busy machine writes them within the log's patience. */
    private static final int AT_ONCE = 20;

    private static final Transitions.Actor OWNER = new Transitions.Actor("oh.taeyang", "1210000", true, false);

    private final CommitClock commits = new CommitClock();
    private final DataSource database;
    private final ManyAgreements many;
    private final References references;
    private final AgreementStore store;
    private final ActiveAgreements active;
    private final DisclosureLog log;
    private final Clock clock = Clock.systemUTC();

    private SuspensionNode(String address, Path product, int count) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        pool.setMaximumPoolSize(4);
        this.database = commits.over(pool);
        this.many = ManyAgreements.of(product, count);
        this.references = many.federation().references();
        this.store = new AgreementStore(database);
        this.active = new ActiveAgreements(store, references, many.federation().nationalRules());
        this.log = DisclosureLog.open(database, LogSettings.STANDARD, clock);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        SuspensionNode node = new SuspensionNode(arguments[1], Path.of(arguments[2]), Integer.parseInt(arguments[3]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        switch (arguments[0]) {
            case "suspender" -> node.suspend(orders);
            case "sender" -> node.send(orders);
            default -> throw new IllegalArgumentException("there is no such node");
        }
    }

    private void suspend(BufferedReader orders) throws IOException {
        Faults faults = new Faults();
        List<AgreementFile> files = many.read();
        AgreementImport imports = new AgreementImport(store, references, log, clock);
        for (int i = 0; i < files.size(); i += AT_ONCE) {
            imports.importAtStart(files.subList(i, Math.min(i + AT_ONCE, files.size())), true, faults);
        }
        faults.throwIfAny();
        Transitions transitions =
                new Transitions(store, new AgreementRecords(store, references, clock), active, log, clock);
        active.refresh();
        System.out.println("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(
                    switch (order) {
                        case "suspend" -> step(transitions, Cause.SECURITY_INCIDENT);
                        case "resume" -> step(transitions, Cause.REMEDIED);
                        default -> checked();
                    });
        }
    }

    private String step(Transitions transitions, Cause cause) {
        Transitions.Outcome outcome =
                transitions.perform(ManyAgreements.ONCE, 1, new Transitions.Order(cause, Optional.empty()), OWNER);
        return outcome instanceof Transitions.Outcome.Done done
                ? commits.last() + " " + done.policyEpoch()
                : outcome.toString();
    }

    /** Goes through the log in its order: what stands between a suspension and its end was committed in between. */
    private String checked() {
        LogReader reader = new LogReader(database);
        long intents = 0;
        long suspended = 0;
        boolean isSuspended = false;
        long from = 0;
        for (var page = reader.list(from, LogReader.MAX_COUNT);
                !page.isEmpty();
                page = reader.list(from, LogReader.MAX_COUNT)) {
            for (var entry : page) {
                if (entry.leaf() instanceof Leaf.Admin admin && admin.object().equals(ManyAgreements.ONCE + "/1")) {
                    isSuspended = admin.action().equals("agreement-suspended");
                } else if (entry.leaf() instanceof Leaf.Intent intent
                        && intent.agreement().id().equals(ManyAgreements.ONCE)) {
                    intents++;
                    suspended += isSuspended ? 1 : 0;
                }
            }
            from += page.size();
        }
        return intents + " " + suspended;
    }

    private void send(BufferedReader orders) throws IOException, InterruptedException {
        active.refresh();
        try (IntentSender sender = new IntentSender(active, log)) {
            System.out.println("ready");
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                System.out.println(order.equals("watch") ? sender.watch() : sender.told(Long.parseLong(order)));
            }
        }
    }
}
