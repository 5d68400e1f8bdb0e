package kr.ieum.gateway.log;

import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Nested;

/** Every contract of the log on a real PostgreSQL. */
class DisclosureLogOnPostgresTest {

    @Nested
    class Append extends AppendContract {
        Append() {
            super(Databases::postgres);
        }
    }

    @Nested
    class Companion extends CompanionContract {
        Companion() {
            super(Databases::postgres);
        }
    }

    @Nested
    class Release extends ReleaseContract {
        Release() {
            super(Databases::postgres);
        }
    }

    @Nested
    class SeveralWriters extends SeveralWritersContract {
        SeveralWriters() {
            super(Databases::postgres);
        }
    }

    @Nested
    class Fault extends FaultContract {
        Fault() {
            super(Databases::postgres);
        }
    }

    @Nested
    class Fsck extends FsckContract {
        Fsck() {
            super(Databases::postgres);
        }
    }

    @Nested
    class Shard extends ShardContract {
        Shard() {
            super(Databases::postgres);
        }
    }

    @Nested
    class Index extends LogIndexContract {
        Index() {
            super(Databases::postgres);
        }
    }

    @Nested
    class Move extends LeafMoveContract {
        Move() {
            super(Databases::postgres);
        }
    }
}
