package kr.ieum.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static kr.ieum.gateway.architecture.House.room;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Habits that a reviewer would otherwise have to ask for (CONTRIBUTING.md). */
class HabitsTest {

    /** What stands in for one of these has its methods, setters among them. */
    private static final List<String> FOREIGN_TYPES = List.of(
            "jakarta.servlet.ServletResponse",
            "jakarta.servlet.ServletInputStream",
            "jakarta.servlet.ServletOutputStream",
            "javax.net.ssl.SSLEngine");

    private static final Pattern SENTENCE_END = Pattern.compile("\\.(\\s|$)");
    private static final Pattern PACKAGE_COMMENT = Pattern.compile("/\\*\\*(?s:(.*?))\\*/\\s*(?s:.*?)@NullMarked");

    @Test
    void every_package_is_null_marked_and_says_its_purpose_in_two_sentences() {
        Set<String> faulty = new TreeSet<>();
        for (JavaPackage each : packages()) {
            if (!each.isAnnotatedWith(NullMarked.class)) {
                faulty.add(each.getName() + " is not @NullMarked");
            }
        }
        for (Path source : House.sources("gateway", "adapters", "client", "schemas")) {
            if (source.endsWith("package-info.java")) {
                var comment = PACKAGE_COMMENT.matcher(House.text(source));
                boolean says = comment.find()
                        && SENTENCE_END
                                        .matcher(comment.group(1)
                                                .replace("*", " ")
                                                .strip())
                                        .results()
                                        .count()
                                >= 2;
                if (!says) {
                    faulty.add(House.ROOT.relativize(source) + " doesn't say its purpose in two sentences");
                }
            }
        }
        assertThat(faulty).isEmpty();
    }

    private static Set<JavaPackage> packages() {
        Set<JavaPackage> packages = new java.util.HashSet<>();
        House.CLASSES.forEach(type -> packages.add(type.getPackage()));
        assertThat(packages).hasSizeGreaterThan(10);
        return packages;
    }

    @Test
    void names_are_the_domains() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Utility|Helper|Manager|Impl|Data|Info|Processor)")
                .check(House.CLASSES);
    }

    @Test
    void time_comes_from_java_time_and_the_injected_clock() {
        noClasses()
                .that()
                // certificates and what reads timestamps speak java.util.Date
                .resideOutsideOfPackages(room("log.timestamp"), room("systems"))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.text\\.(Simple)?DateFormat")
                .check(House.CLASSES);
        noClasses()
                .that()
                // start makes the clock and times its own start, before there is one
                .resideOutsideOfPackages(room("start"), room("command"))
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("reads the system's clock") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        String owner = call.getTargetOwner().getName();
                        return owner.startsWith("java.time.")
                                        && call.getName().equals("now")
                                        && call.getTarget()
                                                .getRawParameterTypes()
                                                .isEmpty()
                                || owner.equals("java.lang.System")
                                        && call.getName().equals("currentTimeMillis");
                    }
                })
                .check(House.CLASSES);
    }

    @Test
    void only_verbs_write_to_the_terminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage(room("command"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(House.CLASSES);
    }

    @Test
    void parts_come_by_constructor_and_nothing_has_setters() {
        fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .check(House.CLASSES);
        noMethods()
                .that()
                .arePublic()
                .and(new DescribedPredicate<JavaMethod>("take one value") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.getRawParameterTypes().size() == 1
                                && FOREIGN_TYPES.stream().noneMatch(method.getOwner()::isAssignableTo);
                    }
                })
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(House.CLASSES);
    }

    @Test
    void nobody_waits_by_sleeping_or_ends_the_process_but_the_launcher() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(House.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(room("command"))
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(House.CLASSES);
    }

    @Test
    void java_serialisation_is_not_used() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(ObjectInputStream|ObjectOutputStream|Externalizable)")
                .check(House.CLASSES);
    }
}
