package kr.ieum.gateway.log.publish;

import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Nested;

/** The publisher's contract on both databases. */
class PublisherTest {

    @Nested
    class OnH2 extends PublisherContract {
        OnH2() {
            super(Databases::h2);
        }
    }

    @Nested
    class OnPostgres extends PublisherContract {
        OnPostgres() {
            super(Databases::postgres);
        }
    }
}
