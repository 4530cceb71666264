/** Accounts and their API keys. Sees job and database. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.account;
