package kr.ieum.gateway.exchange.bulk;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.release.ScreeningReleaser;

/** All that works on files, as a node joins it, before one register and with a policy that permits. */
public record BulkNode(BulkFiles files, BulkWork work) {

    /** Works on one file that is due, as far as it goes. */
    public void workOnDue() throws InterruptedException {
        work.workOnDue();
    }

    /** Who hands files in. */
    public static final String SYSTEM = "3000000/welfare-case";

    /** What is asked, of files with a number in each line. */
    public static final BulkOrder ORDER = new BulkOrder(
            "livelihood-screening",
            ApprovedScreening.NUMBER,
            ScreeningReleaser.REGISTER,
            List.of(new BulkOrder.Wanted(ScreeningReleaser.TOLD, Optional.empty())),
            new FileForm.Separated(FileForm.Encoding.UTF_8, ',', false, "", 1));

    /** On a database, in front of a log. */
    public static BulkNode on(
            DataSource database,
            DisclosureLog log,
            ScreeningReleaser.Register register,
            CaseSystem cases,
            int perDay,
            BulkSettings settings,
            Clock clock) {
        SecureRandom random = new SecureRandom();
        Screenings screenings = new Screenings(
                ScreeningReleaser.path(log, register, perDay, clock),
                cases,
                Set.of("livelihood-screening"),
                Map.of(ScreeningReleaser.REGISTER, Set.of(ScreeningReleaser.TOLD)),
                clock,
                ZoneId.of("Asia/Seoul"));
        BulkFiles files = new BulkFiles(
                database,
                log,
                screenings,
                new FileKeys(new SecretKeySpec(new byte[32], "AES"), random),
                settings,
                clock,
                random);
        return new BulkNode(
                files, new BulkWork(database, log, screenings, files, settings, worked -> {}, clock, random));
    }
}
