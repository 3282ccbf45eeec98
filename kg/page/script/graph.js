// The data as it stands in the page, and look-ups over it. Nodes are referred to by their index.

const read = (id) => JSON.parse(document.getElementById(id).textContent);

const data = read("data");
const drawing = read("drawing");
const visOptions = JSON.parse(drawing.options); // pyvis hands them over as a string
const shapes = visOptions.shapes;
delete visOptions.shapes;

const nodes = data.nodes;
const nodeById = new Map(nodes.map((node, i) => [node.id, i]));
const kindsInUse = new Set(nodes.map((node) => node.kind));

// Node -> the facts it has a part in, each once, in the data's order.
const factsOf = nodes.map(() => []);
for (const fact of data.facts) {
  for (const end of new Set([fact.from, fact.to, fact.post])) {
    if (end !== null && end !== undefined) factsOf[end].push(fact);
  }
}

// Pairs of nodes that are drawn with a line between them because of a fact.
function line(fact) {
  return [fact.from, fact.to ?? fact.post];
}

// The nodes one step away, with the number of facts that link them; of a post its holders and organisation too.
function neighbours(node) {
  const near = new Map();
  for (const fact of factsOf[node]) {
    for (const end of new Set([fact.from, fact.to, nodes[node].kind === "post" || fact.to === null ? fact.post : null])) {
      if (end !== null && end !== undefined && end !== node) near.set(end, (near.get(end) ?? 0) + 1);
    }
  }
  return near;
}

const label = (node) => nodes[node].label ?? nodes[node].name;
const day = (node) => nodes[node].start ?? nodes[node].end ?? "";

// First day to last day, as far as they are known; what the text prints where they are not.
function dateText(node) {
  const { start, end, printed } = nodes[node];
  if (!start && !end) return printed ?? "";
  return start === end || !end ? start : `${start ?? "…"} – ${end}`;
}
