package kr.ieum.gateway.start;

import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.catalogue.AnnouncedEvent;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.Register;
import kr.ieum.gateway.catalogue.SubscriberEntry;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.JournaledDestination;
import kr.ieum.gateway.exchange.message.AgreementSubscribers;
import kr.ieum.gateway.exchange.message.Deliveries;
import kr.ieum.gateway.exchange.message.DeliverySettings;
import kr.ieum.gateway.exchange.message.Destinations;
import kr.ieum.gateway.exchange.message.EventNotice;
import kr.ieum.gateway.exchange.message.Events;
import kr.ieum.gateway.exchange.message.Interventions;
import kr.ieum.gateway.exchange.message.ItemKeys;
import kr.ieum.gateway.exchange.message.MessageMarks;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.gateway.exchange.message.Outbox;
import kr.ieum.gateway.exchange.message.Receipts;
import kr.ieum.gateway.exchange.message.Subscribers;
import kr.ieum.gateway.exchange.query.AnswerMessage;
import kr.ieum.gateway.exchange.query.Attributes;
import kr.ieum.gateway.exchange.query.Queries;
import kr.ieum.gateway.exchange.roll.Rolls;
import kr.ieum.gateway.identity.OfficialsRoll;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.release.EventRelease;
import kr.ieum.gateway.release.HandedRecords;
import kr.ieum.gateway.release.JoinedRegister;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.web.exchange.ExchangeSigner;
import kr.ieum.schemas.export.ModelUris;
import kr.ieum.schemas.mapping.Mapping;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What systems exchange. */
@Configuration(proxyBeanMethods = false)
class ExchangeWiring {

    /** Most messages of one system that may wait to be delivered. */
    private static final int MOST_WAITING = 100_000;

    @Bean
    Queries queries(Lookups lookups, OpenedRegisters registers, OfficialsRoll roll, Parts parts, Clock clock) {
        return new Queries(
                lookups,
                new Attributes(registers.all().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey,
                                register -> register.getValue().mapping().attributes()))),
                roll::officials,
                clock,
                parts.federation().agencies().zone());
    }

    @Bean
    ModelUris modelUris(Parts parts) {
        return ModelUris.of(parts.federation().schemas().model());
    }

    /** What registers' keepers announce; a mapping that isn't there was a fault when the federation was loaded. */
    @Bean
    Events events(Catalogue catalogue, OpenedRegisters registers, Parts parts, Clock clock) {
        Map<String, Events.Announced> byId = new HashMap<>();
        for (AnnouncedEvent event : catalogue.events()) {
            Register register = catalogue.findRegister(event.register()).orElseThrow();
            Mapping mapping = parts.federation().schemas().mappings().get(event.mapping());
            JoinedRegister joined = registers.all().get(event.register());
            if (mapping == null || joined == null) {
                throw new IllegalStateException("event " + event.id() + " was loaded without mapping or register");
            }
            Set<String> announcers = new HashSet<>(Set.of(register.keeper()));
            register.operator().ifPresent(announcers::add);
            byId.put(
                    event.id(),
                    new Events.Announced(
                            register.id(),
                            announcers,
                            new HandedRecords(
                                    new JoinedRegister(joined.adapter(), mapping, joined.deadline()),
                                    clock,
                                    parts.federation().agencies().zone())));
        }
        return new Events(byId);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Rolls rolls(DataSource database, DisclosureLog log, Parts parts, Clock clock) {
        return new Rolls(database, log, parts.masterKey().derive("exchange-roll"), clock, new SecureRandom());
    }

    @Bean
    Subscribers subscribers(
            Events events,
            ActiveAgreements agreements,
            EventRelease release,
            Rolls rolls,
            Catalogue catalogue,
            Parts parts,
            ModelUris uris,
            MessageMarks marks) {
        return new AgreementSubscribers(
                events,
                agreements::addressees,
                agreements::refreshBeyond,
                release,
                rolls,
                new EventNotice(parts.federation().schemas().model(), uris),
                catalogue.subscribers().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                SubscriberEntry::system,
                                subscriber -> SubscriberFormats.of(
                                        subscriber.format(), parts.federation().schemas()))),
                marks,
                new SecureRandom());
    }

    @Bean
    MessageMarks messageMarks(Parts parts) {
        return new MessageMarks(parts.masterKey().derive("exchange-message-marks"));
    }

    @Bean
    Outbox outbox(Parts parts) {
        return new Outbox(new ItemKeys(parts.masterKey().derive("exchange-items"), new SecureRandom()));
    }

    @Bean
    @DependsOnDatabaseInitialization
    Messages messages(
            DataSource database,
            DisclosureLog log,
            Subscribers subscribers,
            Outbox outbox,
            MessageMarks marks,
            Clock clock) {
        return new Messages(database, log, subscribers, outbox, marks, MOST_WAITING, clock, new SecureRandom());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Receipts receipts(DataSource database, Outbox outbox, MessageMarks marks, Clock clock) {
        return new Receipts(database, outbox, marks, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Interventions interventions(
            DataSource database, DisclosureLog log, Subscribers subscribers, Outbox outbox, Clock clock) {
        return new Interventions(database, log, subscribers, outbox, clock, new SecureRandom());
    }

    @Bean
    @DependsOnDatabaseInitialization
    Destinations destinations(DataSource database, Catalogue catalogue, Clock clock) {
        return new Destinations(
                database,
                catalogue.subscribers().stream()
                        .map(subscriber -> subscriber.system().text())
                        .collect(Collectors.toUnmodifiableSet()),
                DeliverySettings.STANDARD,
                clock);
    }

    /** Delivers from the moment the node stands until it goes; a delivery under way is waited for. */
    @Bean
    Deliveries deliveries(
            DataSource database,
            DisclosureLog log,
            Outbox outbox,
            Catalogue catalogue,
            Secrets secrets,
            ExchangeSigner signer,
            HttpClient factsClient,
            Journal journal,
            JournalMarks journalMarks,
            Clock clock) {
        SubscriberDestinations made = new SubscriberDestinations(
                catalogue, secrets, factsClient, new MessageSigner(signer, clock, new SecureRandom()));
        return new Deliveries(
                database,
                log,
                outbox,
                catalogue.subscribers().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                subscriber -> subscriber.system().text(),
                                subscriber -> new JournaledDestination(
                                        made.of(subscriber), subscriber.system(), journal, journalMarks, clock))),
                DeliverySettings.STANDARD,
                ManagementFactory.getRuntimeMXBean().getName(),
                clock,
                new SecureRandom());
    }

    @Bean
    ApplicationRunner startDeliveries(Deliveries deliveries, Rolls rolls, Parts parts, DataSource database) {
        return arguments -> {
            if (parts.demo().isPresent()) {
                DemoRolls.take(parts.federation().demoRolls(), rolls);
            }
            if (DatabaseInUse.isOfOneProcess(database)) {
                deliveries.takeBackClaims();
            }
            deliveries.start();
        };
    }

    @Bean
    AnswerMessage answerMessage(Parts parts) {
        return new AnswerMessage(parts.federation().schemas().model());
    }
}
