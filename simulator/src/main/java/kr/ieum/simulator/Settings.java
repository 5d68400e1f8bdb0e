package kr.ieum.simulator;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a simulator is started with.
 *
 * @param seed of the people
 * @param persons number of people, at least 2,000
 * @param today the day it takes for today; the clock runs on from there
 * @param portBase ports are this and those after it (resident, family, tax-income, cases, control, vehicle,
 *     health-insurance, property, employment, welfare, what receives events, family-reports); 0 for any free ones
 * @param key bearer key of every HTTP endpoint, password of the brokers' user and of the database's
 * @param sftpPassword password of the SFTP user
 * @param systems folder with a folder {@code AGENCY-SYSTEM} of keys for each system that signs; nothing where none does
 */
public record Settings(
        long seed,
        int persons,
        LocalDate today,
        int portBase,
        String key,
        String sftpPassword,
        Optional<Path> systems) {

    /** Where its clock stands. */
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final long SEED = 20261121;
    private static final int PERSONS = 2400;

    /** The usual people, today, on free ports, with random credentials. */
    public static Settings defaults() {
        return new Settings(SEED, PERSONS, LocalDate.now(SEOUL), 0, random(), random(), Optional.empty());
    }

    /** The same on that day. */
    public Settings on(LocalDate day) {
        return new Settings(seed, persons, day, portBase, key, sftpPassword, systems);
    }

    /** The same with those credentials. */
    public Settings withCredentials(String otherKey, String otherPassword) {
        return new Settings(seed, persons, today, portBase, otherKey, otherPassword, systems);
    }

    /** The same with keys for systems that sign. */
    public Settings withSystems(Path folder) {
        return new Settings(seed, persons, today, portBase, key, sftpPassword, Optional.of(folder));
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "seed " + seed + ", " + persons + " persons, today " + today + ", port base " + portBase;
    }
}
