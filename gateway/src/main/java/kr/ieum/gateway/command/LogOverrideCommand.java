package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import kr.ieum.gateway.start.LogOverriding;
import kr.ieum.gateway.start.StartRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a log go on behind a gap, on an operator's signature. */
@Command(
        name = "override",
        description =
                "Lets a log go on that was set back and can't be restored: what is left of its shard ends, and a new"
                    + " shard begins, whose first leaf states the gap as an operator signed it. In three steps: draft,"
                    + " sign (on any machine), apply. End the gateway first.",
        footer = {
            "",
            "Examples:",
            "  bin/ieum log override key --key operator.key --name ops.example.go.kr    a key; prints its verifier key",
            "  bin/ieum log override draft --seen 5120 --reason 'disk lost, backup of 2 July' > gap.txt",
            "  bin/ieum log override sign --statement gap.txt --key operator.key --name ops.example.go.kr > gap.note",
            "  bin/ieum log override apply --statement gap.note"
        })
final class LogOverrideCommand implements Callable<Integer> {

    /** What is to be done. */
    enum Step {
        key,
        draft,
        sign,
        apply
    }

    @Parameters(paramLabel = "key|draft|sign|apply", description = "The step.")
    Step step = Step.draft;

    @Mixin
    Folders folders = new Folders();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the gateway. Default: data/ of this installation.")
    @Nullable
    Path data;

    @Option(names = "--seen", paramLabel = "SIZE", description = "Size that is known outside, as the refusal named it.")
    @Nullable
    Long seen;

    @Option(names = "--seen-root", paramLabel = "BASE64", description = "Its root, where that is known.")
    @Nullable
    String seenRoot;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in public: name no person.")
    @Nullable
    String reason;

    @Option(names = "--statement", paramLabel = "FILE", description = "What was drafted, or signed.")
    @Nullable
    Path statement;

    @Option(names = "--key", paramLabel = "FILE", description = "The operator's key.")
    @Nullable
    Path key;

    @Option(names = "--name", paramLabel = "NAME", description = "Its name: an office, not a person.")
    @Nullable
    String name;

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
            spec.commandLine().getOut().print(run());
            spec.commandLine().getOut().flush();
            return 0;
        } catch (StartRefusedException refused) {
            refused.reasons().forEach(spec.commandLine().getErr()::println);
        } catch (IOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("ieum: " + e.getClass().getSimpleName() + " " + e.getMessage() + ".");
        }
        return Ieum.FAILED;
    }

    private String run() throws IOException, StartRefusedException {
        Clock clock = Clock.systemUTC();
        Path folder = Folders.given(data, "data");
        return switch (step) {
            case key -> LogOverriding.key(need(key, "--key"), need(name, "--name")) + "\n";
            case draft ->
                LogOverriding.draft(
                        folders.config(),
                        folder,
                        need(seen, "--seen"),
                        Optional.ofNullable(seenRoot),
                        need(reason, "--reason"),
                        clock);
            case sign ->
                new String(
                        LogOverriding.sign(
                                need(statement, "--statement"), need(key, "--key"), need(name, "--name"), clock),
                        StandardCharsets.UTF_8);
            case apply -> LogOverriding.apply(folders.config(), folder, need(statement, "--statement"), clock) + "\n";
        };
    }

    private <T> T need(@Nullable T value, String option) {
        if (value == null) {
            throw new ParameterException(spec.commandLine(), step + " needs " + option);
        }
        return value;
    }
}
