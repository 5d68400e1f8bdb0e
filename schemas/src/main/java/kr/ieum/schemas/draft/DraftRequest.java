package kr.ieum.schemas.draft;

import java.time.LocalDate;

/**
 * For what a draft is asked.
 *
 * @param name the sample's name, for faults
 * @param id of the mapping, and of its file
 * @param owner institution code of the keeper; {@value #NOBODY} while it isn't said
 * @param day that the rows bear
 */
public record DraftRequest(String name, String id, String owner, LocalDate day) {

    /** Stands for a keeper who hasn't been named; no agency has it. */
    public static final String NOBODY = "0000000";

    /** Whether the text can be the id of a mapping, which is its file's name. */
    public static boolean isId(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{0,63}");
    }

    /** Whether the text has the shape of an institution code. */
    public static boolean isOwner(String text) {
        return text.matches("[0-9A-Z][0-9]{6}");
    }
}
