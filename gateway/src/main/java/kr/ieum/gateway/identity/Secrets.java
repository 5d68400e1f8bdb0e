package kr.ieum.gateway.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the secrets that configuration names: in the environment first, else as a file of that name in the node's
 * {@code secrets} folder. Read afresh each time, so that a rotated file is taken up without keeping old values about.
 */
public final class Secrets {

    private static final long MAX_BYTES = 64 * 1024;

    /** Without 0, O, 1, l and I, which people confuse when they type a password from a screen. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private final Map<String, String> environment;
    private final Path folder;

    /**
     * Looks in these two places.
     *
     * @param environment the process's environment variables
     * @param folder holds a file for each secret; need not exist
     */
    public Secrets(Map<String, String> environment, Path folder) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    /**
     * The secret of that name; a single line end at the end of a file doesn't belong to it.
     *
     * @return nothing when it stands in neither place, is empty, unreadable or larger than 64 KiB
     */
    public Optional<Secret> find(SecretName name) {
        String variable = environment.get(name.environmentVariable());
        if (variable != null && !variable.isEmpty()) {
            return Optional.of(new Secret(variable));
        }
        Path file = folder.resolve(name.text());
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return Optional.empty();
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String value = text.endsWith("\r\n")
                    ? text.substring(0, text.length() - 2)
                    : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            return value.isEmpty() ? Optional.empty() : Optional.of(new Secret(value));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The secret of that name, made and kept when there is none yet.
     *
     * @throws IOException when a new one can't be kept
     */
    public Secret findOrMake(SecretName name, Supplier<String> maker) throws IOException {
        Optional<Secret> known = find(name);
        if (known.isPresent()) {
            return known.get();
        }
        String value = maker.get();
        PrivateFiles.write(folder.resolve(name.text()), value + "\n");
        return new Secret(value);
    }

    /** A new random secret of this many characters that people can read aloud; 5 bits each. */
    public static String random(int length) {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
