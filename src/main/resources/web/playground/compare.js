// The divider between before and after: a slider for the keyboard and a handle for the pointer.
import { h } from "../shared/dom.js";
import { icon } from "../shared/icons.js";
import { t } from "../shared/i18n.js";

export class Compare {
  at = 50;
  #clip = null;

  constructor(viewport, changed) {
    this.viewport = viewport;
    this.changed = changed;
    this.input = h("input.unseen", { type: "range", min: "0", max: "100", step: "1", value: "50", "data-test": "compare-slider",
      "aria-label": () => t("slider"), on: { input: () => this.move(Number(this.input.value)) } });
    this.line = h("div.divider", { "data-test": "divider" }, h("span.knob", {}, icon("compare")));
    this.labels = [h("span.side-label.left", {}, () => t("before")), h("span.side-label.right", {}, () => t("after"))];
    this.element = h("div.compare", { hidden: true }, this.input, this.line, this.labels);
  }

  get on() { return this.#clip !== null; }

  /** @param clip the element that shows what was before, or null */
  show(clip) {
    const begins = clip && !this.#clip;
    this.#clip = clip;
    this.element.hidden = !clip;
    if (begins) this.at = 50;
  }

  move(at) {
    this.at = Math.min(100, Math.max(0, at));
    this.input.value = String(Math.round(this.at));
    this.place();
  }

  /** Moves the divider to a point of the frame. */
  drag(x) {
    const { scene } = this.viewport;
    this.move((this.viewport.toScene(x, 0).x / scene.width) * 100);
  }

  /** Whether a point of the frame is near enough to take hold of the divider. */
  near(x) {
    return this.on && Math.abs(x - this.#x()) < 24;
  }

  #x() {
    const { viewport } = this;
    return viewport.x + (viewport.scene.width * viewport.scale * this.at) / 100;
  }

  place() {
    if (!this.#clip) return;
    const { viewport } = this;
    const top = Math.max(0, viewport.y);
    const bottom = Math.min(viewport.frame.height, viewport.y + viewport.scene.height * viewport.scale);
    this.#clip.style.clipPath = `inset(0 ${100 - this.at}% 0 0)`;
    this.line.style.left = `${this.#x()}px`;
    this.line.style.top = `${top}px`;
    this.line.style.height = `${Math.max(0, bottom - top)}px`;
    const left = Math.max(0, viewport.x);
    const right = Math.max(0, viewport.frame.width - (viewport.x + viewport.scene.width * viewport.scale));
    this.labels[0].style.left = `${left + 10}px`;
    this.labels[1].style.right = `${right + 10}px`;
    for (const label of this.labels) label.style.top = `${top + 10}px`;
    this.labels[0].classList.toggle("away", this.at < 12);
    this.labels[1].classList.toggle("away", this.at > 88);
  }
}
