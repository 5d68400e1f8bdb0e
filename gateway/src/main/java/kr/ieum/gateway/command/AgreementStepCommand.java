package kr.ieum.gateway.command;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import kr.ieum.gateway.start.GatewayClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A step in the life of an agreement version; the name of the verb is the name of the step. */
abstract sealed class AgreementStepCommand extends GatewayVerb {

    @Parameters(index = "0", paramLabel = "ID", description = "The agreement.")
    String id = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
    int version;

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            required = true,
            description = "Why, from the list that 'agreement history' prints as possible.")
    String cause = "";

    /** From which day, where a step can wait for one. */
    Optional<String> day() {
        return Optional.empty();
    }

    @Override
    GatewayClient.Answer act(GatewayClient client) throws IOException, InterruptedException {
        return client.take(spec.name(), id, version, cause, day());
    }

    /** Of a draft, by the approver. */
    @Command(
            name = "approve",
            description = "Approves a draft; somebody else has to put it in force.",
            footer = {"", "Example:", "  bin/ieum agreement approve agr-bl-tax 2 --cause reviewed --user shin.yerin"})
    static final class Approve extends AgreementStepCommand {}

    /** A step that can wait for a day. */
    abstract static sealed class Dated extends AgreementStepCommand {

        @Option(names = "--on", paramLabel = "DAY", description = "From which day. Default: as soon as it may be.")
        @Nullable
        LocalDate on;

        @Override
        Optional<String> day() {
            return Optional.ofNullable(on).map(LocalDate::toString);
        }
    }

    /** Puts it in force. */
    @Command(
            name = "activate",
            description = "Puts an approved version in force, now or on a day; it supersedes the one in force.",
            footer = {
                "",
                "Example:",
                "  bin/ieum agreement activate agr-bl-tax 2 --cause as-agreed --on 2027-01-01 --user oh.taeyang"
            })
    static final class Activate extends Dated {}

    /** Ends it. */
    @Command(
            name = "terminate",
            description = "Ends a version before its term, at once or with notice. What has ended never returns.",
            footer = {
                "",
                "Example:",
                "  bin/ieum agreement terminate agr-bl-tax 2 --cause no-longer-needed --user oh.taeyang"
            })
    static final class Terminate extends Dated {}

    /** Takes it out of force. */
    @Command(
            name = "suspend",
            description = "Takes a version out of force, on every node at once.",
            footer = {"", "Example:", "  bin/ieum agreement suspend agr-bl-tax 1 --cause misuse --user oh.taeyang"})
    static final class Suspend extends AgreementStepCommand {}

    /** Puts it back in force. */
    @Command(
            name = "resume",
            description = "Puts a suspended version back in force.",
            footer = {"", "Example:", "  bin/ieum agreement resume agr-bl-tax 1 --cause remedied --user oh.taeyang"})
    static final class Resume extends AgreementStepCommand {}
}
