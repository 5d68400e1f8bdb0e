package kr.ieum.gateway.command;

import picocli.CommandLine.Command;

/** What those who write, answer for and audit sharing agreements ask of them. */
@Command(
        name = "agreement",
        description = "Checks sharing agreements, says what they mean, and puts them in and out of force.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            AgreementLintCommand.class,
            AgreementTestCommand.class,
            AgreementDiffCommand.class,
            AgreementReachCommand.class,
            AgreementWhoCommand.class,
            AgreementCumulativeCommand.class,
            AgreementUnusedCommand.class,
            AgreementRepealCommand.class,
            AgreementViewsCommand.class,
            AgreementReplayCommand.class,
            AgreementImportCommand.class,
            AgreementStepCommand.Approve.class,
            AgreementStepCommand.Activate.class,
            AgreementStepCommand.Suspend.class,
            AgreementStepCommand.Resume.class,
            AgreementStepCommand.Terminate.class,
            AgreementHistoryCommand.class,
            AgreementExportCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement lint                     checks every agreement of config/",
            "  bin/ieum agreement lint draft.yaml          checks a draft against config/ and schemas/",
            "  bin/ieum agreement test                     runs the tests inside them",
            "  bin/ieum agreement diff agr-bl-tax draft.yaml   how a draft widens or narrows access",
            "  bin/ieum agreement reach --agency 3000000   everything that an agency can ever see",
            "  bin/ieum agreement who Income/amount        who can see an attribute",
            "  bin/ieum agreement cumulative --agency 3000000   what it learns by putting grants together",
            "  bin/ieum agreement unused decisions.jsonl --days 90   what nobody was told",
            "  bin/ieum agreement repeal ACT ARTICLE --date 2026-12-31   what falls with an article",
            "  bin/ieum agreement views draft.yaml         which places of views show less",
            "  bin/ieum agreement replay draft.yaml decisions.jsonl   past decisions under a draft",
            "  bin/ieum agreement export agr-bl-tax --format odrl",
            "  bin/ieum agreement suspend agr-bl-tax 1 --cause misuse --user oh.taeyang",
            "  bin/ieum agreement VERB --help"
        })
final class AgreementCommand extends VerbGroup {}
