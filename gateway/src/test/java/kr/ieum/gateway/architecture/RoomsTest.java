package kr.ieum.gateway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static kr.ieum.gateway.architecture.House.room;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom (design §3). */
class RoomsTest {

    private static final String[] SQL = {
        "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.flywaydb..", "org.h2..", "org.postgresql.."
    };

    /** Types that hold a record or a value of a register. */
    private static final String VALUES =
            "kr\\.ieum\\.(schemas\\.mapping\\.(NativeRecord|MappedField|MappedEntry|MappingContext|Decoded).*"
                    + "|schemas\\.form\\.FormedValue|schemas\\.model\\.Value.*|gateway\\.release\\.Released.*)";

    @Test
    void every_class_of_the_gateway_stands_in_a_room() {
        Set<String> strange = House.CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith("kr.ieum.gateway"))
                .filter(type -> !House.ROOMS.contains(House.roomOf(type)))
                .map(type -> type.getName())
                .collect(Collectors.toSet());
        assertThat(strange).isEmpty();
        assertThat(House.isInhabited("start")).isTrue();
    }

    @Test
    void rooms_know_each_other_without_cycles() {
        slices().matching("kr.ieum.gateway.(*)..").should().beFreeOfCycles().check(House.CLASSES);
    }

    @Test
    void schemas_know_nobody_and_adapters_know_schemas() {
        noClasses()
                .that()
                .resideInAPackage("kr.ieum.schemas..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "kr.ieum.adapters..", "kr.ieum.gateway..", "org.springframework..", "org.apache.camel..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("kr.ieum.adapters..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kr.ieum.gateway..", "org.springframework..")
                .check(House.CLASSES);
    }

    @Test
    void the_client_knows_nothing_of_the_gateway() {
        noClasses()
                .that()
                .resideInAPackage("kr.ieum.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "kr.ieum.schemas..", "kr.ieum.adapters..", "kr.ieum.gateway..", "org.springframework..")
                .check(House.CLASSES);
    }

    @Test
    void nothing_a_gateway_runs_knows_the_simulator() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("kr.ieum.simulator..")
                .check(House.CLASSES);
    }

    @Test
    void engine_and_analysis_are_plain_java() {
        check(
                "agreement",
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "kr.ieum.gateway.agreement.engine..",
                                "kr.ieum.gateway.agreement.condition..",
                                "kr.ieum.gateway.agreement.analysis..",
                                "kr.ieum.gateway.agreement.odrl..",
                                "kr.ieum.gateway.agreement.register..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(with(
                                SQL, "org.springframework..", "org.apache.camel..", "java.net..", "java.nio.file..")));
    }

    @Test
    void camel_is_known_to_the_transports_and_the_exchange_alone() {
        noClasses()
                .that()
                .resideInAPackage("kr.ieum..")
                .and()
                // start makes the context, and hands it to those two
                .resideOutsideOfPackages("kr.ieum.adapters..", room("exchange"), room("start"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("kr.ieum.adapters")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("the contract between gateway and transports is free of Camel")
                .check(House.CLASSES);
    }

    @Test
    void routes_are_fixed_and_no_expression_language_reads_data() {
        noClasses()
                .should()
                .callMethodWhere(new CamelCall(Set.of(
                        "toD",
                        "wireTapD",
                        "recipientList",
                        "dynamicRouter",
                        "routingSlip",
                        "enrich",
                        "pollEnrich",
                        "simple",
                        "spel",
                        "groovy",
                        "mvel",
                        "ognl",
                        "language")))
                .because("a message must not be able to steer where it goes or what is evaluated")
                .check(House.CLASSES);
    }

    @Test
    void screens_views_and_verbs_know_no_sql() {
        for (String room : new String[] {"web", "command", "view", "cases", "release", "catalogue", "identity"}) {
            check(
                    room,
                    noClasses()
                            .that()
                            .resideInAPackage(room(room))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(SQL));
        }
    }

    @Test
    void the_release_path_knows_no_screens_and_views_know_no_transports() {
        check("release", mayNotKnow("release", "web", "view", "command", "exchange", "telemetry"));
        check("telemetry", mayNotKnow("telemetry", "web", "command", "exchange", "start", "disclosure", "audit"));
        check("view", mayNotKnow("view", "telemetry"));
        // a query goes the way of a look-up, which the task's view describes; screens are web's
        check("exchange", mayNotKnow("exchange", "web", "command", "sheet", "start"));
        check(
                "view",
                noClasses()
                        .that()
                        .resideInAPackage(room("view"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("kr.ieum.adapters.."));
    }

    @Test
    void cases_and_catalogue_see_no_value_of_a_register() {
        for (String room : new String[] {"cases", "catalogue", "identity", "log", "reliance"}) {
            check(
                    room,
                    noClasses()
                            .that()
                            .resideInAPackage(room(room))
                            .should()
                            .dependOnClassesThat()
                            .haveNameMatching(VALUES));
        }
    }

    @Test
    void keys_are_kept_without_knowing_what_for_sheets_know_no_screens_and_reports_of_errors_know_no_value() {
        check(
                "keys",
                noClasses()
                        .that()
                        .resideInAPackage(room("keys"))
                        .should()
                        .dependOnClassesThat(resideInAPackage("kr.ieum.gateway..")
                                .and(not(resideInAnyPackage(room("keys"), room("identity"))))));
        check("correction", mayNotKnow("correction", "web", "view", "command", "exchange", "sheet"));
        check(
                "correction",
                noClasses()
                        .that()
                        .resideInAPackage(room("correction"))
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(".*ReleasedValue"));
        check("sheet", mayNotKnow("sheet", "web", "view", "cases", "command", "exchange", "catalogue"));
    }

    @Test
    void the_log_knows_nothing_of_what_an_agreement_means() {
        check("log", mayNotKnow("log", "agreement", "release", "view", "cases", "web", "catalogue"));
    }

    @Test
    void who_saw_what_is_kept_without_knowing_a_value_an_agreement_or_a_screen() {
        check(
                "disclosure",
                noClasses()
                        .that()
                        .resideInAPackage(room("disclosure"))
                        .should()
                        .dependOnClassesThat(resideInAPackage("kr.ieum.gateway..")
                                .and(not(resideInAnyPackage(
                                        room("disclosure"), room("log"), room("keys"), room("identity"))))));
    }

    @Test
    void what_an_auditor_finds_knows_no_value_no_agreement_and_no_screen() {
        check(
                "audit",
                noClasses()
                        .that()
                        .resideInAPackage(room("audit"))
                        .should()
                        .dependOnClassesThat(resideInAPackage("kr.ieum.gateway..")
                                .and(not(resideInAnyPackage(
                                        room("audit"),
                                        room("disclosure"),
                                        room("log"),
                                        room("oversight"),
                                        room("identity"))))));
    }

    @Test
    void the_registry_of_systems_knows_no_request_and_no_agreement() {
        check(
                "systems",
                noClasses()
                        .that()
                        .resideInAPackage(room("systems"))
                        .should()
                        .dependOnClassesThat(resideInAPackage("kr.ieum.gateway..")
                                .and(not(resideInAnyPackage(
                                        room("systems"), room("log"), room("keys"), room("identity"))))));
        check(
                "systems",
                noClasses()
                        .that()
                        .resideInAPackage(room("systems"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "java.net.."));
    }

    @Test
    void what_anyone_checks_the_log_with_knows_neither_database_nor_writer() {
        check(
                "log",
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                room("log.tree"),
                                room("log.leaf"),
                                room("log.note"),
                                room("log.tile"),
                                room("log.verify"),
                                room("log.witness"),
                                room("log.timestamp"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                with(SQL, "org.springframework..", "kr.ieum.gateway.log", room("log.publish"))));
    }

    @Test
    void what_keeps_the_file_under_h2_knows_nothing_of_what_is_in_it() {
        check(
                "log",
                noClasses()
                        .that()
                        .resideInAPackage(room("log.file"))
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("kr.ieum..").and(not(resideInAPackage(room("log.file"))))));
    }

    @Test
    void what_was_relied_on_is_recorded_without_knowing_what_was_shown() {
        check("reliance", mayNotKnow("reliance", "release", "view", "web", "cases", "agreement", "catalogue"));
    }

    @Test
    void nobody_knows_start_but_command_and_nobody_knows_command() {
        check(
                "start",
                classes()
                        .that()
                        .resideInAPackage(room("start"))
                        .should()
                        .onlyHaveDependentClassesThat()
                        .resideInAnyPackage(room("start"), room("command")));
        check(
                "command",
                classes()
                        .that()
                        .resideInAPackage(room("command"))
                        .should()
                        .onlyHaveDependentClassesThat()
                        .resideInAPackage(room("command")));
    }

    @Test
    void command_is_thin() {
        check(
                "command",
                classes()
                        .that()
                        .resideInAPackage(room("command"))
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                room("command"),
                                room("start"),
                                "kr.ieum.schemas..",
                                "kr.ieum.client..",
                                "picocli..",
                                "org.jspecify..",
                                "java.."));
    }

    private static ArchRule mayNotKnow(String room, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(room(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.of(others).map(House::room).toArray(String[]::new));
    }

    /** Checks a rule about a room; it may find nothing to check only while the room is empty. */
    private static void check(String room, ArchRule rule) {
        rule.allowEmptyShould(!House.isInhabited(room)).check(House.CLASSES);
    }

    private static String[] with(String[] some, String... others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }
}
