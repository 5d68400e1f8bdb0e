package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
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
import kr.ieum.gateway.log.timestamp.TrustedAuthority;
import kr.ieum.gateway.log.verify.AnswerCheck;
import kr.ieum.gateway.log.verify.Gap;
import kr.ieum.gateway.log.verify.KeptTimestamps;
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
    public record Report(boolean sound, List<String> lines) {

        private Report and(List<KeptTimestamps.Stamped> stamped) {
            return new Report(
                    sound,
                    Stream.concat(
                                    lines.stream(),
                                    stamped.stream().map(one -> "stamped " + one.file() + " " + one.time()))
                            .toList());
        }
    }

    /**
     * What somebody has from elsewhere than the log.
     *
     * @param older file with a checkpoint that was kept
     * @param policy file with a policy of witnesses (C2SP tlog-policy)
     * @param timestamps checkpoints that were kept with their timestamps
     */
    public record Kept(Optional<Path> older, Optional<Path> policy, Optional<Timestamps> timestamps) {

        /** Nothing. */
        public static final Kept NOTHING = new Kept(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Timestamped checkpoints.
     *
     * @param folder that has them, in any depth
     * @param authority file with the certificate of the authority's root, in PEM
     */
    public record Timestamps(Path folder, Path authority) {}

    /**
     * Checks what a log publishes.
     *
     * @param target address of the log or a shard, directory of a shard or of all, or file with a leaf's proof or a look-up's
     *     answer
     * @param keys verifier keys, or files that hold one each
     * @throws IOException when something can't be read; that says nothing about the log
     */
    public static Report verify(String target, List<String> keys, Kept kept) throws IOException {
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
        if (kept.policy().isPresent()) {
            try {
                asked = Optional.of(
                        WitnessPolicy.parse(Files.readString(kept.policy().get())));
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
        List<byte[]> older = new ArrayList<>();
        if (kept.older().isPresent()) {
            older.add(Files.readAllBytes(kept.older().get()));
        }
        List<KeptTimestamps.Stamped> stamped = List.of();
        if (kept.timestamps().isPresent()) {
            switch (stamped(kept.timestamps().get())) {
                case KeptTimestamps.Believed(List<KeptTimestamps.Stamped> all) -> stamped = all;
                case KeptTimestamps.Refused(String position, String rule, String fault) -> {
                    return report(new Verdict.Refused(position, rule, fault));
                }
            }
        }
        stamped.forEach(one -> older.add(one.checkpoint()));
        Report report = report(new LogCheck(known, older).run(source(target)));
        return report.sound() ? report.and(stamped) : report;
    }

    private static KeptTimestamps stamped(Timestamps timestamps) throws IOException {
        try {
            return KeptTimestamps.check(
                    timestamps.folder(), TrustedAuthority.ofPem(Files.readString(timestamps.authority())));
        } catch (CertificateException e) {
            throw new IOException(timestamps.authority() + " holds no certificate in PEM", e);
        }
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
