package kr.ieum.gateway.start;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.kafka.KafkaCluster;
import kr.ieum.adapters.sftp.DropFolder;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.gateway.catalogue.AnnouncerEntry;
import kr.ieum.gateway.catalogue.AnnouncerEntry.Leaving;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.EndpointAddress;
import kr.ieum.gateway.exchange.intake.Intake;
import kr.ieum.gateway.exchange.intake.Intakes;
import kr.ieum.gateway.exchange.intake.Taking;
import kr.ieum.gateway.exchange.jms.QueueIntake;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.kafka.TopicIntake;
import kr.ieum.gateway.exchange.message.Events;
import kr.ieum.gateway.exchange.message.Messages;
import kr.ieum.gateway.exchange.sftp.FolderIntake;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.identity.SystemRegistry;
import kr.ieum.gateway.web.exchange.EdgeWatch;
import kr.ieum.gateway.web.exchange.RegistryKeys;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Records that systems leave where the gateway takes them. */
@Configuration(proxyBeanMethods = false)
class IntakeWiring {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration VISIT = Duration.ofMinutes(10);

    /** Takes from the moment the node stands until it goes; a record under way is settled, or left where it lies. */
    @Bean
    Intakes intakes(
            Catalogue catalogue,
            Events events,
            Messages messages,
            SystemRegistry registry,
            Secrets secrets,
            EdgeWatch watch,
            Journal journal,
            JournalMarks journalMarks,
            Clock clock) {
        MessageVerifier verifier = new MessageVerifier(new RegistryKeys(registry, clock), clock);
        return new Intakes(catalogue.announcers().stream()
                .map(announcer -> taking(
                        announcer,
                        new Intake(
                                new Intake.Source(
                                        announcer.system(),
                                        announcer.event(),
                                        events.find(announcer.event())
                                                .orElseThrow()
                                                .register(),
                                        announcer.leaving().place()),
                                verifier,
                                messages::accept,
                                (system, fault) -> watch.refused(Optional.of(system), fault),
                                journal,
                                journalMarks,
                                clock),
                        catalogue,
                        secrets,
                        clock))
                .toList());
    }

    private static Taking taking(
            AnnouncerEntry announcer, Intake intake, Catalogue catalogue, Secrets secrets, Clock clock) {
        EndpointAddress endpoint = catalogue.findEndpoint(announcer.endpoint()).orElseThrow();
        return switch (announcer.leaving()) {
            case Leaving.Queued(String queue, String deadLetters) ->
                new QueueIntake(
                        new QueueIntake.Queue(endpoint.url(), queue, deadLetters),
                        () -> login(announcer, secrets),
                        intake);
            case Leaving.Streamed(String topic, String deadLetters) ->
                new TopicIntake(
                        new KafkaCluster(
                                endpoint.url(),
                                () -> login(announcer, secrets),
                                CONNECT,
                                SubscriberDestinations.trustOfThisMachine()),
                        topic,
                        deadLetters,
                        intake);
            case Leaving.Dropped(String directory, Duration interval) ->
                new FolderIntake(
                        new DropFolder(
                                endpoint.url(),
                                endpoint.hostKey().orElseThrow(),
                                login(announcer, secrets),
                                directory,
                                CONNECT,
                                VISIT),
                        interval,
                        intake,
                        clock);
        };
    }

    /** A secret that is missing is an empty password, which the server refuses. */
    private static Credential.Login login(AnnouncerEntry announcer, Secrets secrets) {
        return new Credential.Login(
                announcer.login().user(),
                secrets.find(announcer.login().secret()).map(Secret::reveal).orElse(""));
    }

    /** Not before everything stands; the context closes it before what it uses. */
    @Bean
    ApplicationRunner startIntakes(Intakes intakes) {
        return arguments -> intakes.start();
    }

    @Bean
    HealthIndicator intakeHealth(Intakes intakes) {
        return new IntakeHealth(intakes);
    }
}
