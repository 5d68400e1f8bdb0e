package kr.ieum.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static kr.ieum.gateway.architecture.House.room;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A value leaves by the release path and by no other way (design §3). Two further places where a person sees values are
 * named here: the mapping workbench ({@link #SHOWN_AT_THE_WORKBENCH}), and the journal's bodies when they exist.
 */
class ReleasedValueTest {

    private static final String RELEASED = "kr.ieum.gateway.release.ReleasedValue";

    /** Where source values are read, mapped and reduced: schemas and adapters make them, only the release path handles them. */
    private static final String SOURCE_VALUES =
            "kr\\.ieum\\.(schemas\\.mapping\\.(NativeRecord|MappedField|MappedEntry|MappingContext|RecordDecoder).*"
                    + "|adapters\\.RegisterAnswer.Found)";

    /** What a trial of a mapping shows of bytes that its user brought: the workbench's screen and verbs alone handle it. */
    private static final String SHOWN_AT_THE_WORKBENCH = "kr\\.ieum\\.schemas\\.trial\\..*";

    private static final String WORKBENCH =
            "kr\\.ieum\\.gateway\\.(web\\.Workbench|command\\.Mapping(Run|Write)Command)(\\$.*)?";

    @Test
    void only_the_release_path_constructs_a_released_value() {
        noClasses()
                .that()
                .resideOutsideOfPackage(room("release"))
                .should()
                .callConstructorWhere(new DescribedPredicate<JavaConstructorCall>("of ReleasedValue") {
                    @Override
                    public boolean test(JavaConstructorCall call) {
                        return call.getTargetOwner().getName().equals(RELEASED);
                    }
                })
                .check(House.CLASSES);
        if (House.isInhabited("release")) {
            JavaClass released = House.CLASSES.get(RELEASED);
            assertThat(released.getModifiers()).contains(JavaModifier.FINAL);
            List<JavaConstructor> open = released.getConstructors().stream()
                    .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC)
                            || constructor.getModifiers().contains(JavaModifier.PROTECTED))
                    .toList();
            assertThat(open).as("constructors that others could call").isEmpty();
            assertThat(released.getInterfaces())
                    .as("a serialisable value could be made from bytes")
                    .isEmpty();
        }
    }

    @Test
    void source_values_are_handled_by_the_release_path_alone() {
        noClasses()
                .that()
                .resideInAPackage("kr.ieum.gateway..")
                .and()
                .resideOutsideOfPackage(room("release"))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(SOURCE_VALUES)
                .check(House.CLASSES);
    }

    @Test
    void what_a_trial_shows_is_handled_by_the_workbench_alone_which_knows_no_register() {
        noClasses()
                .that()
                .resideInAPackage("kr.ieum.gateway..")
                .and()
                .haveNameNotMatching(WORKBENCH)
                .should()
                .dependOnClassesThat()
                .haveNameMatching(SHOWN_AT_THE_WORKBENCH)
                .check(House.CLASSES);
        noClasses()
                .that()
                .haveNameMatching(WORKBENCH)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kr.ieum.adapters..", room("release"), room("view"), room("catalogue"))
                .check(House.CLASSES);
    }
}
