package kr.ieum.schemas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom within the shared library (design §3). */
class SchemasArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("kr.ieum.schemas");

    @Test
    void theSchemasKnowNobody() {
        classes()
                .that()
                .resideInAPackage("kr.ieum.schemas..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "kr.ieum.schemas..",
                        "java..",
                        "javax.crypto..",
                        "javax.xml.namespace..",
                        "javax.xml.stream..",
                        "tools.jackson..",
                        "org.snakeyaml.engine..",
                        "com.ctc.wstx..",
                        "org.jspecify.annotations..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("kr.ieum.schemas.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void yamlIsParsedInOnePlaceOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("kr.ieum.schemas.yaml")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(CLASSES);
    }

    @Test
    void jsonReadersAreMadeInOnePlaceOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("kr.ieum.schemas.json")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("tools.jackson.databind.json.JsonMapper")
                .check(CLASSES);
    }
}
