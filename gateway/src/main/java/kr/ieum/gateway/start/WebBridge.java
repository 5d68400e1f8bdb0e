package kr.ieum.gateway.start;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.Explanation;
import kr.ieum.gateway.agreement.ReasonTexts;
import kr.ieum.gateway.agreement.document.Agreement.BasisKind;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.Register;
import kr.ieum.gateway.identity.Agency;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.identity.OfficialsRoll;
import kr.ieum.gateway.web.DemoSandbox;
import kr.ieum.gateway.web.DemoTour;
import kr.ieum.gateway.web.Directory;
import kr.ieum.gateway.web.Grounds;
import kr.ieum.gateway.web.SessionLimits;
import kr.ieum.gateway.web.Vocabulary;
import kr.ieum.gateway.web.Workbench;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.task.Task;
import kr.ieum.schemas.yaml.Localized;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the screens need to know of the other rooms, in the screens' own words. */
@Configuration(proxyBeanMethods = false)
class WebBridge {

    @Bean
    SessionLimits sessionLimits(Parts parts) {
        return parts.federation().node().sessions();
    }

    @Bean
    Directory directory(OfficialsRoll officials, Parts parts) {
        return new Directory() {
            @Override
            public Officials.Standing standing(String id) {
                return officials.standing(id);
            }

            @Override
            public Optional<Official> known(String id) {
                return officials.officials().known(id, officials.today());
            }

            @Override
            public List<Official> team(Official official) {
                return officials
                        .officials()
                        .team(official.agency(), official.team().ko(), officials.today());
            }

            @Override
            public List<Official> inOffice() {
                return officials.officials().inOffice(officials.today());
            }

            @Override
            public Optional<DemoAccounts> demo() {
                return parts.demo()
                        .map(demo -> new DemoAccounts(
                                officials.officials().inOffice(officials.today()),
                                demo.password().reveal()));
            }
        };
    }

    /** The simulator's control is an endpoint like the others, told when it is ready. */
    @Bean
    DemoTour demoTour(Parts parts, Catalogue catalogue, HttpClient factsClient) {
        return parts.demo()
                .flatMap(demo -> catalogue
                        .findEndpoint("control")
                        .map(control -> new DemoTour(
                                parts.federation().tour(), new DemoScenes(factsClient, control.url(), demo.key()))))
                .orElse(DemoTour.NONE);
    }

    /** Whom developers try it with: a node that isn't the demo has nobody made up. */
    @Bean
    DemoSandbox demoSandbox(Parts parts) {
        return parts.demo().isPresent() ? new DemoSandbox(parts.federation().sandbox()) : DemoSandbox.NONE;
    }

    @Bean
    Workbench workbench(Parts parts, Clock clock) {
        Schemas schemas = parts.federation().schemas();
        return new Workbench(schemas.model(), schemas.codeLists(), schemas.words(), schemas.mappings(), clock);
    }

    @Bean
    Vocabulary vocabulary(Parts parts) {
        Schemas schemas = parts.federation().schemas();
        return new Vocabulary() {
            @Override
            public Optional<Property> property(AttributeKey attribute) {
                return schemas.model().property(attribute);
            }

            @Override
            public Optional<Localized> code(String codeList, String code) {
                return schemas.codeLists()
                        .find(codeList)
                        .flatMap(list -> list.find(code))
                        .map(CodeList.Code::name);
            }

            @Override
            public Optional<TaskWords> task(String task) {
                return schemas.tasks().find(task).map(t -> new TaskWords(t.name(), article(t)));
            }

            @Override
            public Optional<Localized> agency(String code) {
                return parts.federation().agencies().find(code).map(Agency::name);
            }

            @Override
            public Optional<Localized> role(String id) {
                return Optional.ofNullable(parts.federation().agencies().roles().get(id));
            }

            @Override
            public Optional<RegisterWords> register(String register) {
                return parts.federation().catalogue().findRegister(register).map(r -> words(r, parts));
            }
        };
    }

    private static Vocabulary.RegisterWords words(Register register, Parts parts) {
        Localized keeper = parts.federation()
                .agencies()
                .find(register.keeper())
                .map(Agency::name)
                .orElse(new Localized(register.keeper(), register.keeper()));
        return new Vocabulary.RegisterWords(register.title(), keeper);
    }

    private static Localized article(Task task) {
        return task.articles().stream()
                .findFirst()
                .map(a -> new Localized(
                        a.act().ko() + " " + a.article(),
                        a.act().en() + ", art. "
                                + a.article()
                                        .replaceAll("제(\\d+)조(?:의(\\d+))?", "$1-$2")
                                        .replaceAll("-$", "")))
                .orElse(new Localized("근거 조문 미등록", "no article recorded"));
    }

    @Bean
    Grounds grounds(ActiveAgreements agreements) {
        ReasonTexts texts = ReasonTexts.load();
        return new Grounds() {
            @Override
            public Optional<Ground> of(Authority authority) {
                return agreements.explain(authority).map(explanation -> ground(authority, explanation));
            }

            @Override
            public Localized reason(Reason reason) {
                return texts.official(reason);
            }

            @Override
            public Localized remedy(Reason reason) {
                return texts.remedy(reason);
            }
        };
    }

    private static Grounds.Ground ground(Authority authority, Explanation explanation) {
        Grounds.Basis cited =
                new Grounds.Basis(explanation.basis(), explanation.basisKind() == BasisKind.ADMINISTRATIVE_RULE);
        return new Grounds.Ground(
                explanation.agreementTitle(), authority.clause(), explanation.grantText(), List.of(cited));
    }
}
