package kr.ieum.gateway.sheet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.keys.SigningKey.PublishedKey;

/** The use cases behind sheets: to issue one with an answer, and to check one that somebody holds. Thread-safe. */
public interface Sheets {

    /** Begins a sheet; nothing of it is kept before it is issued. */
    SheetDraft begin(SheetHead head);

    /**
     * Signs what was collected and keeps that it was issued. Without the row there is no sheet: when the database can't be
     * written, none comes back.
     */
    Optional<Sheet> issue(SheetDraft draft);

    /**
     * Whether a code is a sheet's, and whether what is given along with it is what that sheet says.
     *
     * @param digest SHA-256 of the sheet's electronic record, 64 hexadecimal digits, if the asker has it; the record itself
     *     needs to go nowhere
     * @param line a line copied from paper, if the asker wants it checked
     */
    Verified verify(SheetCode code, Optional<String> digest, Optional<SheetLine> line);

    /** Keys that sheets are signed with, for whoever checks without us. */
    List<PublishedKey> keys();

    /** What a check found. Never what a sheet says or whose it is. */
    sealed interface Verified {

        /** No sheet has this code. */
        record Unknown() implements Verified {}

        /**
         * There is such a sheet.
         *
         * @param agency institution code of the issuer
         */
        record Issued(SheetKind kind, String agency, Instant issuedAt, Match record, Match line) implements Verified {}
    }

    /** Whether content is the issued one. */
    enum Match {
        NOT_ASKED,
        SAME,
        DIFFERENT
    }
}
