package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Onlooker;
import kr.ieum.gateway.agreement.Standing;
import kr.ieum.gateway.agreement.register.AgreementRegister;
import kr.ieum.gateway.agreement.register.RegisterEntry;
import kr.ieum.gateway.agreement.register.RegisterField;
import kr.ieum.gateway.agreement.register.RegisterFiles;
import kr.ieum.gateway.web.AgreementPage.Row;
import kr.ieum.gateway.web.PanelPage.Badge;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * The public register of agreements: open to everybody, without session, as a page and as files. It shows what is in force or
 * suspended, and no draft, no person and no look-up.
 */
@Controller
final class RegisterOfAgreementsScreen implements Screen {

    /** The register shows what nobody keeps from the public, to whoever asks. */
    private static final Onlooker PUBLIC = new Onlooker("", Set.of(), true);

    private final AgreementRecords agreements;
    private final AgreementRegister register;
    private final PageWords pageWords;
    private final LocaleResolver languages;
    private final Clock clock;

    RegisterOfAgreementsScreen(
            AgreementRecords agreements, PageWords pageWords, LocaleResolver languages, Clock clock) {
        this.agreements = agreements;
        this.register = new AgreementRegister(agreements.references());
        this.pageWords = pageWords;
        this.languages = languages;
        this.clock = clock;
    }

    /**
     * An agreement of the list.
     *
     * @param rows the fields of the register beside number and name
     */
    record Item(String id, String name, Badge standing, List<Row> rows) {}

    @GetMapping("/register")
    ModelAndView list(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Locale locale) {
        Words words = pageWords.in(locale);
        FederationWords federation = new FederationWords(agreements.references(), words);
        Sought sought = new Sought(text, "");
        List<RegisterEntry> all = entries();
        List<Item> found = all.stream()
                .filter(entry -> sought.matches(texts(entry), ""))
                .map(entry -> item(entry, federation, words))
                .toList();
        ModelAndView page = new ModelAndView("register-of-agreements");
        page.addObject("date", words.date(today()));
        page.addObject("sought", sought);
        page.addObject("list", Paged.of(found, all.size(), wanted, sought.query()));
        return page;
    }

    @GetMapping("/register/agreements.csv")
    ResponseEntity<byte[]> csv() {
        return file(files().csv(), MediaType.parseMediaType(RegisterFiles.CSV), "sharing-agreements.csv");
    }

    @GetMapping("/register/agreements.json")
    ResponseEntity<byte[]> json() {
        return file(files().json(), MediaType.APPLICATION_JSON, "sharing-agreements.json");
    }

    /** Changes the language of this page; needs no session, unlike the one of signed-in pages. */
    @PostMapping("/register/language")
    String language(@RequestParam("to") String to, HttpServletRequest request, HttpServletResponse response) {
        languages.setLocale(request, response, LanguageChoice.of(to));
        return "redirect:/register";
    }

    private RegisterFiles files() {
        return new RegisterFiles(today(), entries());
    }

    private List<RegisterEntry> entries() {
        return register.entries(agreements.all(PUBLIC), today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(), agreements.references().parties().zone());
    }

    private static ResponseEntity<byte[]> file(String text, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Item item(RegisterEntry entry, FederationWords federation, Words words) {
        return new Item(
                entry.id() + "/" + entry.version(),
                words.in(entry.values(RegisterField.NAME).getFirst()),
                federation.standing(entry.suspended() ? Standing.SUSPENDED : Standing.IN_FORCE),
                Arrays.stream(RegisterField.values())
                        .filter(field -> field != RegisterField.NAME)
                        .map(field -> new Row(words.in(field.label()), values(entry, field, words)))
                        .toList());
    }

    private static List<Link> values(RegisterEntry entry, RegisterField field, Words words) {
        return entry.values(field).isEmpty()
                ? List.of(Link.plain(words.in(RegisterFiles.NONE)))
                : entry.values(field).stream()
                        .map(words::in)
                        .map(text -> Link.plain(field.isDate() ? words.date(LocalDate.parse(text)) : text))
                        .toList();
    }

    /** What a search looks into, in both languages. */
    private static List<String> texts(RegisterEntry entry) {
        return Stream.of(RegisterField.values())
                .flatMap(field -> entry.values(field).stream())
                .flatMap(value -> Stream.of(value.ko(), value.en()))
                .toList();
    }
}
