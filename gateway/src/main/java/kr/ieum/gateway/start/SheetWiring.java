package kr.ieum.gateway.start;

import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.sheet.IssuedSheets;
import kr.ieum.gateway.sheet.Sheets;
import kr.ieum.gateway.sheet.SignedSheets;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sheets, and the keys that the database holds wrapped. */
@Configuration(proxyBeanMethods = false)
class SheetWiring {

    @Bean
    @DependsOnDatabaseInitialization
    WrappedKeys wrappedKeys(DataSource database, MasterKey master, Clock clock) {
        return new WrappedKeys(database, master, clock, new SecureRandom());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Sheets sheets(DataSource database, WrappedKeys keys, Clock clock) throws StartRefusedException {
        try {
            return new SignedSheets(new IssuedSheets(database), keys, clock, new SecureRandom());
        } catch (KeysLockedException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()));
        }
    }
}
