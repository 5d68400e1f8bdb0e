package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.ieum.gateway.start.AuditClient;
import kr.ieum.gateway.start.AuditClient.Named;
import kr.ieum.gateway.start.GatewayClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Searches the disclosure log; a number that names somebody is read from a file, never an argument, which others see. */
@Command(
        name = "search",
        description = "Lists entries of the disclosure log, newest first, or copies them with proofs to a file.",
        footer = {
            "",
            "Examples:",
            "  bin/ieum audit search --user bae.junseo --from 2026-11-01 --state refused",
            "  bin/ieum audit search --user bae.junseo --person number.txt --reason 'complaint 17' --out found.zip"
        })
final class AuditSearchCommand extends GatewayVerb {

    private static final int LONGEST = 200;

    @Option(
            names = "--agency",
            paramLabel = "CODE",
            description = "Agency that asked; the own one where none is named.")
    String agency = "";

    @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2026-11-01.")
    String from = "";

    @Option(names = "--until", paramLabel = "DAY", description = "Last day.")
    String until = "";

    @Option(names = "--task", paramLabel = "ID", description = "Task.")
    String task = "";

    @Option(names = "--function", paramLabel = "CODE", description = "Business function; all tasks beneath it.")
    String function = "";

    @Option(names = "--agreement", paramLabel = "ID", description = "Agreement.")
    String agreement = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "released, nothing-left, outcome-unknown, refused, delivered, act, key-destroyed, deferred or"
                    + " erased.")
    String state = "";

    @Option(names = "--person", paramLabel = "FILE", description = "File whose first line is a resident number.")
    @Nullable
    Path person;

    @Option(names = "--parcel", paramLabel = "FILE", description = "File whose first line is a parcel number.")
    @Nullable
    Path parcel;

    @Option(names = "--case", paramLabel = "FILE", description = "File whose first line is an application number.")
    @Nullable
    Path caseNumber;

    @Option(names = "--official", paramLabel = "ID", description = "User id of an official.")
    String official = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed for somebody's entries and for a copy.")
    String reason = "";

    @Option(names = "--after", paramLabel = "CURSOR", description = "Where the page before ended.")
    @Nullable
    String after;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Copies the entries with their proofs to this zip file.")
    @Nullable
    Path out;

    @Override
    public Integer call() throws InterruptedException {
        if (reason.isBlank() && (named().isPresent() || out != null)) {
            throw new ParameterException(spec.commandLine(), "A --reason is needed: what is done now is logged");
        }
        return super.call();
    }

    @Override
    GatewayClient.Answer act(GatewayClient client) throws IOException, InterruptedException {
        Optional<String> cursor = Optional.ofNullable(after);
        return out == null
                ? new AuditClient(client).search(filter(), named(), reason, cursor)
                : new AuditClient(client).export(filter(), named(), reason, cursor, out);
    }

    private Map<String, String> filter() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("agency", agency);
        given.put("from", from);
        given.put("until", until);
        given.put("task", task);
        given.put("function", function);
        given.put("agreement", agreement);
        given.put("state", state);
        return given.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<Named> named() {
        Map<String, String> named = new LinkedHashMap<>();
        first(person).ifPresent(text -> named.put("person", text));
        first(parcel).ifPresent(text -> named.put("parcel", text));
        first(caseNumber).ifPresent(text -> named.put("caseNumber", text));
        if (!official.isEmpty()) {
            named.put("official", official);
        }
        if (named.size() > 1) {
            throw new ParameterException(spec.commandLine(), "A search is for one person, parcel, case or official");
        }
        return named.entrySet().stream().findFirst().map(one -> new Named(one.getKey(), one.getValue()));
    }

    private Optional<String> first(@Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .filter(text -> text.length() <= LONGEST);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), file + " can't be read");
        }
    }
}
