// The timeline view: the chronicle as it is told, days down, each event with who and what is linked to it.

const EVENTS_PER_PAGE = 60;
const PEOPLE_SHOWN = 8;

// The events that are shown, by day; undated ones last.
function timelineEvents() {
  const key = (i) => day(i) || "~";
  let events;
  if (state.from !== null || state.focus !== null) {
    const inside = new Set(scope());
    const centres = state.from !== null ? [state.from, state.to] : [state.focus];
    events = [...inside].filter((i) => nodes[i].kind === "event" && (centres.includes(i) || centres.some((c) => neighbours(c).has(i)) || state.steps > 1));
  } else events = nodes.map((_, i) => i).filter((i) => nodes[i].kind === "event" && isVisible(i));
  return events.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
}

function showTimeline() {
  const events = timelineEvents();
  const pages = Math.max(1, Math.ceil(events.length / EVENTS_PER_PAGE));
  const page = Math.min(state.page, pages);
  const months = new Map(); // month -> page on which it begins
  events.forEach((i, n) => {
    const month = day(i).slice(0, 7);
    if (!months.has(month)) months.set(month, Math.floor(n / EVENTS_PER_PAGE) + 1);
  });
  const list = el("div", { class: "scroll days", tabindex: 0, role: "region", "aria-label": word("view.timeline") });
  let [month, date, rows] = [null, null, null];
  for (const i of events.slice((page - 1) * EVENTS_PER_PAGE, page * EVENTS_PER_PAGE)) {
    if (day(i).slice(0, 7) !== month) {
      month = day(i).slice(0, 7);
      list.append(el("h2", { "data-month": month }, monthText(month)));
      date = null;
    }
    if (day(i) !== date) {
      date = day(i);
      rows = el("div", { class: "events" });
      list.append(el("div", { class: "day" }, el("div", { class: "date" }, dayText(date)), rows));
    }
    rows.append(eventCard(i));
  }
  if (!events.length) list.append(el("p", { class: "quiet empty" }, word("noEvents")));
  byId("timeline").replaceChildren(
    el("div", { class: "bar" }, months.size > 1 ? monthChoice(months, day(events[(page - 1) * EVENTS_PER_PAGE]).slice(0, 7)) : null, el("span", { class: "when" }, word("eventCount", { n: counted(events.length) })), pager(page, pages)),
    list,
  );
}

const monthText = (month) => {
  if (!month) return word("undated");
  const [year, m] = month.split("-").map(Number);
  return word("month", { year, month: language === "zh" ? m : new Date(2000, m - 1, 1).toLocaleString("en-GB", { month: "long" }) });
};

function dayText(date) {
  if (!date) return "";
  const weekday = new Date(`${date}T12:00:00Z`).toLocaleDateString(language === "zh" ? "zh-CN" : "en-GB", { weekday: "short", timeZone: "UTC" });
  return [el("strong", {}, String(Number(date.slice(8)))), el("span", {}, weekday)];
}

function monthChoice(months, current) {
  const choice = el("select", { "aria-label": word("toMonth") }, [...months.keys()].map((month) => el("option", { value: month, selected: month === current }, monthText(month))));
  choice.addEventListener("change", () => {
    const { value } = choice;
    change({ page: months.get(value) });
    byId("timeline").querySelector(`[data-month="${value}"]`)?.scrollIntoView({ block: "start" });
  });
  return choice;
}

function eventCard(i) {
  const linked = shownFactsOf(i);
  const people = linked.filter((fact) => fact.type === "participation");
  const others = linked.filter((fact) => ["place", "organisation", "project"].includes(fact.type));
  const person = (fact) => el("li", {}, link(fact.from), roleChips(fact));
  const rest = people.slice(PEOPLE_SHOWN);
  return el(
    "article",
    { class: state.selected !== null && neighbours(state.selected).has(i) ? "event with" : "event", "data-type": nodes[i].type, "aria-current": i === state.selected ? "true" : null },
    el("div", { class: "line" }, chip(word(`event.${nodes[i].type}`)), nodes[i].start !== nodes[i].end && nodes[i].end ? el("span", { class: "when" }, dateText(i)) : null),
    el("h3", {}, link(i)),
    people.length ? el("ul", { class: "people" }, people.slice(0, PEOPLE_SHOWN).map(person), rest.length ? el("li", { class: "when" }, word("andMore", { n: rest.length })) : null) : null,
    others.length ? el("ul", { class: "people" }, others.map((fact) => el("li", {}, link(fact.to)))) : null,
  );
}
