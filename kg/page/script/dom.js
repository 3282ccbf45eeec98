// Elements made from text only: nothing of the data is ever read as HTML.

function el(name, attributes = {}, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
    else e.setAttribute(key, value === true ? "" : String(value));
  }
  e.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== ""));
  return e;
}

const kindMark = (kind) => el("span", { class: "mark", "data-kind": kind, "aria-hidden": "true" });
const chip = (text, name = "") => el("span", { class: `chip ${name}` }, text);
