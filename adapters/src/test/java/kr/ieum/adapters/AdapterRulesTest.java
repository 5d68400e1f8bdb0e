package kr.ieum.adapters;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may know whom inside the adapters (design §3), and what no route may do. */
class AdapterRulesTest {

    private static final JavaClasses ADAPTERS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("kr.ieum.adapters");

    /** Parts of Camel's language in which a value could become an address, an expression or a header. */
    private static final Set<String> FORBIDDEN = Set.of(
            "toD",
            "toV",
            "recipientList",
            "routingSlip",
            "dynamicRouter",
            "enrich",
            "pollEnrich",
            "simple",
            "spel",
            "setHeader",
            "setHeaders",
            "setProperty",
            "setVariable",
            "log",
            "wireTap",
            "script",
            "language");

    @Test
    void the_contract_knows_no_camel_and_no_transport() {
        noClasses()
                .that()
                .resideInAPackage("kr.ieum.adapters")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache..", "kr.ieum.adapters.*..", "java.net.http..")
                .check(ADAPTERS);
    }

    @Test
    void only_transports_and_their_wiring_know_camel() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "kr.ieum.adapters.camel..",
                        "kr.ieum.adapters.http..",
                        "kr.ieum.adapters.jms..",
                        "kr.ieum.adapters.soap..",
                        "kr.ieum.adapters.jdbc..",
                        "kr.ieum.adapters.sftp..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(ADAPTERS);
    }

    @Test
    void adapters_know_the_schemas_and_nothing_of_who_asks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kr.ieum.gateway..", "kr.ieum.simulator..", "org.springframework..")
                .check(ADAPTERS);
    }

    @Test
    void only_the_transport_of_databases_knows_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("kr.ieum.adapters.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(ADAPTERS);
    }

    @Test
    void no_value_becomes_an_address_an_expression_or_a_header() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "a Camel method that evaluates text or sets a header",
                        (JavaMethodCall call) ->
                                call.getTargetOwner().getPackageName().startsWith("org.apache.camel")
                                        && FORBIDDEN.contains(call.getName())))
                .check(ADAPTERS);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("kr.ieum.adapters.(*)..").should().beFreeOfCycles().check(ADAPTERS);
    }
}
