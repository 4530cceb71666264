/**
 * The conveyor that every call rides: authenticate, read, submit, run, store, answer. Sees job,
 * http, the dialect and provider interfaces, account, task and storage. Start at {@link
 * dev.darkroom.gateway.Gateway}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.gateway;
