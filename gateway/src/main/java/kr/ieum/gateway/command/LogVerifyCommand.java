package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kr.ieum.gateway.start.LogInspection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks what a log publishes. */
@Command(
        name = "verify",
        description = "Checks what a disclosure log publishes: signature, every leaf, every tile, the root, the shards"
                + " before, and that it only grew since a checkpoint that was kept. Names the first position that"
                + " is wrong.",
        footer = {
            "",
            "Exit code 0: sound. 1: refused, or it couldn't be read. 2: misuse.",
            "",
            "Examples:",
            "  bin/ieum log verify https://ieum.example/log --key log.vkey --older last-month.checkpoint",
            "  bin/ieum log verify data/log --key log.vkey",
            "  bin/ieum log verify data/log --key log.vkey --timestamps copies --authority tsa-root.pem",
            "  bin/ieum log verify leaf.tlog-proof --key log.vkey",
            "  bin/ieum log verify answer.json --key log.vkey"
        })
final class LogVerifyCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "URL|DIR|FILE",
            description = "Address or directory of the log or of one shard, or a file with a leaf's proof"
                    + " or with a look-up's answer and its proofs.")
    String target = "";

    @Option(
            names = "--key",
            paramLabel = "VKEY|FILE",
            description =
                    "The log's verifier key, which you have from elsewhere, or a file with it. More than once: those"
                            + " of witnesses, and of operators who sign gaps, too.")
    List<String> keys = List.of();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "Which witnesses must have cosigned the newest checkpoint (C2SP tlog-policy). Its log lines count"
                            + " as --key.")
    @Nullable
    Path policy;

    @Option(names = "--older", paramLabel = "FILE", description = "A checkpoint of this log that was kept.")
    @Nullable
    Path older;

    @Option(
            names = "--timestamps",
            paramLabel = "DIR",
            description =
                    "Timestamped checkpoints of this log that were kept, SIZE.checkpoint beside SIZE.tsr, in DIR or"
                            + " beneath it: each timestamp is checked, and that the log only grew since.")
    @Nullable
    Path timestamps;

    @Option(
            names = "--authority",
            paramLabel = "FILE",
            description = "Certificate of the root of the authority that stamped them, in PEM, which you have from"
                    + " elsewhere.")
    @Nullable
    Path authority;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (keys.isEmpty() && policy == null) {
            throw new ParameterException(
                    spec.commandLine(), "Give the log's key with --key, or a --policy that names it");
        }
        if ((timestamps == null) != (authority == null)) {
            throw new ParameterException(spec.commandLine(), "--timestamps and --authority belong together");
        }
        try {
            LogInspection.Report report = LogInspection.verify(target, keys, kept());
            report.lines().forEach(spec.commandLine().getOut()::println);
            return report.sound() ? 0 : Ieum.FAILED;
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("ieum: Nothing was decided, for something can't be read: "
                            + e.getClass().getSimpleName() + " " + e.getMessage() + ".");
            return Ieum.FAILED;
        }
    }

    private LogInspection.Kept kept() {
        return new LogInspection.Kept(
                Optional.ofNullable(older),
                Optional.ofNullable(policy),
                timestamps == null || authority == null
                        ? Optional.empty()
                        : Optional.of(new LogInspection.Timestamps(timestamps, authority)));
    }
}
