package dev.darkroom.engine.codec;

import java.util.Optional;

/** GIF 87a and 89a; of an animation the first frame is read. */
final class GifCodec implements Codec {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int GRAPHIC_CONTROL = 0xf9;

  @Override
  public Format format() {
    return Format.GIF;
  }

  @Override
  public boolean recognises(Bytes file) {
    return file.says(0, "GIF87a") || file.says(0, "GIF89a");
  }

  @Override
  public Header header(Bytes bigEndian) {
    Walk walk = Walk.over(bigEndian.littleEndian());
    int frames = Math.clamp(walk.frames, 1, Header.FRAMES_MAX);
    return Header.stored(Format.GIF, walk.width, walk.height, 1, walk.alpha, frames);
  }

  @Override
  public Optional<byte[]> profile(Bytes file) {
    return Optional.empty();
  }

  /** The first frame's data end with the empty block that says so. */
  @Override
  public void requireWhole(Bytes bigEndian) {
    if (Walk.over(bigEndian.littleEndian()).frames == 0) {
      throw CodecException.invalid("The GIF file is cut short.");
    }
  }

  /** One pass over the blocks, up to where the file is cut. */
  private static final class Walk {
    private final Bytes file;
    private final int width;
    private final int height;
    private int frames;
    private boolean alpha;
    private boolean transparentNext;

    private Walk(Bytes file) {
      this.file = file;
      width = file.u16(6);
      height = file.u16(8);
    }

    static Walk over(Bytes file) {
      Walk walk = new Walk(file);
      try {
        long at = 13 + tableLength(file.u8(10));
        while (at >= 0 && walk.frames < Header.FRAMES_MAX) {
          at = walk.block(at);
        }
      } catch (CodecException _) {
        // Cut short: what came before still counts.
      }
      return walk;
    }

    /** Passes one block; where the next begins, or -1 when none follows. */
    private long block(long at) {
      return switch (file.u8(at)) {
        case EXTENSION -> extension(at);
        case IMAGE -> image(at);
        default -> -1;
      };
    }

    private long extension(long at) {
      if (file.u8(at + 1) == GRAPHIC_CONTROL && file.u8(at + 2) >= 4) {
        transparentNext = (file.u8(at + 3) & 1) == 1;
      }
      return afterBlocks(at + 2);
    }

    private long image(long at) {
      boolean covers =
          file.u16(at + 1) == 0
              && file.u16(at + 3) == 0
              && file.u16(at + 5) >= width
              && file.u16(at + 7) >= height;
      if (frames == 0) {
        alpha = transparentNext || !covers;
      }
      long next = afterBlocks(at + 11 + tableLength(file.u8(at + 9)));
      frames++;
      transparentNext = false;
      return next;
    }

    private long afterBlocks(long at) {
      long next = at;
      while (file.u8(next) != 0) {
        next += 1 + file.u8(next);
      }
      return next + 1;
    }

    private static long tableLength(int flags) {
      return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
    }
  }
}
