// One fact as it is told of the selected node, and the groups of facts on a node's card.

// Which facts make up a group: their types, and the end of the fact at which the selected node is.
const GROUPS = [
  { name: "posts", end: "from", types: ["tenure"], show: postHeld },
  { name: "holders", end: "post", types: ["tenure"], show: holder },
  { name: "within", end: "from", types: ["within"], show: otherEnd },
  { name: "seat", end: "from", types: ["seat"], show: otherEnd },
  { name: "partOf", end: "from", types: ["partOf"], show: otherEnd },
  { name: "parts", end: "to", types: ["partOf"], show: otherEnd },
  { name: "renamed", end: "from", types: ["renamed"], show: otherEnd },
  { name: "formerly", end: "to", types: ["renamed"], show: otherEnd },
  { name: "people", end: "to", types: ["tenure"], show: holder },
  { name: "participants", end: "to", types: ["participation"], show: participant },
  { name: "places", end: "from", types: ["place"], show: otherEnd },
  { name: "organisations", end: "from", types: ["organisation"], show: otherEnd },
  { name: "projects", end: "from", types: ["project"], show: otherEnd },
  { name: "authors", end: "to", types: ["authorship"], show: author },
  { name: "articles", end: "from", types: ["authorship"], show: authored },
  { name: "events", ends: { participation: "from", place: "to", organisation: "to", project: "to" }, show: eventOf },
  { name: "contains", end: "to", types: ["within"], show: otherEnd },
  { name: "organs", end: "to", types: ["seat"], show: otherEnd },
  { name: "rank", end: "from", types: ["rank"], show: rankOf },
  { name: "sums", end: "from", types: ["sum"], show: sumOf },
];

function factsInGroup(group, node) {
  const at = group.ends ?? Object.fromEntries(group.types.map((type) => [type, group.end]));
  const facts = factsOf[node].filter((fact) => fact[at[fact.type]] === node && isShownFact(fact));
  if (group.name !== "events") return facts;
  const event = (fact) => (fact.type === "participation" ? fact.to : fact.from);
  const key = (fact) => day(event(fact)) || "~"; // undated last
  return facts.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : event(a) - event(b)));
}

// ---------------------------------------------------------------- one fact, seen from the selected node

function link(node) {
  return el(
    "button",
    { type: "button", class: "link", "data-node": node, onclick: () => choosing(node) },
    kindMark(nodes[node].kind),
    el("span", {}, nodes[node].name),
  );
}

// When a tenure was seen, and what is known of its beginning and end.
function seenText(fact) {
  const [first, last] = fact.seen ?? [];
  if (!first) return null;
  const once = !last || fact.seenOnce; // on one day, or some time in one month or year
  return el("span", { class: "when" }, once ? word("seen", { first: daysText(first, last ?? first) }) : word("seenBetween", { first, last }));
}

// Only what was stated of a beginning or an end: the other bounds are the days on which it was seen.
function boundsText(fact) {
  const [, beganBy, endedFrom] = fact.bounds ?? [];
  const [from, since, until, to] = fact.bounds ?? [];
  if (from && from === since) return el("span", { class: "when" }, word("began", { day: from }));
  if (to && to === until) return el("span", { class: "when" }, word("ended", { day: to }));
  if (!fact.seen && beganBy) return el("span", { class: "when" }, word("heldBy", { day: beganBy }));
  return !fact.seen && endedFrom ? el("span", { class: "when" }, word("heldBy", { day: endedFrom })) : null;
}

const statusChip = (fact) => chip(word(`status.${fact.status}`), `status-${fact.status}`);

function postHeld(fact) {
  return [
    el("div", { class: "line" }, link(fact.post), statusChip(fact), seenText(fact), boundsText(fact)),
    fact.to === null ? el("div", { class: "line quiet" }, word("organisationUntold")) : el("div", { class: "line" }, link(fact.to)),
  ];
}

function holder(fact) {
  return el("div", { class: "line" }, link(fact.from), el("span", {}, fact.title), statusChip(fact), seenText(fact), boundsText(fact));
}

function roleChips(fact) {
  return fact.roles.map((role) => chip(word(`role.${role}`)));
}

function listText(fact) {
  if (fact.length < 2) return null;
  return el("span", { class: "when" }, word(fact.open ? "listedOpen" : "listed", fact));
}

function participant(fact) {
  return el("div", { class: "line" }, link(fact.from), roleChips(fact), listText(fact));
}

function eventOf(fact) {
  const event = fact.type === "participation" ? fact.to : fact.from;
  return [
    el(
      "div",
      { class: "line when" },
      dateText(event) || word("undated"),
      chip(word(`event.${nodes[event].type}`)),
      fact.roles ? [...roleChips(fact), listText(fact)] : null,
    ),
    el("div", { class: "line" }, link(event)),
  ];
}

function author(fact) {
  return el("div", { class: "line" }, link(fact.from), chip(fact.role));
}

function authored(fact) {
  return el("div", { class: "line" }, link(fact.to), chip(fact.role), printedPages(fact.to));
}

function otherEnd(fact, node) {
  return el("div", { class: "line" }, link(fact.from === node ? fact.to : fact.from));
}

function printedPages(node) {
  const { first, last } = nodes[node];
  if (!first) return null;
  return el("span", { class: "when" }, word("printed", { printed: last && last !== first ? `${first}–${last}` : first }));
}

const rankName = (fact) => data.ranks[fact.rank][language];

function rankOf(fact) {
  return el("div", { class: "line" }, el("span", {}, rankName(fact)));
}

function sumOf(fact) {
  const yuan = word("yuan", { yuan: counted(fact.yuan) });
  return el("div", { class: "line" }, el("strong", {}, yuan), el("span", { class: "when" }, fact.words));
}

// A fact as one line that names both ends, where no node is selected that it could be told of.
function wholeFact(fact) {
  return [
    el("div", { class: "line" }, link(fact.from), chip(word(`relation.${fact.type}`)), fact.to === null ? null : link(fact.to)),
    el("div", { class: "line quiet" }, fact.post === undefined ? null : link(fact.post), fact.roles ? [...roleChips(fact), listText(fact)] : null, fact.status ? [statusChip(fact), seenText(fact)] : null),
  ];
}
