// What is shown, taken along: a picture, a table, the address, or on paper.

const fileName = (suffix) => `${data.document.name}-${word(`view.${state.view}`)}.${suffix}`.replace(/[\\/:*?"<>|\s]+/g, "-");

function save(blob, name) {
  const a = el("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}

// A spreadsheet takes a cell that begins like a formula for one.
function csvCell(value) {
  let cell = String(value ?? "").replace(/\r\n?|\n/g, " ");
  if (/^[=+\-@\t]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell)) cell = `'${cell}`;
  return /[",;]/.test(cell) || cell !== cell.trim() ? `"${cell.replace(/"/g, '""')}"` : cell;
}

// All rows of the table in the order in which it is sorted; other views give theirs: events, places, entities.
function saveCsv() {
  let rows = tableRows();
  let columns = COLUMNS[state.rows];
  if (state.view === "timeline") [columns, rows] = [EVENT_COLUMNS, timelineEvents()];
  else if (state.view === "map") [columns, rows] = [PLACE_COLUMNS, mapPoints().flatMap((point) => point.places)];
  else if (state.view === "graph") [columns, rows] = [COLUMNS.entities, drawnNodes.getIds().sort((a, b) => a - b)];
  const lines = [columns.map(([key]) => word(`column.${key}`)), ...rows.map((row) => columns.map(([, value]) => value(row)))];
  const csv = lines.map((line) => line.map(csvCell).join(",")).join("\r\n");
  save(new Blob(["\ufeff", csv, "\r\n"], { type: "text/csv;charset=utf-8" }), fileName("csv"));
}

const linkedNames = (i, type, end) => shownFactsOf(i).filter((fact) => fact.type === type).map((fact) => nodes[fact[end]].name).join("|");
const EVENT_COLUMNS = [
  ["first", (i) => nodes[i].start ?? ""],
  ["last", (i) => nodes[i].end ?? ""],
  ["name", (i) => nodes[i].name],
  ["type", (i) => word(`event.${nodes[i].type}`)],
  ["people", (i) => linkedNames(i, "participation", "from")],
  ["places", (i) => linkedNames(i, "place", "to")],
  ["organisations", (i) => linkedNames(i, "organisation", "to")],
  ["projects", (i) => linkedNames(i, "project", "to")],
  ["page", (i) => (nodes[i].evidence ? firstEvidence(nodes[i]).page : "") ?? ""],
  ["printed", (i) => (nodes[i].evidence ? firstEvidence(nodes[i]).printed : "") ?? ""],
];
const PLACE_COLUMNS = [
  ["name", (i) => nodes[i].name],
  ["code", (i) => nodes[i].code ?? ""],
  ["longitude", (i) => nodes[i].at[0]],
  ["latitude", (i) => nodes[i].at[1]],
  ["facts", (i) => shownFactsOf(i).length],
];

// The graph or the map as it is in sight, with what it is of beneath.
async function savePng() {
  if (byId("save-png").disabled) return;
  const source = state.view === "map" ? await mapPicture() : network.canvas.frame.canvas;
  const foot = 46 * devicePixelRatio;
  const picture = document.createElement("canvas");
  [picture.width, picture.height] = [source.width, source.height + foot];
  const context = picture.getContext("2d");
  context.fillStyle = colour("canvas");
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(source, 0, 0);
  context.fillStyle = colour("ink");
  context.font = `${14 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
  context.fillText([data.title, data.document.date].filter(Boolean).join(" · "), 16 * devicePixelRatio, source.height + 20 * devicePixelRatio);
  context.fillStyle = colour("quiet");
  context.font = `${11.5 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
  context.fillText(statusText(), 16 * devicePixelRatio, source.height + 37 * devicePixelRatio);
  picture.toBlob((blob) => save(blob, fileName("png")));
}

// The map's drawing with its styles written into it, for outside of the page it has none.
async function mapPicture() {
  const drawing = byId("map-drawing");
  const copy = drawing.cloneNode(true);
  const originals = drawing.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((e, i) => {
    const style = getComputedStyle(originals[i]);
    for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-family", "text-anchor", "paint-order", "opacity", "fill-opacity"]) e.setAttribute(name, style.getPropertyValue(name));
  });
  const { clientWidth: w, clientHeight: h } = byId("map");
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("width", w * devicePixelRatio);
  copy.setAttribute("height", h * devicePixelRatio);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [w * devicePixelRatio, h * devicePixelRatio];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas;
}

async function copyLink() {
  const address = location.href;
  let done = true;
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    done = false; // a file opened from disk may not be allowed to
  }
  if (done) announce(word("linkCopied"));
  else prompt(word("copyLink"), address);
}

// On paper: all rows instead of a page of them, in light colours, and of the graph its picture, for a canvas may be cut.
const PRINTED = 3000; // rows, at most
let printing = false;
function startPrinting() {
  addEventListener("beforeprint", () => {
    printing = true;
    document.documentElement.dataset.theme = "light";
    show();
    if (state.view !== "graph") return;
    network.redraw();
    byId("printed").src = network.canvas.frame.canvas.toDataURL();
    byId("printed").hidden = false;
  });
  addEventListener("afterprint", () => {
    printing = false;
    byId("printed").hidden = true;
    showTheme();
    show();
  });
}
