/**
 * For operators: health, metrics, the admin API. Sees http, job, account, ledger, task, provider,
 * oversight, storage.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.admin;
