// What pointers, the wheel and keys do to the picture.

const STEP = 60;
const PAINT_KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", " "]);

export function gestures(frame, viewport, { moved, compare, painting }) {
  const pointers = new Map();
  let doing = null; // "pan", "divide", "paint", "pinch"
  let spread = 0;
  let spaceHeld = false;

  const at = (event) => {
    const box = frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  frame.addEventListener("pointerdown", (event) => {
    if (event.button === 2) return;
    const point = at(event);
    pointers.set(event.pointerId, point);
    frame.setPointerCapture(event.pointerId);
    if (pointers.size === 2) {
      if (doing === "paint") painting.giveUp();
      doing = "pinch";
      spread = distance([...pointers.values()]);
    } else if (painting.on && !spaceHeld && event.button === 0) {
      doing = "paint";
      painting.begin(point, event);
    } else if (compare.on && (compare.near(point.x) || viewport.fitted) && event.button === 0) {
      doing = "divide";
      compare.drag(point.x);
    } else {
      doing = "pan";
      frame.classList.add("panning");
    }
  });

  frame.addEventListener("pointermove", (event) => {
    const point = at(event);
    painting.hover(point);
    const before = pointers.get(event.pointerId);
    if (!before) return;
    pointers.set(event.pointerId, point);
    if (doing === "pinch") {
      const both = [...pointers.values()];
      const now = distance(both);
      const middle = { x: (both[0].x + both[1].x) / 2, y: (both[0].y + both[1].y) / 2 };
      viewport.zoom(now / spread, middle.x, middle.y);
      viewport.pan((point.x - before.x) / 2, (point.y - before.y) / 2);
      spread = now;
      moved();
    } else if (doing === "paint") {
      painting.go(point, event);
    } else if (doing === "divide") {
      compare.drag(point.x);
    } else if (doing === "pan") {
      viewport.pan(point.x - before.x, point.y - before.y);
      moved();
    }
  });

  const ended = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (doing === "paint") painting.end(at(event));
    frame.classList.remove("panning");
    doing = null;
  };
  frame.addEventListener("pointerup", ended);
  frame.addEventListener("pointercancel", ended);
  frame.addEventListener("pointerleave", () => painting.leave());

  frame.addEventListener("wheel", (event) => {
    event.preventDefault();
    const point = at(event);
    viewport.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0018)), point.x, point.y);
    moved();
  }, { passive: false });

  frame.addEventListener("dblclick", (event) => {
    if (painting.on) return;
    const point = at(event);
    if (viewport.fitted) viewport.zoom(2.5, point.x, point.y);
    else viewport.fit();
    moved();
  });

  frame.addEventListener("keydown", (event) => {
    if (event.target !== frame || event.ctrlKey || event.metaKey || event.altKey) return;
    if (painting.on && PAINT_KEYS.has(event.key)) {
      painting.key(event);
      event.preventDefault();
      return;
    }
    const actions = {
      "+": () => viewport.zoom(1.25), "=": () => viewport.zoom(1.25), "-": () => viewport.zoom(0.8), 0: () => viewport.fit(),
      1: () => viewport.full(),
      ArrowLeft: () => (compare.on && viewport.fitted ? compare.move(compare.at - 2) : viewport.pan(STEP, 0)),
      ArrowRight: () => (compare.on && viewport.fitted ? compare.move(compare.at + 2) : viewport.pan(-STEP, 0)),
      ArrowUp: () => viewport.pan(0, STEP), ArrowDown: () => viewport.pan(0, -STEP),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
    moved();
  });

  document.addEventListener("keydown", (event) => { if (event.key === " ") spaceHeld = event.target === document.body; });
  document.addEventListener("keyup", (event) => { if (event.key === " ") spaceHeld = false; });
}

const distance = ([a, b]) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
