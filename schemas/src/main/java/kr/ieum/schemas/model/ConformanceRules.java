package kr.ieum.schemas.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.schemas.model.ModelDraft.Placed;

/**
 * What else a reference file promises. Rules: L30 example of a unique identifier that could be a living person's, L31
 * representation term that nothing ends in, L32 unique identifier of a weaker sensitivity, L37 file without steward, L38
 * namespace that isn't named like its file.
 */
final class ConformanceRules {

    /** Numbers that Korean law calls unique identifiers (개인정보 보호법 제24조). */
    private static final Set<String> UNIQUE =
            Set.of("residentnumber", "passportnumber", "driverlicencenumber", "foreignernumber");

    private static final Pattern RESIDENT_NUMBER = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2})[0-9]{7}");

    private ConformanceRules() {}

    static void check(ModelDraft draft) {
        Set<String> used = draft.properties().stream()
                .map(placed -> placed.part().representationTerm())
                .collect(Collectors.toSet());
        draft.files().stream().filter(ModelFile::reference).forEach(file -> head(file, used));
        draft.properties().stream().filter(placed -> placed.file().reference()).forEach(ConformanceRules::identifier);
    }

    private static void head(ModelFile file, Set<String> used) {
        if (file.namespace().steward().isEmpty()) {
            file.map().fault("steward", "L37", "is missing", "name the agency that answers for the namespace");
        }
        String name = file.map().file().replaceAll(".*/|\\.yaml$", "");
        if (!file.namespace().name().equals(name)) {
            file.map()
                    .fault(
                            "namespace",
                            "L38",
                            "isn't named like its file",
                            "end the URI in '/" + name + "/' and the version, or rename the file");
        }
        for (String term : RepresentationTerms.declaredBy(file.map())) {
            if (!used.contains(term)) {
                file.map().fault("terms", "L31", "declares '" + term + "', in which no property ends", "remove it");
            }
        }
    }

    private static void identifier(Placed<Property> placed) {
        Property property = placed.part();
        String key = property.key().text().toLowerCase(Locale.ROOT);
        boolean unique = property.sensitivity() == Property.Sensitivity.UNIQUE_IDENTIFIER;
        if (!unique && UNIQUE.stream().anyMatch(key::endsWith)) {
            placed.place()
                    .fault(
                            "sensitivity",
                            "L32",
                            "is weaker than a number of this kind has by law",
                            "write 'unique-identifier'");
        }
        if (unique && couldBeSomebody(property.example())) {
            placed.place()
                    .fault(
                            "example",
                            "L30",
                            "begins with a day that exists, so that it could be somebody's",
                            "use one with an impossible date, such as 30 February");
        }
    }

    private static boolean couldBeSomebody(String example) {
        var matcher = RESIDENT_NUMBER.matcher(example);
        if (!matcher.matches()) {
            return false;
        }
        int year = Integer.parseInt(matcher.group(1));
        return Stream.of(1900 + year, 2000 + year)
                .anyMatch(each -> exists(each, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))));
    }

    private static boolean exists(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
