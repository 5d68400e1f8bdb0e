/**
 * R3 소득·체납 연계자료: the simulated nightly file of the National Tax Service, fixed width in MS949, fetched over SFTP.
 * {@link kr.ieum.simulator.income.IncomeFile} states the byte layout.
 */
@NullMarked
package kr.ieum.simulator.income;

import org.jspecify.annotations.NullMarked;
