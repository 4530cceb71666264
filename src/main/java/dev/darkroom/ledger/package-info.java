/**
 * Credits: an append-only double-entry ledger of transfers, the holds of tasks, and the balances of
 * accounts. Only this room writes credits. Sees job and database. Start at {@link
 * dev.darkroom.ledger.Ledger}; {@link dev.darkroom.ledger.Transfer} lists the seven movements.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.ledger;
