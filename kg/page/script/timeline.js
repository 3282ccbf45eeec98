// The timeline view: the chronicle as it is told, days down, each event with who and what is linked to it.

const EVENTS_PER_PAGE = 60;
const PEOPLE_SHOWN = 8;

// The events that are shown, by day; undated ones last.
function timelineEvents() {
  // what is known to the year or month only stands before its days
  const key = (i) => {
    const precision = nodes[i].precision ?? "day";
    if (!day(i)) return "~";
    return precision.endsWith("year") ? `${day(i).slice(0, -6)}-00-00${day(i)}` : precision.endsWith("month") ? `${day(i).slice(0, -3)}-00${day(i)}` : day(i);
  };
  let events;
  if (state.from !== null || state.focus !== null) {
    const inside = new Set(scope());
    const centres = state.from !== null ? [state.from, state.to] : [state.focus];
    events = [...inside].filter((i) => nodes[i].kind === "event" && (centres.includes(i) || centres.some((c) => neighbours(c).has(i)) || state.steps > 1));
  } else events = nodes.map((_, i) => i).filter((i) => nodes[i].kind === "event" && isVisible(i));
  return events.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
}

let wantedMonth = null; // chosen, and to be scrolled to once it is there
let timelineKey = null;

function showTimeline() {
  const events = timelineEvents();
  const { page, pages, onPage } = paged(events, EVENTS_PER_PAGE);
  const months = new Map(); // month, or year of what is not dated better -> page on which it begins
  events.forEach((i, n) => {
    if (!months.has(monthOf(i))) months.set(monthOf(i), pageWith(n, EVENTS_PER_PAGE));
  });
  const scrolled = byId("timeline").querySelector(".scroll")?.scrollTop ?? 0;
  const list = el("div", { class: "scroll days", tabindex: 0, role: "region", "aria-label": word("view.timeline") });
  let [month, date, rows] = [null, null, null];
  for (const i of onPage) {
    if (monthOf(i) !== month) {
      month = monthOf(i);
      list.append(el("h2", { "data-month": month }, monthText(month)));
      date = null;
    }
    const dayOf = nodes[i].precision ? "" : day(i);
    if (dayOf !== date) {
      date = dayOf;
      rows = el("div", { class: "events" });
      list.append(el("div", { class: "day" }, el("div", { class: "date" }, dayText(date)), rows));
    }
    rows.append(eventCard(i));
  }
  if (!events.length) list.append(el("p", { class: "quiet empty" }, word("noEvents")));
  const choice = months.size > 1 ? monthChoice(months, wantedMonth ?? monthOf(onPage[0])) : null;
  byId("timeline").replaceChildren(
    el("div", { class: "bar" }, choice, el("span", { class: "when" }, word("eventCount", { n: counted(events.length) })), pager(page, pages)),
    list,
  );
  const key = JSON.stringify([page, shown.key, state.focus, state.from, state.to]);
  if (wantedMonth !== null) list.querySelector(`[data-month="${wantedMonth}"]`)?.scrollIntoView({ block: "start" });
  else if (key === timelineKey) list.scrollTop = scrolled;
  list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  [wantedMonth, timelineKey] = [null, key];
  if (choice) list.addEventListener("scroll", () => followMonth(list, choice), { passive: true });
}

// The month in sight is the one that the choice shows.
function followMonth(list, choice) {
  const passed = [...list.querySelectorAll("h2")].filter((e) => e.offsetTop - list.offsetTop <= list.scrollTop + 40);
  if (passed.length) choice.value = passed[passed.length - 1].dataset.month;
}

const monthOf = (i) => (nodes[i]?.precision?.endsWith("year") ? day(i).slice(0, -6) : day(i).slice(0, -3));

function monthText(month) {
  if (!month) return word("undated");
  const [, year, m] = /^(-?\d+)(?:-(\d\d))?$/.exec(month);
  if (!m) return word("year", { year: Number(year) });
  return word("month", { year: Number(year), month: language === "zh" ? Number(m) : new Date(2000, m - 1, 1).toLocaleString("en-GB", { month: "long" }) });
}

function dayText(date) {
  if (!date) return "";
  const weekday = new Date(`${date}T12:00:00Z`).toLocaleDateString(language === "zh" ? "zh-CN" : "en-GB", { weekday: "short", timeZone: "UTC" });
  return [el("strong", {}, String(Number(date.slice(-2)))), date < "1600" ? "" : el("span", {}, weekday)];
}

function monthChoice(months, current) {
  const choice = el("select", { id: "month", "aria-label": word("toMonth") }, [...months.keys()].map((month) => el("option", { value: month, selected: month === current }, monthText(month))));
  choice.addEventListener("change", () => {
    wantedMonth = choice.value;
    change({ page: months.get(wantedMonth) });
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
