package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.log.Fsck;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.OverrideStatement;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.note.WitnessPolicy;
import kr.ieum.gateway.log.verify.AnswerCheck;
import kr.ieum.gateway.log.verify.Gap;
import kr.ieum.gateway.log.verify.Known;
import kr.ieum.gateway.log.verify.LogCheck;
import kr.ieum.gateway.log.verify.LogSource;
import kr.ieum.gateway.log.verify.ProofCheck;
import kr.ieum.gateway.log.verify.Verdict;
import kr.ieum.schemas.yaml.Faults;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Checks of a disclosure log from outside: what it publishes, or the database of a gateway that doesn't run. */
public final class LogInspection {
    private static final String SHARD = "[0-9]{4}h[12][a-z]*";

    private LogInspection() {}

    /**
     * What was found, to be printed.
     *
     * @param sound whether everything agrees
     * @param lines one for each shard, or the one fault
     */
    public record Report(boolean sound, List<String> lines) {}

    /**
     * Checks what a log publishes.
     *
     * @param target address of the log or a shard, directory of a shard or of all, or file with a leaf's proof or a look-up's
     *     answer
     * @param keys verifier keys, or files that hold one each
     * @param older file with a checkpoint that was kept
     * @param policy file with a policy of witnesses (C2SP tlog-policy)
     * @throws IOException when something can't be read; that says nothing about the log
     */
    public static Report verify(String target, List<String> keys, Optional<Path> older, Optional<Path> policy)
            throws IOException {
        List<VerifierKey> own = new ArrayList<>();
        for (String key : keys) {
            try {
                boolean file = !key.contains("+") || Files.isRegularFile(Path.of(key));
                own.add(VerifierKey.parse(file ? Files.readString(Path.of(key)) : key));
            } catch (NoteRefused refused) {
                return new Report(false, List.of("refused key: " + refused.getMessage()));
            }
        }
        Optional<WitnessPolicy> asked = Optional.empty();
        if (policy.isPresent()) {
            try {
                asked = Optional.of(WitnessPolicy.parse(Files.readString(policy.get())));
            } catch (NoteRefused refused) {
                return new Report(false, List.of("refused policy: " + refused.getMessage()));
            }
        }
        Known known = new Known(own, asked);
        if (Files.isRegularFile(Path.of(target))) {
            byte[] file = Files.readAllBytes(Path.of(target));
            if (AnswerFile.is(file)) {
                AnswerFile answer = AnswerFile.read(file);
                return report(new AnswerCheck(known).run(answer.leaves(), answer.fields()));
            }
            return report(new ProofCheck(known).run(file));
        }
        Optional<byte[]> kept = older.isPresent() ? Optional.of(Files.readAllBytes(older.get())) : Optional.empty();
        return report(new LogCheck(known, kept).run(source(target)));
    }

    private static LogSource source(String target) throws IOException {
        if (target.startsWith("http://") || target.startsWith("https://")) {
            URI address = URI.create(target.endsWith("/") ? target : target + "/");
            boolean shard = address.getPath().matches(".*/" + SHARD + "/");
            return LogSource.web(shard ? address.resolve("..") : address, address);
        }
        Path directory = Path.of(target);
        if (Files.exists(directory.resolve("checkpoint"))) {
            return LogSource.directory(directory);
        }
        try (Stream<Path> shards = Files.list(directory)) {
            return LogSource.directory(
                    shards.filter(shard -> shard.getFileName().toString().matches(SHARD))
                            .max(Path::compareTo)
                            .orElse(directory));
        }
    }

    private static String said(Gap gap) {
        OverrideStatement statement = gap.statement();
        return "gap " + statement.origin() + ": size " + statement.own() + " is left of size " + statement.seen()
                + " that was seen; " + statement.time() + ", signed by " + gap.signer()
                + (gap.known() ? "" : " (whose key you didn't give, so nobody checked it)") + ": "
                + statement.reason();
    }

    private static Report report(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Sound sound ->
                new Report(
                        true,
                        Stream.concat(
                                        sound.gaps().stream().map(LogInspection::said),
                                        sound.checkpoints().stream()
                                                .map(c -> "sound " + c.origin() + " size " + c.size() + " root "
                                                        + c.root().hex()))
                                .toList());
            case Verdict.Refused refused ->
                new Report(
                        false,
                        List.of("refused " + refused.rule() + " " + refused.position() + ": " + refused.fault()));
        };
    }

    /**
     * Derives the whole log anew from the leaves in the database. A data folder that a gateway holds is refused; a PostgreSQL may be
     * in use.
     *
     * @throws StartRefusedException when the data folder or the database can't be used
     */
    public static Report fsck(Path config, Path data) throws StartRefusedException {
        if (!Files.exists(data.resolve("format"))) {
            throw new StartRefusedException(
                    "There is no data folder of Ieum at " + data + "; give another --data DIR.");
        }
        Faults faults = new Faults();
        NodeSettings node = NodeSettings.read(config, faults);
        if (!faults.list().isEmpty()) {
            throw StartRefusedException.of(faults.list());
        }
        try (DataFolder folder = DataFolder.open(data)) {
            return switch (new Fsck(database(node, folder)).run()) {
                case Fsck.Result.Clean clean ->
                    new Report(
                            true,
                            clean.shards().stream()
                                    .map(shard -> "sound " + shard.shard() + " size " + shard.size() + " root "
                                            + shard.root().hex())
                                    .toList());
                case Fsck.Result.Damaged damaged ->
                    new Report(
                            false,
                            List.of("refused " + damaged.rule() + " "
                                    + damaged.at().shard() + " leaf "
                                    + damaged.at().index() + ": "
                                    + damaged.fault()));
            };
        } catch (LogUnavailable unavailable) {
            throw new StartRefusedException("Nothing was checked: " + unavailable.getMessage() + ".");
        }
    }

    static DataSource database(NodeSettings node, DataFolder folder) throws StartRefusedException {
        if (node.database().isEmpty()) {
            return new DriverManagerDataSource(folder.h2Url() + ";IFEXISTS=TRUE", "", "");
        }
        NodeSettings.Database database = node.database().get();
        return new DriverManagerDataSource(
                database.url(),
                database.user(),
                new Secrets(System.getenv(), folder.secrets())
                        .find(database.password())
                        .orElseThrow(() -> new StartRefusedException("The database's secret '"
                                + database.password().text() + "' is missing; put it into data/secrets/"
                                + database.password().text() + "."))
                        .reveal());
    }
}
