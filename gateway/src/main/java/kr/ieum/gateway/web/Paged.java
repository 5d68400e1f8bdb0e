package kr.ieum.gateway.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param found how many there are with this search
 * @param total how many there are without it
 * @param page from 1
 * @param more what an address of another page carries beside the page's number, such as {@code q=tax&}
 */
record Paged<T>(List<T> items, int found, int total, int page, int pages, String more) {

    static final int SIZE = 20;

    /** Makes it immutable. */
    Paged {
        items = List.copyOf(items);
    }

    /** The wanted page of all that were found; a page that isn't there becomes the nearest. */
    static <T> Paged<T> of(List<T> found, int total, String wanted, String more) {
        int pages = Math.max(1, (found.size() + SIZE - 1) / SIZE);
        int page = Math.clamp(wanted.matches("[0-9]{1,6}") ? Integer.parseInt(wanted) : 1, 1, pages);
        return new Paged<>(
                found.stream().skip((long) (page - 1) * SIZE).limit(SIZE).toList(),
                found.size(),
                total,
                page,
                pages,
                more);
    }
}
