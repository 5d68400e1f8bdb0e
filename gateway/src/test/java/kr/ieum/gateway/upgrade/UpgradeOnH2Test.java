package kr.ieum.gateway.upgrade;

import kr.ieum.gateway.testing.Databases;

class UpgradeOnH2Test extends UpgradeContract {
    UpgradeOnH2Test() {
        super(Databases::h2);
    }

    @Override
    String bytes(String hex) {
        return "X'" + hex + "'";
    }
}
