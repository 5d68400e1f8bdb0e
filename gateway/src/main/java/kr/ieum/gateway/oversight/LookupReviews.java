package kr.ieum.gateway.oversight;

import java.sql.PreparedStatement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import kr.ieum.gateway.identity.Official;

/** A team head's reviews: of the team's look-ups, never of one's own. */
public final class LookupReviews {

    private final Acts acts;
    private final Pseudonyms pseudonyms;
    private final LookupRecords records;

    /** Reviews of those records. */
    public LookupReviews(Acts acts, Pseudonyms pseudonyms, LookupRecords records) {
        this.acts = acts;
        this.pseudonyms = pseudonyms;
        this.records = records;
    }

    /** Notes the head's word; answers whether the look-up is one that this head may review. */
    public boolean review(Official head, UUID lookup, ReviewVerdict verdict) {
        boolean may = Heads.isHead(head)
                && records.isOfTeam(lookup, head.agency(), head.team().ko())
                && records.find(lookup)
                        .filter(found -> !found.official().equals(head.id()))
                        .isPresent();
        if (may) {
            OffsetDateTime now = acts.now().atOffset(ZoneOffset.UTC);
            acts.record(head.agency(), "look-up-reviewed", lookup.toString(), head.id(), verdict.name(), connection -> {
                try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO lookup_review (lookup_id, step, verdict, reviewer, reviewed_at)
                    SELECT ?, COALESCE(MAX(step), 0) + 1, ?, ?, ? FROM lookup_review WHERE lookup_id = ?\
                    """)) {
                    insert.setObject(1, lookup);
                    insert.setString(2, verdict.name());
                    insert.setString(3, pseudonyms.ofOfficial(head.id()));
                    insert.setObject(4, now);
                    insert.setObject(5, lookup);
                    insert.executeUpdate();
                }
            });
        }
        return may;
    }
}
