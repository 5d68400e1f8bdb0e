package kr.ieum.gateway.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks agreements as the start and the import do. */
@Command(
        name = "lint",
        description = {
            "Checks agreements, those of the configuration or drafts that are named, and prints all faults and"
                    + " warnings, each with file, line, rule and remedy.",
            "With --checklist also what laws on sharing ask an agreement to say: each point with whether the document"
                    + " shows it, where, and what to write. A summary for review, no legal advice.",
            "Exit code: 0 no fault, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement lint",
            "  bin/ieum agreement lint draft.yaml",
            "  bin/ieum agreement lint draft.yaml --checklist kr --checklist us",
            "  bin/ieum agreement lint config/agreements/drafts/*.yaml --config /etc/ieum/config"
        })
final class AgreementLintCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Agreements to check. Default: those of the configuration, with its drafts.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--checklist",
            paramLabel = "LAW",
            description =
                    "kr (e-Government Act art. 36 ff.), us (computer matching, 5 U.S.C. 552a(o)) or uk (Digital Economy"
                            + " Act and ICO); may be given more than once.")
    List<String> laws = new ArrayList<>();

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
        return Inquiry.of(folders, spec, false).ask(inquiry -> inquiry.lint(files, laws));
    }
}
