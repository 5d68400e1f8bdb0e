/**
 * What every register keeps whatever its transport, as test suites: {@code RegisterAdapterContract} for all,
 * {@code LiveRegisterContract} for those asked on the spot, {@code DeliveredRegisterContract} for those that deliver files. A new transport
 * supplies a {@code TestStand} before a real server of its kind.
 */
package kr.ieum.adapters.contract;
