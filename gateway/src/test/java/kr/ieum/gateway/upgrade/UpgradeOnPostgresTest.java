package kr.ieum.gateway.upgrade;

import kr.ieum.gateway.testing.Databases;

class UpgradeOnPostgresTest extends UpgradeContract {
    UpgradeOnPostgresTest() {
        super(Databases::postgres);
    }

    @Override
    String bytes(String hex) {
        return "'\\x" + hex + "'::bytea";
    }
}
