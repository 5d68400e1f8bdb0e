package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Why a file or folder that was named can't be used, in a sentence instead of an exception's name. */
final class FileTrouble {

    private FileTrouble() {}

    /** Why that file can't be read, nothing when it can. */
    static Optional<String> ofReading(Path file) {
        if (Files.isDirectory(file)) {
            return Optional.of(file + " is a folder; name a file in it");
        }
        return of(file, "file");
    }

    /** Why that folder can't be read, nothing when it can. */
    static Optional<String> ofFolder(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return Optional.of(folder + " is a file; name a folder");
        }
        return of(folder, "folder");
    }

    private static Optional<String> of(Path path, String kind) {
        if (!Files.exists(path)) {
            return Optional.of("There is no " + kind + " " + path + "; check its name");
        }
        return Files.isReadable(path)
                ? Optional.empty()
                : Optional.of("You may not read " + path
                        + "; have its rights changed, or run this as a user who may read it");
    }

    /** What kept a file from being written. */
    static String ofWriting(IOException e) {
        return switch (e) {
            case NoSuchFileException none -> "its folder isn't there";
            case AccessDeniedException denied -> "you may not write there";
            case FileAlreadyExistsException taken -> "a file of that name is there already";
            default -> e.getClass().getSimpleName();
        };
    }
}
