// Evidence: the sentence with its words marked, where it stands, and how sure it is.

// Marks are counted in code points, and a rare character in a name is two units of a JavaScript string.
function markedSentence(evidence) {
  const characters = Array.from(data.sentences[evidence.sentence]);
  const parts = [];
  let at = 0;
  for (const [start, end] of evidence.marks) {
    parts.push(characters.slice(at, start).join(""), el("mark", {}, characters.slice(start, end).join("")));
    at = end;
  }
  return el("blockquote", {}, parts, characters.slice(at).join(""));
}

function pages(evidence) {
  const parts = [];
  if (evidence.page !== undefined) parts.push(word("page", evidence));
  if (evidence.printed !== undefined) parts.push(word("printed", evidence));
  return parts.join(" · ");
}

// 《刊名》2024年第5期, as far as it is known.
function sourceText() {
  const d = data.document;
  if (!d.publication) return d.source ?? d.name;
  const issue = d.year && d.number ? word("issueShort", d) : (d.year ?? "");
  return language === "zh" ? `《${d.publication}》${issue}` : [d.publication, issue].filter(Boolean).join(" ");
}

function evidenceItem(index) {
  const evidence = data.evidence[index];
  const notes = [sourceText(), pages(evidence), word("rule", evidence)];
  if (evidence.confidence < 1) notes.push(word("confidence", evidence));
  return el(
    "figure",
    { class: "evidence" },
    markedSentence(evidence),
    el("figcaption", {}, notes.filter(Boolean).join(" · "), " ", basis(evidence)),
  );
}

const basis = (evidence) => chip(word(evidence.inferred ? "inferred" : "stated"), evidence.inferred ? "inferred" : "stated");

function evidenceOf(indexes, open) {
  const first = data.evidence[indexes[0]];
  if (!first) return null;
  const inferred = indexes.every((i) => data.evidence[i].inferred);
  const many = indexes.length > 1 ? ` (${indexes.length})` : "";
  const details = el(
    "details",
    { open, "data-evidence": indexes[0] },
    el("summary", {}, `${word("evidence")}${many}`, el("span", { class: "when" }, pages(first)), inferred ? chip(word("inferred"), "inferred") : null),
  );
  const fill = () => details.open && details.children.length === 1 && details.append(...indexes.map(evidenceItem));
  details.addEventListener("toggle", fill); // a leader's hundreds of sentences are made when they are wanted
  fill();
  return details;
}

