package kr.ieum.gateway.exchange.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.mapping.WayOut;
import kr.ieum.schemas.model.AttributeKey;

/**
 * A format of an agency's own in which its system may be answered (design §8).
 *
 * @param id of the mapping that it is written by
 */
public record OwnFormat(String id, WayOut way) {

    /** What HTTP calls a file of it. */
    public String mediaType() {
        return way.mediaType();
    }

    /**
     * How a query fits it, which is known before anything is asked.
     *
     * @param withoutPlace attributes of the query that the format has no place for
     * @param missing attributes of which each of its records must say something, and which the query doesn't want
     */
    public record Fit(List<AttributeKey> withoutPlace, List<AttributeKey> missing) {

        /** Makes it immutable. */
        public Fit {
            withoutPlace = List.copyOf(withoutPlace);
            missing = List.copyOf(missing);
        }
    }

    /** How a query fits. */
    public Fit fit(Query query) {
        List<AttributeKey> wanted =
                query.wanted().stream().map(Query.Wanted::attribute).distinct().toList();
        Set<AttributeKey> places = way.attributes();
        List<AttributeKey> missing = new ArrayList<>(way.demanded());
        missing.removeAll(wanted);
        return new Fit(
                wanted.stream().filter(key -> !places.contains(key)).toList(),
                missing.stream().sorted().toList());
    }
}
