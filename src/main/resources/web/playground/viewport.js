// Zoom and pan: where a scene of some size lies in a frame of another.

const ZOOM_MAX = 16;

export class Viewport {
  frame = { width: 1, height: 1 };
  scene = { width: 1, height: 1 };
  scale = 1;
  x = 0;
  y = 0;
  fitted = true;

  /** The scale at which the whole scene is seen; small pictures are enlarged no more than twice. */
  fitScale() {
    const margin = Math.min(48, this.frame.width * 0.06);
    return Math.min(
      2,
      (this.frame.width - margin) / this.scene.width,
      (this.frame.height - margin) / this.scene.height,
    );
  }

  fit() {
    this.scale = Math.max(this.fitScale(), 1e-3);
    this.x = (this.frame.width - this.scene.width * this.scale) / 2;
    this.y = (this.frame.height - this.scene.height * this.scale) / 2;
    this.fitted = true;
  }

  resize(width, height) {
    this.frame = { width: Math.max(width, 1), height: Math.max(height, 1) };
    if (this.fitted) this.fit();
    else this.hold();
  }

  show(width, height) {
    const same = this.scene.width === width && this.scene.height === height;
    this.scene = { width, height };
    if (!same || this.fitted) this.fit();
  }

  /** Zooms by a factor about a point of the frame, its middle if none is given. */
  zoom(factor, x = this.frame.width / 2, y = this.frame.height / 2) {
    const least = Math.min(this.fitScale(), 1);
    const scale = Math.min(ZOOM_MAX, Math.max(least, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.fitted = scale <= this.fitScale() * 1.001;
    if (this.fitted) this.fit();
    else this.hold();
  }

  full() {
    this.zoom(1 / this.scale);
  }

  pan(dx, dy) {
    if (this.fitted) return;
    this.x += dx;
    this.y += dy;
    this.hold();
  }

  /** Keeps some of the scene in the frame. */
  hold() {
    this.x = held(this.x, this.frame.width, this.scene.width * this.scale);
    this.y = held(this.y, this.frame.height, this.scene.height * this.scale);
  }

  /** A point of the frame as a point of the scene. */
  toScene(x, y) {
    return { x: (x - this.x) / this.scale, y: (y - this.y) / this.scale };
  }
}

function held(at, frame, scene) {
  if (scene <= frame) return (frame - scene) / 2;
  return Math.min(frame * 0.5, Math.max(frame * 0.5 - scene, at));
}
