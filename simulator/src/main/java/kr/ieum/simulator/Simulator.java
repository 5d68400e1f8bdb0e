package kr.ieum.simulator;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.simulator.cases.CaseService;
import kr.ieum.simulator.control.ControlService;
import kr.ieum.simulator.delivery.DeliveryServer;
import kr.ieum.simulator.delivery.NightlyFile;
import kr.ieum.simulator.employment.EmploymentBroker;
import kr.ieum.simulator.events.EventInbox;
import kr.ieum.simulator.events.EventQueue;
import kr.ieum.simulator.events.SoapInbox;
import kr.ieum.simulator.family.FamilyService;
import kr.ieum.simulator.family.ReportDesk;
import kr.ieum.simulator.folder.ExchangeFolder;
import kr.ieum.simulator.folder.FolderSigner;
import kr.ieum.simulator.income.IncomeDelivery;
import kr.ieum.simulator.insurance.InsuranceService;
import kr.ieum.simulator.people.Population;
import kr.ieum.simulator.property.PropertyServer;
import kr.ieum.simulator.resident.ResidentService;
import kr.ieum.simulator.server.HttpListener;
import kr.ieum.simulator.server.HttpService;
import kr.ieum.simulator.server.SimulatedRegister;
import kr.ieum.simulator.vehicle.VehicleService;
import kr.ieum.simulator.welfare.WelfareFile;

/**
 * The simulated agencies, all running: R1 resident, R2 family, R3 tax-income, R4 health-insurance, R5 property, R6
 * vehicle, R7 employment, R8 welfare, the case system, inboxes, a queue and folders for events, and control. {@link #close} ends
 * every connection and deletes the SFTP files.
 */
public final class Simulator implements AutoCloseable {

    /** The queue in which the vehicle register's system is told of events. */
    private static final String VEHICLE_QUEUE = "VHCLE.EVENT.RCV";

    private static final String VEHICLE_EVENTS = "vehicle-events";
    private static final String REPORTER = "Z000001/family-reports";

    private final Settings settings;
    private final Population population;
    private final Clock clock;
    private final List<SimulatedRegister> registers = new ArrayList<>();
    private final Map<String, Endpoints.Folder> folders = new LinkedHashMap<>();
    private final EmploymentBroker employment;
    private final DeliveryServer welfare;
    private final Endpoints endpoints;

    private Simulator(Settings settings) {
        this.settings = settings;
        long days = ChronoUnit.DAYS.between(LocalDate.now(Settings.SEOUL), settings.today());
        clock = Clock.offset(Clock.system(Settings.SEOUL), Duration.ofDays(days));
        population = Population.of(settings.seed(), settings.persons(), settings.today());
        CaseService cases = new CaseService(population.cases(), clock);
        try {
            URI resident = http(
                    "resident", 0, new ResidentService(population.residents(), population.currentNumbers(), clock));
            URI family = http("family", 1, new FamilyService(population.families(), clock));
            URI caseSystem = http("cases", 3, cases);
            URI vehicle = http("vehicle", 5, new VehicleService(population.vehicleOwners(), population.vehicles()));
            URI insurance = http(
                    "health-insurance", 6, new InsuranceService(population.insured(), population.notInsured(), clock));
            Map<String, URI> inboxes = new LinkedHashMap<>();
            inboxes.put("pension-events", http("pension-events", 10, new EventInbox()));
            inboxes.put("tax-events", http("tax-events", 13, new SoapInbox()));
            List<SimulatedRegister> steered = new ArrayList<>(registers);
            DeliveryServer incomes = delivery("tax-income", 2, new IncomeDelivery(population.incomes()));
            welfare = delivery("welfare", 9, new WelfareFile(population.benefits()));
            PropertyServer property = PropertyServer.open(port(7), settings.key(), clock, population.property());
            registers.add(property);
            steered.add(property);
            employment = EmploymentBroker.open(port(8), settings.key(), clock, population.employments());
            registers.add(employment);
            EventQueue vehicles =
                    EventQueue.open(VEHICLE_EVENTS, port(12), "kotsa", VEHICLE_QUEUE, settings.key(), clock);
            registers.add(vehicles);
            inboxes.put(VEHICLE_EVENTS, URI.create("tcp://127.0.0.1:" + vehicles.port()));
            ExchangeFolder notices = folder("eligibility-events", "/events", 11);
            ExchangeFolder reports = folder("family-reports", "/reports", 14);
            steered.addAll(List.of(vehicles, notices, reports));
            URI control = http(
                    "control",
                    4,
                    new ControlService(
                            steered,
                            List.of(incomes, welfare),
                            employment,
                            cases,
                            population,
                            new ControlService.Folders(
                                    List.of(notices, reports),
                                    new ReportDesk(population.families(), reports, reporter(), clock))));
            URI taxIncome = URI.create("sftp://127.0.0.1:" + incomes.port());
            endpoints = new Endpoints(
                    resident,
                    family,
                    taxIncome,
                    incomes.hostKey(),
                    caseSystem,
                    vehicle,
                    insurance,
                    URI.create("tcp://127.0.0.1:" + employment.port()),
                    URI.create("sftp://127.0.0.1:" + welfare.port()),
                    welfare.hostKey(),
                    control,
                    URI.create("postgresql://127.0.0.1:" + property.port()),
                    inboxes,
                    folders);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts everything; returns when every endpoint answers. */
    public static Simulator start(Settings settings) {
        return new Simulator(settings);
    }

    private DeliveryServer delivery(String name, int position, NightlyFile file) {
        DeliveryServer server = DeliveryServer.open(name, port(position), settings.sftpPassword(), clock, file);
        registers.add(server);
        return server;
    }

    private ExchangeFolder folder(String name, String path, int position) {
        ExchangeFolder folder = ExchangeFolder.open(name, path, port(position), settings.sftpPassword(), clock);
        registers.add(folder);
        folders.put(name, new Endpoints.Folder(URI.create("sftp://127.0.0.1:" + folder.port()), folder.hostKey()));
        return folder;
    }

    private Optional<FolderSigner> reporter() {
        return settings.systems()
                .map(keys -> new FolderSigner(keys.resolve(REPORTER.replace('/', '-')), REPORTER, Clock.systemUTC()));
    }

    private URI http(String name, int position, HttpService service) {
        HttpListener listener = HttpListener.open(name, port(position), settings.key(), clock, service);
        population.personal().getOrDefault(name, Map.of()).forEach(listener::behaveTowards);
        registers.add(listener);
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    private int port(int position) {
        return settings.portBase() == 0 ? 0 : settings.portBase() + position;
    }

    /** Where it is reached. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** What it was started with, credentials included. */
    public Settings settings() {
        return settings;
    }

    /** What its registers hold. */
    public Population population() {
        return population;
    }

    /** The handle of a register by its name in control's paths, for tests in the same process. */
    public SimulatedRegister register(String name) {
        return registers.stream()
                .filter(register -> register.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no register " + name));
    }

    /** R8's server, where any file can be put. */
    public DeliveryServer welfare() {
        return welfare;
    }

    /** R7's broker, which can also answer what nobody asked. */
    public EmploymentBroker employment() {
        return employment;
    }

    @Override
    public void close() {
        registers.forEach(SimulatedRegister::close);
    }

    /** Runs until standard input ends; see {@code simulator/README.md}. */
    public static void main(String[] arguments) throws Exception {
        CommandLine.run(arguments);
    }
}
