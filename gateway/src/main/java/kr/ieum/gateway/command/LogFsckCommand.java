package kr.ieum.gateway.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kr.ieum.gateway.start.LogInspection;
import kr.ieum.gateway.start.StartRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Derives the log anew from the rows of a database. */
@Command(
        name = "fsck",
        description = "Derives the disclosure log anew from the leaves in the database (of a stopped gateway, or the"
                + " PostgreSQL that gateway.yaml names) and names the first row that doesn't agree.",
        footer = {
            "",
            "Exit code 0: sound. 1: damaged, or it couldn't be read. 2: misuse.",
            "",
            "Example:",
            "  bin/ieum log fsck --data /var/lib/ieum --config /etc/ieum/config"
        })
final class LogFsckCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "DIR", description = "Where gateway.yaml is. Default: config/.")
    @Nullable
    Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "The gateway's data folder. Default: data/.")
    @Nullable
    Path data;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            LogInspection.Report report =
                    LogInspection.fsck(Folders.given(config, "config"), Folders.given(data, "data"));
            report.lines().forEach(spec.commandLine().getOut()::println);
            return report.sound() ? 0 : Ieum.FAILED;
        } catch (StartRefusedException refused) {
            refused.reasons().forEach(spec.commandLine().getErr()::println);
            return Ieum.FAILED;
        }
    }
}
