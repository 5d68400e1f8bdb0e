package kr.ieum.gateway.release;

import java.time.Instant;
import java.time.ZoneId;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.log.VolumeReservation;
import kr.ieum.gateway.release.ReleasePath.OfficialPseudonyms;

/**
 * What an agreed volume becomes in the transaction of the intent (design §6 rule 8).
 *
 * @param zone the federation's, for calendar days
 */
record Reservations(OfficialPseudonyms officials, ZoneId zone) {

    VolumeReservation of(VolumeLimit limit, String official, Instant now) {
        return limit.perOfficial()
                ? VolumeReservation.perOfficialHour(
                        limit.agreement(),
                        limit.version(),
                        officials.of(official),
                        now,
                        zone,
                        limit.limit(),
                        limit.amount())
                : VolumeReservation.perDay(
                        limit.agreement(), limit.version(), now, zone, limit.limit(), limit.amount());
    }
}
