// The interface's words in the language that is on.

const languages = Object.keys(allWords);
const browserLanguage = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
let language = browserLanguage;

function word(key, values = {}) {
  const text = allWords[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const joined = (names) => names.join(language === "zh" ? "、" : ", ");
const counted = (n) => n.toLocaleString(language === "zh" ? "zh-CN" : "en-GB");

// Words of the page's fixed parts.
function translatePage() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  for (const e of document.querySelectorAll("[data-word]")) e.textContent = word(e.dataset.word);
  for (const e of document.querySelectorAll("[data-label]")) e.setAttribute("aria-label", word(e.dataset.label));
  for (const e of document.querySelectorAll("button[data-label]")) e.title = word(e.dataset.label);
  for (const e of document.querySelectorAll("[data-placeholder]")) e.placeholder = word(e.dataset.placeholder);
}
