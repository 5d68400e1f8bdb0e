package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.ieum.gateway.start.AuditClient.Named;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which entries of the disclosure log are meant; a number that names somebody is read from a file, never an argument, which others see. */
final class AuditFilter {

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

    @Option(names = "--after", paramLabel = "CURSOR", description = "Where the page before ended.")
    @Nullable
    String after;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    /** What names nobody, as the gateway takes it. */
    Map<String, String> filter() {
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

    /** Whom it is about, where it is about somebody. */
    Optional<Named> named() {
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
            // without it everybody's entries would be meant
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                    .orElseThrow(() ->
                            new ParameterException(spec.commandLine(), "The first line of " + file + " is no number")));
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), file + " can't be read");
        }
    }

    /** Where to go on. */
    Optional<String> cursor() {
        return Optional.ofNullable(after);
    }
}
