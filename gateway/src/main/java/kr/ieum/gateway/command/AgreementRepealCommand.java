package kr.ieum.gateway.command;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What falls when an article of law is repealed. */
@Command(
        name = "repeal",
        description = {
            "What rests on an article of law and falls when it is repealed on a day, and which places of views then"
                    + " show less. ACT is its name in Korean or English, as the agreements cite it.",
            "Exit code: 0 done, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement repeal '국민기초생활 보장법' 22 --date 2026-12-31",
            "  bin/ieum agreement repeal 'National Basic Living Security Act' 22 --date 2026-12-31 --json"
        })
final class AgreementRepealCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ACT", description = "The name of the act, in Korean or English.")
    String act = "";

    @Parameters(index = "1", paramLabel = "ARTICLE", description = "The article, such as 22 or 81-13.")
    String article = "";

    @Option(
            names = "--date",
            required = true,
            paramLabel = "DATE",
            description = "The last day on which it is in force, as YYYY-MM-DD.")
    LocalDate date = LocalDate.MIN;

    @Option(names = "--json", description = "JSON instead of text.")
    boolean json;

    @Mixin
    Folders folders = new Folders();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return Inquiry.of(folders, spec, json).ask(inquiry -> inquiry.repeal(act, article, date));
    }
}
