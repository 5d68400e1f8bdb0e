package kr.ieum.gateway.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Onlooker;
import kr.ieum.gateway.agreement.analysis.Breakage;
import kr.ieum.gateway.agreement.analysis.Cumulation;
import kr.ieum.gateway.agreement.analysis.GrantUse;
import kr.ieum.gateway.agreement.analysis.Reach;
import kr.ieum.gateway.agreement.analysis.Repeal;
import kr.ieum.gateway.agreement.analysis.Sight;
import kr.ieum.gateway.agreement.analysis.Viewers;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/** What an analysis found, as tables of the screen; every attribute and agreement leads to its own page. */
final class AnalysisText {

    private final AgreementRecords agreements;
    private final AgreementAnalysis analysis;
    private final Onlooker onlooker;
    private final Words words;
    private final FederationWords federation;
    private final ValueText values;
    private final Map<String, Optional<AgreementRecord>> known = new LinkedHashMap<>();

    AnalysisText(AgreementRecords agreements, AgreementAnalysis analysis, Onlooker onlooker, Words words) {
        this.agreements = agreements;
        this.analysis = analysis;
        this.onlooker = onlooker;
        this.words = words;
        this.federation = new FederationWords(agreements.references(), words);
        this.values = new ValueText(words);
    }

    /** A table with a sentence above it. */
    record Found(String summary, List<String> columns, List<List<List<Link>>> lines) {}

    Optional<AgreementRecord> find(String id, int version) {
        return known.computeIfAbsent(id + " " + version, key -> agreements.find(id, version, onlooker));
    }

    List<AgreementRecord> versions(String id) {
        return agreements.versions(id, onlooker);
    }

    String attribute(AttributeKey key) {
        return federation.attribute(key);
    }

    /** The article as a lawyer cites it, in the language of the page. */
    String article(Repeal.Article article) {
        return agreements.all(onlooker).stream()
                .flatMap(record -> record.agreement().stream())
                .flatMap(agreement -> agreement.legalBasis().stream())
                .filter(basis -> basis.act().ko().equals(article.act())
                        && basis.article().equals(article.article()))
                .findFirst()
                .map(LegalBasis::citation)
                .map(words::in)
                .orElse(article.act() + " " + article.article());
    }

    Found reach(Reach reach) {
        Map<List<Object>, List<Sight>> alike = reach.sights().stream()
                .collect(Collectors.groupingBy(
                        sight -> List.of(
                                sight.attribute(),
                                sight.form(),
                                sight.via(),
                                sight.recipient(),
                                sight.uses(),
                                sight.agreement(),
                                sight.grants(),
                                sight.times()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return new Found(
                words.say(
                        "analysis.reach.found",
                        words.agency(reach.agency()),
                        distinct(reach.sights(), Sight::attribute),
                        distinct(reach.sights(), Sight::agreement)),
                columns(
                        "panel.attribute",
                        "analysis.form",
                        "agreement.grant.subjects",
                        "agreement.grant.registers",
                        "analysis.under",
                        "analysis.when"),
                alike.values().stream().map(this::sights).toList());
    }

    private static <T> long distinct(Collection<Sight> sights, Function<Sight, T> what) {
        return sights.stream().map(what).distinct().count();
    }

    private List<List<Link>> sights(List<Sight> alike) {
        Sight one = alike.getFirst();
        return List.of(
                List.of(federation.attributeLink(one.attribute())),
                cell(how(one.form(), one.via())),
                alike.stream()
                        .map(sight -> words.relation(sight.relation()))
                        .distinct()
                        .map(Link::plain)
                        .toList(),
                alike.stream()
                        .map(Sight::register)
                        .distinct()
                        .map(federation::register)
                        .toList(),
                authority(one),
                cell(when(one)));
    }

    private String how(Form form, Sight.Via via) {
        return switch (via) {
            case Sight.Via.Granted granted -> values.form(form);
            case Sight.Via.Derived derived ->
                words.say(
                        "analysis.derived",
                        values.form(form),
                        derived.sources().stream().map(federation::attribute).collect(Collectors.joining(", ")));
            case Sight.Via.Implied told ->
                words.say("analysis.told", federation.attribute(told.by()), values.form(told.as()));
        };
    }

    private List<Link> authority(Sight sight) {
        List<Link> links = new ArrayList<>(agreement(sight.agreement(), sight.version()));
        links.add(Link.plain(String.join(", ", sight.grants()) + " (" + sight.clause() + ")"));
        find(sight.agreement(), sight.version())
                .flatMap(AgreementRecord::agreement)
                .ifPresent(agreement -> agreement.legalBasis().stream()
                        .filter(basis -> sight.bases().contains(basis.id()))
                        .map(basis -> Link.plain(words.in(basis.citation())))
                        .forEach(links::add));
        return links;
    }

    private List<Link> agreement(String id, int version) {
        return find(id, version)
                .map(record -> Link.to(
                        federation.title(record) + " " + words.say("agreement.version", version),
                        FederationWords.address(record)))
                .or(() -> Optional.of(Link.plain(id + " " + version)))
                .stream()
                .toList();
    }

    private String when(Sight sight) {
        String condition = find(sight.agreement(), sight.version())
                .flatMap(AgreementRecord::agreement)
                .flatMap(agreements::clauseText)
                .map(text -> sight.grants().stream()
                        .flatMap(grant -> text.conditionOfGrant(grant).stream())
                        .map(words::in)
                        .distinct()
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> words.say("agreement.always"));
        String times = sight.times().stream().map(this::period).collect(Collectors.joining("; "));
        return condition + " · " + times + (sight.consent().isPresent() ? " · " + words.say("analysis.consent") : "");
    }

    private String period(Period period) {
        return federation.period(day(period.from()), day(period.until().minusSeconds(1)));
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, agreements.references().parties().zone());
    }

    Found who(Viewers viewers) {
        return new Found(
                words.say(
                        "analysis.who.found",
                        federation.attribute(viewers.attribute()),
                        viewers.agencies().size()),
                columns("analysis.under", "analysis.form", "agreement.grant.subjects", "analysis.agencies"),
                viewers.viewers().stream()
                        .map(viewer -> {
                            List<Link> under = new ArrayList<>(agreement(viewer.agreement(), viewer.version()));
                            under.add(Link.plain(String.join(", ", viewer.grants())));
                            return List.of(
                                    List.copyOf(under),
                                    cell(how(viewer.form(), viewer.via())),
                                    viewer.relations().stream()
                                            .map(words::relation)
                                            .map(Link::plain)
                                            .toList(),
                                    viewer.agencies().stream()
                                            .map(federation::agency)
                                            .toList());
                        })
                        .toList());
    }

    Found cumulative(List<Cumulation> cumulations) {
        return new Found(
                words.say("analysis.cumulative.found", cumulations.size()),
                columns(
                        "panel.attribute",
                        "analysis.together",
                        "agreement.grant.subjects",
                        "analysis.first",
                        "analysis.second"),
                cumulations.stream()
                        .map(one -> List.of(
                                List.of(federation.attributeLink(one.attribute())),
                                cell(words.say("analysis.cumulation." + Words.kebab(one.kind()))),
                                cell(words.relation(one.relation())),
                                half(one.first()),
                                half(one.second())))
                        .toList());
    }

    private List<Link> half(Sight sight) {
        List<Link> links = new ArrayList<>(agreement(sight.agreement(), sight.version()));
        links.add(Link.plain(String.join(", ", sight.grants()) + ": " + federation.attribute(sight.attribute()) + ", "
                + how(sight.form(), sight.via())));
        return links;
    }

    Found unused(List<GrantUse.Line> lines, int days) {
        return new Found(
                words.say("analysis.unused.found", days, lines.size()),
                columns("panel.attribute", "analysis.under", "analysis.grant"),
                lines.stream()
                        .map(line -> List.of(
                                List.of(federation.attributeLink(line.attribute())),
                                agreement(line.agreement(), line.version()),
                                cell(line.grant())))
                        .toList());
    }

    Found repeal(AgreementAnalysis.Fallen fallen) {
        Repeal repeal = fallen.repeal();
        List<List<List<Link>>> lines = new ArrayList<>();
        repeal.losses().forEach(loss -> {
            List<Link> under = new ArrayList<>(agreement(loss.agreement(), loss.version()));
            under.add(Link.plain(loss.grant().orElseGet(() -> words.say("analysis.search"))));
            lines.add(List.of(
                    List.of(federation.attributeLink(loss.attribute())),
                    under,
                    cell(
                            loss.isLast()
                                    ? words.say("analysis.last")
                                    : words.say("analysis.left", String.join(", ", loss.left())))));
        });
        fallen.views()
                .forEach(broken -> lines.add(List.of(
                        List.of(federation.attributeLink(broken.place().attribute())),
                        cell(place(broken)),
                        cell(shown(broken)))));
        return new Found(
                words.say(
                        "analysis.repeal.found",
                        repeal.losses().size(),
                        repeal.losses().stream().filter(Repeal.Loss::isLast).count(),
                        fallen.views().size()),
                columns("panel.attribute", "analysis.where", "analysis.what"),
                lines);
    }

    Found views(List<Breakage> broken) {
        return new Found(
                words.say("analysis.views.found", broken.size()),
                columns("panel.attribute", "analysis.where", "analysis.what"),
                broken.stream()
                        .map(one -> List.of(
                                List.of(federation.attributeLink(one.place().attribute())),
                                cell(place(one)),
                                cell(shown(one))))
                        .toList());
    }

    private String place(Breakage broken) {
        return words.say(
                "analysis.place",
                analysis.viewTitle(broken.place())
                        .map(words::in)
                        .orElse(broken.place().view()),
                analysis.panelTitle(broken.place()).map(words::in).orElseGet(() -> words.say("analysis.verification")),
                words.relation(broken.place().relation()),
                federation.register(broken.place().register()).text());
    }

    private String shown(Breakage broken) {
        String shown = words.say(
                "analysis.shown",
                forms(broken.before()),
                broken.isBlank() ? words.say("analysis.nothing") : forms(broken.after()));
        return broken.elsewhere().isEmpty()
                ? shown
                : shown + "; " + words.say("analysis.elsewhere", String.join(", ", broken.elsewhere()));
    }

    private String forms(Collection<Form> forms) {
        return forms.stream().map(values::form).sorted().collect(Collectors.joining(", "));
    }

    private List<String> columns(String... keys) {
        return Stream.of(keys).map(words::say).toList();
    }

    private static List<Link> cell(String text) {
        return List.of(Link.plain(text));
    }
}
