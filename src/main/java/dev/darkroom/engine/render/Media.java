package dev.darkroom.engine.render;

/**
 * The clear bodies that a ray is inside of, the one entered last on top. A liquid that overlaps the
 * wall of its vessel a little is bent and coloured as if it touched the wall. One for each thread.
 */
final class Media {
  private static final int DEPTH_MAX = 8;

  private final int[] bodies = new int[DEPTH_MAX];
  private int count;

  void leaveAll() {
    count = 0;
  }

  /** The body on top, or -1 in the air. */
  int top() {
    return count == 0 ? -1 : bodies[count - 1];
  }

  /** The body that would be on top without this one, or -1. */
  int without(int body) {
    for (int i = count - 1; i >= 0; i--) {
      if (bodies[i] != body) {
        return bodies[i];
      }
    }
    return -1;
  }

  /** Goes into a body when it was met from outside, else out of it. */
  void cross(int body, boolean outside) {
    if (outside) {
      enter(body);
    } else {
      leave(body);
    }
  }

  private void enter(int body) {
    if (count < DEPTH_MAX) {
      bodies[count++] = body;
    }
  }

  private void leave(int body) {
    for (int i = count - 1; i >= 0; i--) {
      if (bodies[i] == body) {
        System.arraycopy(bodies, i + 1, bodies, i, count - i - 1);
        count--;
        return;
      }
    }
  }
}
