// Makes elements. What is given as a child is always text or a node, never markup; values that could run are refused.
import { live } from "./i18n.js";

const SVG = "http://www.w3.org/2000/svg";
const SAFE_ADDRESS = /^(?:https?:|blob:|data:image\/(?:png|jpeg|webp|gif)[;,]|mailto:|[#/?.]|[\w-]+(?:[/?#]|$))/i;

/**
 * h("button.primary", { type: "button", on: { click: run }, "aria-label": () => t("run") }, icon("play"), () => t("run"))
 *
 * A function as an attribute or as a child gives a text in the language of the page, and is asked again when that changes.
 * `on` holds listeners, `style` custom properties and styles, `data` data attributes; true and false set and leave out.
 */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.classList.add(...classes);
  if (attributes instanceof Node || typeof attributes !== "object" || attributes === null) {
    children.unshift(attributes);
  } else if (Array.isArray(attributes)) {
    children.unshift(...attributes);
  } else {
    for (const [key, value] of Object.entries(attributes)) set(element, key, value);
  }
  return append(element, ...children);
}

/** Adds children: nodes, texts, functions that give a text, lists of these; null, undefined and false are left out. */
export function append(element, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node) element.append(child);
    else if (typeof child === "function") element.append(liveText(child));
    else element.append(document.createTextNode(String(child)));
  }
  return element;
}

/** Replaces all that is in an element. */
export function fill(element, ...children) {
  element.replaceChildren();
  return append(element, ...children);
}

/** Sets one attribute as h does. */
export function set(element, key, value) {
  if (key === "on") {
    for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  } else if (key === "style") {
    for (const [property, text] of Object.entries(value)) element.style.setProperty(property, text);
  } else if (key === "data") {
    Object.assign(element.dataset, value);
  } else if (key === "class") {
    element.classList.add(...String(value).split(/\s+/).filter(Boolean));
  } else if (typeof value === "function") {
    live(element, () => attribute(element, key, value()));
  } else {
    attribute(element, key, value);
  }
}

function attribute(element, key, value) {
  if (/^on/i.test(key) || key === "srcdoc") throw new Error(`the attribute ${key} could run`);
  if ((key === "href" || key === "src") && value && !SAFE_ADDRESS.test(String(value))) {
    throw new Error(`the address of ${key} could run`);
  }
  if (value === false || value === null || value === undefined) element.removeAttribute(key);
  else if (key === "value" && "value" in element) element.value = value;
  else if (key === "checked") element.checked = Boolean(value);
  else element.setAttribute(key, value === true ? "" : String(value));
}

function liveText(text) {
  const node = document.createTextNode("");
  live(node, () => (node.data = String(text())));
  return node;
}

/** Elements of SVG, for icons and charts. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (/^on/i.test(key) || /href/i.test(key)) throw new Error(`the attribute ${key} could run`);
    element.setAttribute(key, value);
  }
  return append(element, ...children);
}

export const find = (selector, within = document) => within.querySelector(selector);
