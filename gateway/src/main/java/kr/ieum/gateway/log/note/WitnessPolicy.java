package kr.ieum.gateway.log.note;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.log.note.VerifierKey.Algorithm;

/**
 * Whose word counts: logs, witnesses, and which of these must have cosigned (C2SP tlog-policy). A refusal names the line.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>W1</td><td>no control characters but tab and newline</td></tr>
 * <tr><td>W2</td><td>a line is {@code log VKEY [URL]}, {@code witness NAME VKEY [URL]}, {@code group NAME all|any|K MEMBER...} or
 *     {@code quorum NAME}</td></tr>
 * <tr><td>W3</td><td>a key is a verifier key, of a log or of a witness as its line says</td></tr>
 * <tr><td>W4</td><td>no key stands twice, under whatever name</td></tr>
 * <tr><td>W5</td><td>no name is defined twice, and none is called {@code none}</td></tr>
 * <tr><td>W6</td><td>members and quorum are defined on lines before</td></tr>
 * <tr><td>W7</td><td>a threshold is 1 to the number of members</td></tr>
 * <tr><td>W8</td><td>nobody is a member twice</td></tr>
 * <tr><td>W9</td><td>exactly one quorum line</td></tr>
 * </table>
 */
public final class WitnessPolicy {
    private final List<VerifierKey> logs = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> members = new HashSet<>();
    private Optional<Rule> quorum = Optional.empty();

    /** A witness, and where it is asked. */
    public record Witness(String name, VerifierKey key, Optional<URI> address) {}

    private sealed interface Rule {
        record One(VerifierKey key) implements Rule {}

        record Some(int threshold, List<Rule> of) implements Rule {}
    }

    private WitnessPolicy() {}

    /**
     * Reads a policy.
     *
     * @throws NoteRefused by rules W1 to W9
     */
    public static WitnessPolicy parse(String text) throws NoteRefused {
        WitnessPolicy policy = new WitnessPolicy();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
                throw refused("W1", number, "a control character stands here");
            }
            String stripped = line.replace('\t', ' ').strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                policy.read(List.of(stripped.split(" +")), number);
            }
        }
        if (policy.quorum.isEmpty()) {
            throw refused("W9", number, "no quorum line; write 'quorum NAME', or 'quorum none'");
        }
        return policy;
    }

    private void read(List<String> words, int line) throws NoteRefused {
        int count = words.size();
        switch (words.getFirst()) {
            case "log" -> {
                require(count == 2 || count == 3, "W2", line, "write log VKEY [URL]");
                logs.add(key(words.get(1), Algorithm.ED25519, line));
            }
            case "witness" -> {
                require(count == 3 || count == 4, "W2", line, "write witness NAME VKEY [URL]");
                VerifierKey key = key(words.get(2), Algorithm.COSIGNATURE, line);
                define(words.get(1), new Rule.One(key), line);
                witnesses.add(new Witness(
                        words.get(1), key, count == 4 ? Optional.of(address(words.get(3), line)) : Optional.empty()));
            }
            case "group" -> {
                require(count >= 4, "W2", line, "write group NAME all|any|K MEMBER...");
                group(words.get(1), words.get(2), words.subList(3, count), line);
            }
            case "quorum" -> {
                require(count == 2, "W2", line, "write quorum NAME");
                require(quorum.isEmpty(), "W9", line, "a second quorum line");
                quorum = Optional.of(
                        words.get(1).equals("none") ? new Rule.Some(0, List.of()) : defined(words.get(1), line));
            }
            default -> throw refused("W2", line, "a line begins with log, witness, group or quorum");
        }
    }

    private void group(String name, String threshold, List<String> names, int line) throws NoteRefused {
        List<Rule> of = new ArrayList<>();
        for (String member : names) {
            of.add(defined(member, line));
            require(members.add(member), "W8", line, member + " is a member already");
        }
        long least = switch (threshold) {
            case "all" -> of.size();
            case "any" -> 1;
            default -> NoteText.ofDecimal(threshold).orElse(0L);
        };
        require(least >= 1 && least <= of.size(), "W7", line, "the threshold isn't all, any or 1 to " + of.size());
        define(name, new Rule.Some((int) least, of), line);
    }

    private void define(String name, Rule rule, int line) throws NoteRefused {
        require(!name.equals("none") && rules.put(name, rule) == null, "W5", line, "the name " + name + " is taken");
    }

    private Rule defined(String name, int line) throws NoteRefused {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw refused("W6", line, name + " isn't defined on a line before");
        }
        return rule;
    }

    private VerifierKey key(String text, Algorithm algorithm, int line) throws NoteRefused {
        VerifierKey key;
        try {
            key = VerifierKey.parse(text);
        } catch (NoteRefused refused) {
            throw refused("W3", line, String.valueOf(refused.getMessage()));
        }
        require(key.algorithm() == algorithm, "W3", line, "key " + key.name() + " isn't one that signs like this");
        require(keys.add(NoteText.base64(key.key())), "W4", line, "key " + key.name() + " stands here twice");
        return key;
    }

    private static URI address(String text, int line) throws NoteRefused {
        require(text.matches("https?://[^\\s<>\"{}|\\\\^`]+"), "W2", line, "the address isn't http(s)://...");
        return URI.create(text);
    }

    private static void require(boolean holds, String rule, int line, String fault) throws NoteRefused {
        if (!holds) {
            throw refused(rule, line, fault);
        }
    }

    private static NoteRefused refused(String rule, int line, String fault) {
        return new NoteRefused(rule, "policy line " + line + ": " + fault);
    }

    /** The logs it names. */
    public List<VerifierKey> logs() {
        return List.copyOf(logs);
    }

    /** The witnesses it names. */
    public List<Witness> witnesses() {
        return List.copyOf(witnesses);
    }

    /** Whether these are enough. */
    public boolean isMetBy(Collection<VerifierKey> cosigners) {
        return quorum.filter(rule -> holds(rule, cosigners)).isPresent();
    }

    private static boolean holds(Rule rule, Collection<VerifierKey> cosigners) {
        return switch (rule) {
            case Rule.One one -> cosigners.contains(one.key());
            case Rule.Some some ->
                some.of().stream().filter(member -> holds(member, cosigners)).count() >= some.threshold();
        };
    }
}
