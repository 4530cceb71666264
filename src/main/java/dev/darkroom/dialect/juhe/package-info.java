/**
 * The image editing of Juhe: one form call that answers with a link, always by HTTP 200 and with a
 * number that tells success from failure. Start with {@link
 * dev.darkroom.dialect.juhe.JuheImageEditDialect}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.dialect.juhe;
