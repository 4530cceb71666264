package dev.darkroom.engine.product.design;

import java.util.List;

/**
 * How an archetype is built: its parts and their shapes, in real centimetres, standing on y = 0
 * with its front to +z.
 */
public interface Design {
  List<Piece> pieces();

  void build(Model model);
}
