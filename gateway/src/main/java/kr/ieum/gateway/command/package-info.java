/**
 * The launcher's verbs: reads the command line, calls one use case, prints what came of it. Thin, and the only room that
 * writes to the terminal.
 */
@NullMarked
package kr.ieum.gateway.command;

import org.jspecify.annotations.NullMarked;
