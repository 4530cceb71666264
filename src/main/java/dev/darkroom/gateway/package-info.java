/**
 * The conveyor that every call rides: let in, read, pay, run, label, store, answer. Sees job, http,
 * the dialect and provider interfaces, account, ledger, task, storage, moderation, label and
 * oversight. Start at {@link dev.darkroom.gateway.Gateway}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.gateway;
