/** For operators: health, metrics, keys. Sees http, job, account, ledger, task and provider. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.admin;
