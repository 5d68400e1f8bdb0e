package kr.ieum.simulator.place;

/**
 * A row of {@code schemas/codes/legal-district.csv}.
 *
 * @param code ten digits
 * @param name Korean, without its parents
 * @param parent code of the next larger district, empty for a province
 * @param successor code that replaced an abolished one, otherwise empty
 */
public record LegalDistrict(String code, String name, String parent, String successor) {

    /** Whether it has not been abolished. */
    public boolean exists() {
        return successor.isEmpty();
    }
}
