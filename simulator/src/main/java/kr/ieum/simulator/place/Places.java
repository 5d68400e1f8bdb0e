package kr.ieum.simulator.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The country as far as the simulator knows it; immutable. */
public final class Places {

    /** Jongno-gu, Seoul. */
    public static final String JONGNO = "11110";

    /** Seongnam with its three districts. */
    public static final String SEONGNAM = "4113";

    private final Map<String, LegalDistrict> districts;
    private final List<AdministrativeDong> dongs;

    private Places(Map<String, LegalDistrict> districts, List<AdministrativeDong> dongs) {
        this.districts = districts;
        this.dongs = dongs;
    }

    /** Reads both lists from the class path. */
    public static Places load() {
        Map<String, LegalDistrict> districts = new TreeMap<>();
        for (String[] row : rows("legal-district.csv", 7)) {
            districts.put(row[0], new LegalDistrict(row[0], row[1], row[3], row[6]));
        }
        List<AdministrativeDong> dongs = new ArrayList<>();
        for (String[] row : rows("administrative-dong.csv", 4)) {
            List<String> roads = List.of(row[2].split(";", -1));
            List<String> legal = List.of(row[3].split(";", -1));
            dongs.add(new AdministrativeDong(row[0], row[1], roads, legal));
        }
        return new Places(districts, List.copyOf(dongs));
    }

    private static List<String[]> rows(String file, int columns) {
        try (InputStream in = Places.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            List<String[]> rows = new ArrayList<>();
            for (String line :
                    new String(in.readAllBytes(), UTF_8).lines().skip(1).toList()) {
                String[] row = line.split(",", -1);
                if (row.length != columns) {
                    throw new IllegalStateException(file + ": '" + line + "' has not " + columns + " columns");
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The district of that code. */
    public LegalDistrict district(String code) {
        LegalDistrict district = districts.get(code);
        if (district == null) {
            throw new IllegalArgumentException("no legal district " + code);
        }
        return district;
    }

    /** The name with its parents, such as 서울특별시 종로구 청운동. */
    public String fullName(String code) {
        LegalDistrict district = district(code);
        return district.parent().isEmpty() ? district.name() : fullName(district.parent()) + " " + district.name();
    }

    /** All administrative districts people may live in. */
    public List<AdministrativeDong> dongs() {
        return dongs;
    }

    /** A random address in the part of the country whose codes begin so. */
    public Address anywhereIn(String prefix, RandomGenerator random) {
        List<AdministrativeDong> choice =
                dongs.stream().filter(dong -> dong.code().startsWith(prefix)).toList();
        AdministrativeDong dong = choice.get(random.nextInt(choice.size()));
        String legal = dong.legalCodes().get(random.nextInt(dong.legalCodes().size()));
        String road = dong.roads().get(random.nextInt(dong.roads().size()));
        String detail = random.nextInt(4) == 0
                ? (1 + random.nextInt(4)) + "층"
                : (101 + random.nextInt(12)) + "동 " + (1 + random.nextInt(20)) + "0" + (1 + random.nextInt(8)) + "호";
        return at(legal, dong.code(), road + " " + (1 + random.nextInt(180)), detail);
    }

    /** The address of a house, such as 자하문로 12, in those districts. */
    public Address at(String legal, String administrative, String house, String detail) {
        String district = fullName(district(legal).parent());
        return new Address(district + " " + house + " (" + district(legal).name() + ")", detail, legal, administrative);
    }

    /** A random lot, as an old family register names its base. */
    public String anyLot(RandomGenerator random) {
        AdministrativeDong dong = dongs.get(random.nextInt(dongs.size()));
        return fullName(dong.legalCodes().getFirst()) + " " + (1 + random.nextInt(900)) + "번지";
    }
}
