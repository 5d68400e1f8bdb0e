package kr.ieum.gateway.log;

import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.Nested;

/** Every contract of the log on an H2 file. */
class DisclosureLogOnH2Test {

    @Nested
    class Append extends AppendContract {
        Append() {
            super(Databases::h2);
        }
    }

    @Nested
    class Companion extends CompanionContract {
        Companion() {
            super(Databases::h2);
        }
    }

    @Nested
    class Release extends ReleaseContract {
        Release() {
            super(Databases::h2);
        }
    }

    @Nested
    class SeveralWriters extends SeveralWritersContract {
        SeveralWriters() {
            super(Databases::h2);
        }
    }

    @Nested
    class Fault extends FaultContract {
        Fault() {
            super(Databases::h2);
        }
    }

    @Nested
    class Fsck extends FsckContract {
        Fsck() {
            super(Databases::h2);
        }
    }

    @Nested
    class Shard extends ShardContract {
        Shard() {
            super(Databases::h2);
        }
    }

    @Nested
    class Index extends LogIndexContract {
        Index() {
            super(Databases::h2);
        }
    }

    @Nested
    class Move extends LeafMoveContract {
        Move() {
            super(Databases::h2);
        }
    }
}
