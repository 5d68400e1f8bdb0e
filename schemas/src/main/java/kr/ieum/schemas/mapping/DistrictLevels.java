package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.model.CodeList;

/** Names of a legal district and its ancestors: the top, the level of cities and their districts, and what lies below. */
record DistrictLevels(String province, String city, String district) {

    /** In a legal-district code, digits 6 to 10 are zero for provinces, cities and their districts (시·군·구). */
    private static final String CITY_LEVEL = "00000";

    /** The levels of a code that is in the list. */
    static DistrictLevels of(String code, CodeList districts) {
        List<CodeList.Code> path = new ArrayList<>();
        Optional<CodeList.Code> at = districts.find(code);
        while (at.isPresent()) {
            path.addFirst(at.get());
            at = at.get().parent().flatMap(districts::find);
        }
        List<String> city = new ArrayList<>();
        List<String> district = new ArrayList<>();
        for (CodeList.Code step : path.subList(1, path.size())) {
            (step.code().endsWith(CITY_LEVEL) ? city : district).add(step.name().ko());
        }
        return new DistrictLevels(path.getFirst().name().ko(), String.join(" ", city), String.join(" ", district));
    }

    String prefix() {
        return city.isEmpty() ? province : province + " " + city;
    }
}
