package dev.darkroom.account;

import java.time.Instant;

/**
 * A customer: what keys, tasks and credits belong to.
 *
 * @param plan the name of its price plan
 * @param suspended whether the operator stopped it; none of its keys may be used then
 */
public record Account(String id, String name, String plan, boolean suspended, Instant created) {}
