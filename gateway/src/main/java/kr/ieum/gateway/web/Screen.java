package kr.ieum.gateway.web;

/** Marks the controllers that answer with pages; each gets a {@link Frame}. */
interface Screen {}
