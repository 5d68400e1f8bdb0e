package kr.ieum.simulator.server;

/**
 * What goes on at a register now.
 *
 * @param requests being answered for a caller that is still there (SFTP: files and directories held open)
 * @param connections open, idle ones included
 */
public record Activity(int requests, int connections) {}
