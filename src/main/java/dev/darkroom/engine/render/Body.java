package dev.darkroom.engine.render;

/** A thing in a world: its shape and what it is made of. */
public record Body(Mesh mesh, Material material) {}
