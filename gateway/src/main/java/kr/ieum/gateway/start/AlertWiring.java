package kr.ieum.gateway.start;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import kr.ieum.gateway.exchange.alert.AlertRules;
import kr.ieum.gateway.exchange.alert.AlertWatch;
import kr.ieum.gateway.exchange.alert.ExchangeMeasures;
import kr.ieum.gateway.exchange.alert.MailTeller;
import kr.ieum.gateway.exchange.alert.Teller;
import kr.ieum.gateway.exchange.alert.WebhookTeller;
import kr.ieum.gateway.exchange.journal.JournalCounts;
import kr.ieum.gateway.exchange.journal.JournalMonths;
import kr.ieum.gateway.exchange.message.Destinations;
import kr.ieum.gateway.identity.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the operator is told without asking. */
@Configuration(proxyBeanMethods = false)
class AlertWiring {

    @Bean
    AlertWatch alertWatch(
            DataSource database,
            JournalMonths months,
            Destinations destinations,
            Secrets secrets,
            Parts parts,
            Clock clock) {
        AlertRules rules = parts.federation().alerts();
        List<Teller> tellers = new ArrayList<>();
        rules.mail().ifPresent(mail -> tellers.add(new MailTeller(mail, secrets::find)));
        rules.webhook().ifPresent(webhook -> tellers.add(new WebhookTeller(webhook, secrets::find)));
        return new AlertWatch(
                database,
                rules,
                new ExchangeMeasures(new JournalCounts(database, months), destinations, clock),
                tellers,
                clock);
    }

    @Bean
    AlertTimer alertTimer(AlertWatch watch) {
        return new AlertTimer(watch);
    }
}
