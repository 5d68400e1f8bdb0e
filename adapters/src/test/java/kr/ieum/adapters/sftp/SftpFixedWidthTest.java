package kr.ieum.adapters.sftp;

import java.nio.file.Path;
import kr.ieum.adapters.contract.DeliveredRegisterContract;
import kr.ieum.adapters.contract.TestStand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Transport {@code sftp-fixed-width} against the simulated income register. */
class SftpFixedWidthTest implements DeliveredRegisterContract {

    @TempDir
    private Path spools;

    private IncomeStand stand;

    @BeforeEach
    void opens() {
        stand = new IncomeStand(spools);
    }

    @Override
    public TestStand stand() {
        if (stand == null) {
            opens();
        }
        return stand;
    }
}
