/**
 * R6 자동차등록원부: the simulated vehicle register of the Ministry of Land, Infrastructure and Transport, run by the Korea
 * Transportation Safety Authority, HTTP with JSON in UTF-8. It lists the vehicles of one owner, narrowed to the items asked for.
 */
@NullMarked
package kr.ieum.simulator.vehicle;

import org.jspecify.annotations.NullMarked;
