// Painting on the picture by pointer and by keys.
import { h } from "../shared/dom.js";
import { get, watch } from "./store.js";

/** What is painted with; maskTools.js changes it. */
export const brush = { tool: "brush", size: 40 };

export function maskLayer(frame, viewport, moved) {
  const ring = h("div.brush-ring", { hidden: true, "aria-hidden": "true" });
  const area = h("div.box-area", { hidden: true, "aria-hidden": "true" });
  frame.append(ring, area);
  let mark = null;
  let corner = null;
  let cursor = null; // a point of the picture, for the keyboard

  const on = () => get().masking && get().mask !== null;
  const inScene = (point) => viewport.toScene(point.x, point.y);

  watch("masking", ({ masking }) => {
    frame.classList.toggle("painting", masking);
    if (!masking) ring.hidden = area.hidden = true;
    else cursor = { x: viewport.scene.width / 2, y: viewport.scene.height / 2 };
  });

  function showRing(point) {
    const size = brush.tool === "box" ? 14 : Math.max(4, brush.size * viewport.scale);
    ring.hidden = false;
    ring.classList.toggle("cross", brush.tool === "box");
    Object.assign(ring.style, { left: `${point.x}px`, top: `${point.y}px`, width: `${size}px`, height: `${size}px` });
  }

  function showArea(from, to) {
    area.hidden = false;
    Object.assign(area.style, {
      left: `${Math.min(from.x, to.x)}px`, top: `${Math.min(from.y, to.y)}px`,
      width: `${Math.abs(to.x - from.x)}px`, height: `${Math.abs(to.y - from.y)}px`,
    });
  }

  const stroke = (point) => ({ kind: "stroke", erase: brush.tool === "erase", size: brush.size, points: [point] });

  function box(a, b, erase) {
    const { scene } = viewport;
    const clamp = (value, most) => Math.min(most, Math.max(0, value));
    const [x1, x2] = [clamp(Math.min(a.x, b.x), scene.width), clamp(Math.max(a.x, b.x), scene.width)];
    const [y1, y2] = [clamp(Math.min(a.y, b.y), scene.height), clamp(Math.max(a.y, b.y), scene.height)];
    if (x2 - x1 < 1 || y2 - y1 < 1) return;
    get().mask.add({ kind: "box", erase, x: x1, y: y1, width: x2 - x1, height: y2 - y1 });
  }

  return {
    get on() { return on(); },
    begin(point) {
      cursor = inScene(point);
      if (brush.tool === "box") corner = point;
      else get().mask.add((mark = stroke(cursor)));
    },
    go(point) {
      if (corner) showArea(corner, point);
      else if (mark) get().mask.extend(mark, inScene(point));
    },
    end(point) {
      if (corner) box(inScene(corner), inScene(point), false);
      else if (mark) get().mask.settle();
      this.giveUp();
    },
    giveUp() {
      mark = corner = null;
      area.hidden = true;
    },
    hover(point) {
      if (on()) showRing(point);
    },
    leave() {
      if (!mark && !corner) ring.hidden = true;
    },
    /** Arrows move the cursor, with Shift further; space paints there, or sets the corners of a box. */
    key(event) {
      const step = (event.shiftKey ? 40 : 8) / viewport.scale;
      const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
      const { scene } = viewport;
      cursor = { x: Math.min(scene.width, Math.max(0, cursor.x + dx * step)),
        y: Math.min(scene.height, Math.max(0, cursor.y + dy * step)) };
      const point = { x: viewport.x + cursor.x * viewport.scale, y: viewport.y + cursor.y * viewport.scale };
      if (event.key === " ") {
        if (brush.tool !== "box") get().mask.add(stroke(cursor));
        else if (corner) this.end(point);
        else corner = point;
      } else if (corner) showArea(corner, point);
      showRing(point);
      moved();
    },
    place() {},
  };
}
