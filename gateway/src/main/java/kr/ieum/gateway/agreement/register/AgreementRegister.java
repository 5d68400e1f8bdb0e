package kr.ieum.gateway.agreement.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.Standing;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.Consumer;
import kr.ieum.gateway.agreement.document.Agreement.Grant;
import kr.ieum.gateway.agreement.document.Agreement.GrantedAttribute;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.ClauseWords;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.task.Task;
import kr.ieum.schemas.yaml.Localized;

/** Makes an agreement's entry in the register: everything is taken from the document and from what it refers to. */
public final class AgreementRegister {

    private final References references;

    /** For agreements that refer to these. */
    public AgreementRegister(References references) {
        this.references = references;
    }

    /**
     * The entries of what is in force on a day and of what is suspended within its term, by id and version; of a suspended version
     * nothing when another one of its agreement has taken its place.
     */
    public List<RegisterEntry> entries(List<AgreementRecord> records, LocalDate on) {
        Set<String> inForce = records.stream()
                .filter(record -> record.standing() == Standing.IN_FORCE)
                .map(AgreementRecord::id)
                .collect(Collectors.toSet());
        return records.stream()
                .filter(record -> record.standing() == Standing.IN_FORCE
                        || (record.standing() == Standing.SUSPENDED
                                && !inForce.contains(record.id())
                                && !on.isAfter(record.stored().validUntil())))
                .sorted(Comparator.comparing(AgreementRecord::id).thenComparingInt(AgreementRecord::version))
                .flatMap(record ->
                        record.file().map(file -> entry(file, record.standing() == Standing.SUSPENDED, on)).stream())
                .toList();
    }

    /**
     * The entry of one agreement.
     *
     * @param on the day on which the members of a class are counted
     */
    public RegisterEntry entry(AgreementFile file, boolean suspended, LocalDate on) {
        Agreement agreement = file.agreement();
        Set<String> registers = registers(agreement);
        List<String> members = agreement.consumers().stream()
                .flatMap(consumer -> members(consumer, on).stream())
                .distinct()
                .toList();
        List<String> controllers = Stream.concat(agreement.providers().stream(), members.stream())
                .distinct()
                .toList();
        List<String> processors = registers.stream()
                .flatMap(id ->
                        Optional.ofNullable(references.parties().registers().get(id)).stream())
                .flatMap(register -> register.operator().stream())
                .distinct()
                .sorted()
                .toList();
        Map<RegisterField, List<Localized>> fields = new EnumMap<>(RegisterField.class);
        fields.put(
                RegisterField.INFORMATION_SHARING_AGREEMENT, List.of(same(agreement.id() + "/" + agreement.version())));
        fields.put(RegisterField.NAME, List.of(agreement.title()));
        fields.put(RegisterField.PURPOSE, List.of(purpose(agreement)));
        fields.put(RegisterField.INFORMATION_SHARING_BENEFITS, benefits(agreement));
        fields.put(
                RegisterField.LEGAL_POWER_DISCLOSURE,
                agreement.legalBasis().stream().map(AgreementRegister::power).toList());
        fields.put(RegisterField.DISCLOSED_INFORMATION, disclosed(agreement));
        fields.put(
                RegisterField.CONTROLLERS,
                controllers.stream().map(AgreementRegister::same).toList());
        fields.put(
                RegisterField.CONTROLLER_NAMES,
                controllers.stream().map(this::agency).toList());
        fields.put(RegisterField.INFORMATION_SHARING_METHOD, List.of(method(agreement, registers)));
        fields.put(
                RegisterField.PROCESSORS,
                processors.stream().map(AgreementRegister::same).toList());
        fields.put(
                RegisterField.PROCESSOR_NAMES,
                processors.stream().map(this::agency).toList());
        fields.put(RegisterField.RETENTION_PERIOD, List.of(retention(agreement)));
        fields.put(
                RegisterField.START_DATE, List.of(same(agreement.term().from().toString())));
        fields.put(RegisterField.END_DATE, List.of(same(agreement.term().until().toString())));
        fields.put(
                RegisterField.REVIEW_DATE,
                agreement.term().review().stream()
                        .map(day -> same(day.toString()))
                        .toList());
        fields.put(
                RegisterField.CONTACT,
                agreement.contacts().stream()
                        .map(contact -> joined(" ", List.of(agency(contact.agency()), contact.office())))
                        .toList());
        fields.put(
                RegisterField.AREAS,
                members.stream().map(AgreementRegister::same).toList());
        fields.put(
                RegisterField.AREA_NAMES,
                agreement.consumers().stream()
                        .map(consumer -> area(consumer, on))
                        .toList());
        return new RegisterEntry(agreement.id(), agreement.version(), suspended, file.digest(), fields);
    }

    private Localized purpose(Agreement agreement) {
        return references.tasks().find(agreement.task()).map(Task::name).orElse(same(agreement.task()));
    }

    private List<Localized> benefits(Agreement agreement) {
        List<Localized> spared =
                references.tasks().find(agreement.task()).map(Task::replaces).orElse(List.of());
        Localized names = joined(", ", spared);
        return spared.isEmpty()
                ? List.of()
                : List.of(new Localized("내지 않아도 되는 서류: " + names.ko(), "No longer to be brought: " + names.en()));
    }

    private static Localized power(Agreement.LegalBasis basis) {
        Localized citation = basis.citation();
        return basis.fictional()
                ? new Localized(citation.ko() + " (시연용 가상 조문)", citation.en() + " (made up for the demo)")
                : citation;
    }

    private List<Localized> disclosed(Agreement agreement) {
        Optional<ClauseWords> words = ClauseWords.of(agreement);
        Set<Localized> items = new LinkedHashSet<>();
        for (Grant grant : agreement.grants()) {
            if (grant.uses().equals(Set.of(Use.SEARCH))) {
                continue;
            }
            Optional<Localized> about = words.map(w -> joined(
                    ", ", grant.subjects().stream().sorted().map(w::relation).toList()));
            for (GrantedAttribute item : grant.attributes()) {
                items.add(item(item, words, about));
            }
        }
        return List.copyOf(items);
    }

    private Localized item(GrantedAttribute item, Optional<ClauseWords> words, Optional<Localized> about) {
        Localized name = references
                .model()
                .property(item.attribute())
                .map(Property::name)
                .orElse(same(item.attribute().text()));
        List<Localized> remarks = new ArrayList<>();
        if (!item.form().equals(Form.CLEAR)) {
            remarks.add(
                    words.map(w -> w.form(item.form())).orElse(same(item.form().text())));
        }
        about.ifPresent(remarks::add);
        return remarks.isEmpty()
                ? name
                : new Localized(
                        name.ko() + " (" + joined("; ", remarks).ko() + ")",
                        name.en() + " (" + joined("; ", remarks).en() + ")");
    }

    private Localized method(Agreement agreement, Set<String> registers) {
        Localized names = joined(
                ", ",
                registers.stream()
                        .map(id -> Optional.ofNullable(
                                        references.parties().registers().get(id))
                                .map(Parties.Register::name)
                                .orElse(same(id)))
                        .toList());
        return agreement.kind() == RequestKind.EMERGENCY
                ? new Localized(
                        "이음을 통한 긴급 조회, 나중에 확인함. 대장: " + names.ko(),
                        "Looked up through Ieum in an emergency and checked afterwards. Registers: " + names.en())
                : new Localized(
                        "이음을 통한 건별·속성별 조회. 대장: " + names.ko(),
                        "Looked up through Ieum, case by case and attribute by attribute. Registers: " + names.en());
    }

    private static Localized retention(Agreement agreement) {
        boolean stored =
                agreement.grants().stream().anyMatch(grant -> grant.uses().contains(Use.STORE));
        return stored
                ? new Localized("협약의 보관 조건에 따름", "As the agreement’s grants for storing say")
                : new Localized(
                        "보관을 위한 제공이 없음. 이음은 값을 보관하지 않으며, 처분의 근거로 남긴 값은 사건 기록의 보존 기간을 따름",
                        "Nothing is provided for storing. Ieum keeps no value; what a decision rests on is kept as"
                                + " long as the case’s own record");
    }

    private Localized area(Consumer consumer, LocalDate on) {
        Localized names =
                joined(", ", members(consumer, on).stream().map(this::agency).toList());
        return consumer.agencyClass()
                .flatMap(
                        id -> Optional.ofNullable(references.parties().classes().get(id)))
                .map(group -> new Localized(
                        group.name().ko() + " (관할 사건만): " + names.ko(),
                        group.name().en() + " (own cases only): " + names.en()))
                .orElseGet(() -> new Localized(names.ko() + " (관할 사건만)", names.en() + " (own cases only)"));
    }

    private Set<String> registers(Agreement agreement) {
        Set<String> all = agreement.providers().stream()
                .flatMap(provider -> references.registersKeptBy(provider).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return agreement.grants().stream()
                .flatMap(grant -> grant.register().map(Stream::of).orElseGet(all::stream))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> members(Consumer consumer, LocalDate on) {
        Set<String> members = new TreeSet<>();
        consumer.agency().ifPresent(members::add);
        consumer.agencyClass()
                .flatMap(
                        id -> Optional.ofNullable(references.parties().classes().get(id)))
                .ifPresent(group -> group.members().stream()
                        .filter(member -> !on.isBefore(member.from())
                                && member.until().filter(on::isAfter).isEmpty())
                        .forEach(member -> members.add(member.agency())));
        return members;
    }

    private Localized agency(String code) {
        return Optional.ofNullable(references.parties().agencies().get(code))
                .map(Parties.Agency::name)
                .orElse(same(code));
    }

    private static Localized joined(String between, Collection<Localized> parts) {
        return new Localized(
                parts.stream().map(Localized::ko).collect(Collectors.joining(between)),
                parts.stream().map(Localized::en).collect(Collectors.joining(between)));
    }

    private static Localized same(String text) {
        return new Localized(text, text);
    }
}
