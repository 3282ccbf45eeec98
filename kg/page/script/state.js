// What is shown, kept in the address: #e=<id>&focus=<id>&hide=<kind.kind>&lang=<zh|en>. Back and forward work.

const state = { selected: null, focus: null, hidden: new Set() };

function readState() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const node = (key) => nodeById.get(parts.get(key)) ?? null;
  state.selected = node("e");
  state.focus = node("focus");
  state.hidden = new Set((parts.get("hide") ?? "").split(".").filter((kind) => kindsInUse.has(kind)));
  if (languages.includes(parts.get("lang"))) language = parts.get("lang");
}

// Takes over some changes and writes the address, which shows them.
function change(changes) {
  if (changes.language) language = changes.language;
  delete changes.language;
  Object.assign(state, changes);
  const parts = new URLSearchParams();
  if (state.selected !== null) parts.set("e", nodes[state.selected].id);
  if (state.focus !== null) parts.set("focus", nodes[state.focus].id);
  if (state.hidden.size) parts.set("hide", [...state.hidden].sort().join("."));
  parts.set("lang", language);
  const hash = `#${parts}`;
  if (hash !== location.hash) location.hash = hash; // 'hashchange' calls show()
  else show();
}

// Selects a node; one that is not drawn is shown with its neighbours.
function select(node) {
  change({ selected: node, focus: node === null || isDrawn(node) ? state.focus : node });
}
