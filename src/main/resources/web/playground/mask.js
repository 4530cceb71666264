// A mask as the list of what was painted. Undo takes the last one off and paints the rest again.

/** The longest side on which is painted; larger pictures get an enlarged mask. */
const SIDE_MAX = 2048;

export class Mask extends EventTarget {
  #done = [];
  #undone = [];

  constructor(width, height) {
    super();
    this.width = width;
    this.height = height;
    this.scale = Math.min(1, SIDE_MAX / Math.max(width, height));
    this.canvas = document.createElement("canvas");
    this.canvas.width = Math.max(1, Math.round(width * this.scale));
    this.canvas.height = Math.max(1, Math.round(height * this.scale));
    this.context = this.canvas.getContext("2d", { willReadFrequently: true });
  }

  /**
   * What can be painted, in pixels of the picture: { kind: "stroke", erase, size, points: [{x, y}] },
   * { kind: "box", erase, x, y, width, height }, { kind: "image", image }, { kind: "invert" }, { kind: "clear" }.
   */
  add(mark) {
    this.#done.push(mark);
    this.#undone = [];
    this.#paint(mark);
    this.#changed();
  }

  /** Makes the stroke that is being painted longer. */
  extend(mark, point) {
    const from = mark.points.at(-1);
    mark.points.push(point);
    this.#stroke({ ...mark, points: [from, point] });
    this.dispatchEvent(new Event("paint"));
  }

  /** A stroke has come to its end. */
  settle() {
    this.#changed();
  }

  get canUndo() { return this.#done.length > 0; }
  get canRedo() { return this.#undone.length > 0; }

  undo() {
    if (!this.canUndo) return;
    this.#undone.push(this.#done.pop());
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.#done.forEach((mark) => this.#paint(mark));
    this.#changed();
  }

  redo() {
    if (!this.canRedo) return;
    const mark = this.#undone.pop();
    this.#done.push(mark);
    this.#paint(mark);
    this.#changed();
  }

  /** The painted share of the picture, 0 to 1. */
  share() {
    const small = document.createElement("canvas");
    small.width = small.height = 96;
    const context = small.getContext("2d", { willReadFrequently: true });
    context.drawImage(this.canvas, 0, 0, 96, 96);
    const { data } = context.getImageData(0, 0, 96, 96);
    let sum = 0;
    for (let i = 3; i < data.length; i += 4) sum += data[i];
    return sum / 255 / (96 * 96);
  }

  get empty() { return this.share() === 0; }

  /** As the API wants it: a PNG as large as the picture, transparent where to change. */
  async file() {
    const out = document.createElement("canvas");
    out.width = this.width;
    out.height = this.height;
    const context = out.getContext("2d");
    context.fillRect(0, 0, out.width, out.height);
    context.globalCompositeOperation = "destination-out";
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#solid(), 0, 0, out.width, out.height);
    return new Promise((resolve) => out.toBlob(resolve, "image/png"));
  }

  /** A copy in which every point is painted or not: only what is fully transparent counts as a place to change. */
  #solid() {
    const copy = document.createElement("canvas");
    copy.width = this.canvas.width;
    copy.height = this.canvas.height;
    const pixels = this.context.getImageData(0, 0, copy.width, copy.height);
    for (let i = 3; i < pixels.data.length; i += 4) pixels.data[i] = pixels.data[i] < 96 ? 0 : 255;
    copy.getContext("2d").putImageData(pixels, 0, 0);
    return copy;
  }

  #changed() {
    this.dispatchEvent(new Event("paint"));
    this.dispatchEvent(new Event("change"));
  }

  #paint(mark) {
    const { context, canvas } = this;
    context.globalCompositeOperation = mark.erase ? "destination-out" : "source-over";
    context.fillStyle = context.strokeStyle = "#ff3dc8";
    if (mark.kind === "stroke") this.#stroke(mark);
    else if (mark.kind === "box") {
      context.fillRect(mark.x * this.scale, mark.y * this.scale, mark.width * this.scale, mark.height * this.scale);
    } else if (mark.kind === "image") context.drawImage(mark.image, 0, 0, canvas.width, canvas.height);
    else if (mark.kind === "clear") context.clearRect(0, 0, canvas.width, canvas.height);
    else {
      context.globalCompositeOperation = "xor";
      context.fillRect(0, 0, canvas.width, canvas.height);
    }
    context.globalCompositeOperation = "source-over";
  }

  #stroke({ erase, size, points }) {
    const { context, scale } = this;
    context.save();
    context.globalCompositeOperation = erase ? "destination-out" : "source-over";
    context.strokeStyle = "#ff3dc8";
    context.lineWidth = Math.max(1, size * scale);
    context.lineCap = context.lineJoin = "round";
    context.beginPath();
    points.forEach((p, i) => (i ? context.lineTo(p.x * scale, p.y * scale) : context.moveTo(p.x * scale, p.y * scale)));
    if (points.length === 1) context.lineTo(points[0].x * scale + 0.01, points[0].y * scale);
    context.stroke();
    context.restore();
  }
}
