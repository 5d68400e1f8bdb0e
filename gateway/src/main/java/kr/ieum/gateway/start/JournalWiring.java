package kr.ieum.gateway.start;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import kr.ieum.gateway.audit.IndexFollower;
import kr.ieum.gateway.exchange.journal.Commitments;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.JournalMonths;
import kr.ieum.gateway.exchange.journal.JournalSearch;
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.web.exchange.JournaledExchange;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The journal of what systems exchange. */
@Configuration(proxyBeanMethods = false)
class JournalWiring {

    /** Entries that may wait to be written: some seconds of a busy node, and a few MB. */
    private static final int BOUND = 10_000;

    /** Around signatures, whose time counts too; behind the security chains, which end at -100. */
    private static final int BEFORE_SIGNATURES = -60;

    private static final Duration READ_ON = Duration.ofMillis(100);

    @Bean
    @DependsOnDatabaseInitialization
    JournalMonths journalMonths(DataSource database) {
        return new JournalMonths(database);
    }

    @Bean
    Journal journal(DataSource database, JournalMonths months) {
        return new Journal(database, months, BOUND);
    }

    @Bean
    JournalSearch journalSearch(DataSource database, JournalMonths months) {
        return new JournalSearch(database, months);
    }

    @Bean
    @DependsOnDatabaseInitialization
    JournalMarks journalMarks(WrappedKeys keys) throws StartRefusedException {
        try {
            return new JournalMarks(keys.mac("journal-references-1"));
        } catch (KeysLockedException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()));
        }
    }

    @Bean
    Commitments commitments(IndexFollower follower) {
        return commitment -> {
            follower.catchUp(READ_ON);
            return follower.lookupOf(commitment);
        };
    }

    @Bean
    JournalTimer journalTimer(Journal journal, JournalMonths months, Parts parts, Clock clock) {
        return new JournalTimer(journal, months, parts.federation().retention().journalMonths(), clock);
    }

    @Bean
    FilterRegistrationBean<JournaledExchange> journaledExchange(Journal journal, JournalMarks marks, Clock clock) {
        FilterRegistrationBean<JournaledExchange> filter =
                new FilterRegistrationBean<>(new JournaledExchange(journal, marks, clock));
        filter.addUrlPatterns("/exchange/v1/*");
        filter.setOrder(BEFORE_SIGNATURES);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }
}
