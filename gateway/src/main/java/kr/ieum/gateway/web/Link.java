package kr.ieum.gateway.web;

/**
 * A word that may lead to a page.
 *
 * @param address empty where there is no page to lead to
 */
record Link(String text, String address) {

    static Link to(String text, String address) {
        return new Link(text, address);
    }

    static Link plain(String text) {
        return new Link(text, "");
    }

    /** Whether it leads somewhere. */
    public boolean leads() {
        return !address.isEmpty();
    }
}
