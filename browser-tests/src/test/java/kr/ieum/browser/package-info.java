/**
 * Journeys through the screens in a real Chromium: what an official does, without script, by keyboard, on paper, in both languages.
 * They run against the demo as it is started for everybody, and know nothing of the gateway's code.
 */
package kr.ieum.browser;
