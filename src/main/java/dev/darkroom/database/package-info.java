/** Connections, migrations, and all that differs between databases. Sees no other room. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.database;
