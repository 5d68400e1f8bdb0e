package kr.ieum.gateway.keys;

import kr.ieum.gateway.testing.Databases;

class WrappedKeysOnH2Test extends WrappedKeysContract {

    @Override
    Databases.Database open() {
        return Databases.h2();
    }
}
