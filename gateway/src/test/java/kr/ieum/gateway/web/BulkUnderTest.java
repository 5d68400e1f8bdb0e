package kr.ieum.gateway.web;

import java.time.Clock;
import java.util.UUID;
import kr.ieum.gateway.exchange.bulk.ApprovedScreening;
import kr.ieum.gateway.exchange.bulk.BulkNode;
import kr.ieum.gateway.exchange.bulk.BulkSettings;
import kr.ieum.gateway.exchange.bulk.HandedFiles;
import kr.ieum.gateway.exchange.bulk.HandedList;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.testing.Databases;
import org.springframework.context.annotation.Bean;

/** Files of subjects as they are; nobody works on them but a test. */
public class BulkUnderTest {

    @Bean
    BulkNode bulkNode(Databases.Database database, DisclosureLog log, Clock clock) {
        return BulkNode.on(
                database.dataSource(),
                log,
                subject -> true,
                new ApprovedScreening(),
                1_000_000,
                BulkSettings.STANDARD,
                clock);
    }

    @Bean
    HandedFiles handedFiles(Databases.Database database, BulkNode node) {
        return new HandedFiles(database.dataSource(), node.files());
    }

    @Bean
    Handed handed(BulkNode node) {
        return new Handed(node);
    }

    /** Hands files in, as the welfare system of Jongno-gu. */
    public record Handed(BulkNode node) {

        /** One of so many people, that waits for somebody to work on it. */
        public UUID in(int people) {
            return HandedList.of(node.files(), people);
        }

        /** Works on one that waits. */
        public void workOn() {
            try {
                node.workOnDue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
