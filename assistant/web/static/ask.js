// The Ask page: what Gradio's parts lack for keyboards and screen readers, the buttons inside answers, the source beside
// an answer, and saving a file. By delegation, since answers are replaced. Nothing is stored in the browser.
"use strict";

const find = (selector) => document.querySelector(selector);
const box = () => find("#question textarea");

// Mending Gradio's parts --------------------------------------------------------------------------------------------

function mend() {
  if (!box()) return;
  find("#starting")?.remove();
  set(find("gradio-app main"), { id: "main", tabindex: "-1" });
  set(find("#stage"), { role: "status", "aria-live": "polite", "aria-atomic": "true" });
  for (const year of document.querySelectorAll("#filter-years input, #filter-years textarea")) set(year, { inputmode: "numeric" });
  set(box(), { autocomplete: "off", "aria-keyshortcuts": "Enter" });
  const filters = find("#filters > button");
  set(filters, { "aria-expanded": String(filters?.classList.contains("open")) });
  for (const group of document.querySelectorAll("#filters fieldset")) {
    const label = group.querySelector("[data-testid=block-info]");
    if (label) set(group, { "aria-label": label.textContent.trim() });
  }
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(element ? attributes : {})) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

// Saying things to the server ---------------------------------------------------------------------------------------

let sent = 0;
let acted = false;

function write(area, text) {
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function act(asked) {
  sent += 1;
  write(find("#action textarea"), JSON.stringify({ ...asked, sent }));
  requestAnimationFrame(() => find("#act").click());
}

function ask(question) {
  write(box(), question);
  box().focus();
  requestAnimationFrame(() => find("#ask").click());
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act], [data-example], [data-correct], [data-close-source]");
  if (!button) return;
  const { act: what, example, correct, ...rest } = button.dataset;
  if (what) {
    acted = what !== "export";
    act({ act: what, ...rest });
  } else if (example) {
    ask(example);
  } else if (correct) {
    write(box(), correct);
    box().focus();
    box().select();
  } else {
    closeSource();
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-feedback]");
  if (!form) return;
  event.preventDefault();
  const said = new FormData(form);
  act({
    act: "feedback",
    rating: said.get("rating"),
    comment: said.get("comment"),
    with_question: said.get("with_question") === "yes",
  });
  const details = form.closest("details");
  details.open = false;
  details.querySelector("summary").focus();
});

// What comes back ---------------------------------------------------------------------------------------------------

let shown = "";

function arrived() {
  const turn = find("#latest .turn");
  const now = turn ? turn.outerHTML : "";
  if (now === shown) return;
  shown = now;
  if (!turn) return;
  document.body.classList.add("has-answer");
  const heading = turn.querySelector("h2");
  heading.tabIndex = -1;
  shown = turn.outerHTML;
  if (acted) {
    acted = false;
    heading.focus({ preventScroll: true });
  }
  const { top, bottom } = heading.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) turn.scrollIntoView({ block: "start" });
}

function save() {
  const file = find("#file [data-file]");
  if (!file) return;
  const { file: content, type, name } = file.dataset;
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  file.remove();
}

// Gradio says "en" for the whole page once it has chosen its own words.
const spoken = document.documentElement;
new MutationObserver(() => set(spoken, { lang: "en-GB" })).observe(spoken, { attributeFilter: ["lang"] });

let planned = false;
new MutationObserver(() => {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    mend();
    arrived();
    save();
  });
}).observe(find("gradio-app"), { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });

// The source beside the answer --------------------------------------------------------------------------------------

const panel = find("#source-panel");
const beside = window.matchMedia("(min-width: 70rem)");
let cameFrom = null;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-source], #source-panel a[data-source-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!panel.contains(link)) cameFrom = link;
  openSource(link.href, link.querySelector(".n")?.textContent);
});

async function openSource(address, number) {
  const url = new URL(address);
  url.searchParams.set("fragment", "1");
  const body = find("#source-panel-body");
  const title = find("#source-panel-title");
  title.textContent = number ? `Source ${number}` : "Source";
  body.setAttribute("aria-busy", "true");
  showPanel();
  title.focus({ preventScroll: true });
  try {
    const response = await fetch(url, { headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(String(response.status));
    body.innerHTML = await response.text();
    const reference = body.querySelector("h2")?.textContent;
    if (reference) title.textContent = number ? `Source ${number}: ${reference}` : reference;
  } catch {
    body.innerHTML = "<p>The source cannot be shown now. Try again, or ask whoever runs this.</p>";
  }
  body.removeAttribute("aria-busy");
  showMark(body);
}

// The marked paragraph is brought into view once its page is there, so that nobody has to look for it.
function showMark(body) {
  body.scrollTop = 0;
  const picture = body.querySelector("figure img");
  if (!picture) return;
  const bring = () => {
    const mark = picture.parentElement.querySelector(".underline") || picture.parentElement.querySelector(".highlight");
    const room = body.getBoundingClientRect();
    const place = mark?.getBoundingClientRect();
    if (place && place.bottom > room.bottom) body.scrollTop += place.top - room.top - room.height / 2;
  };
  if (picture.complete) bring();
  else picture.addEventListener("load", bring, { once: true });
}

function showPanel() {
  const strip = find(".urgent").getBoundingClientRect();
  panel.style.setProperty("--below", `${Math.max(0, strip.bottom)}px`);
  if (!panel.open) panel.show();
  document.body.classList.add("has-source");
  behind();
}

function closeSource() {
  if (!panel.open) return;
  panel.close();
  document.body.classList.remove("has-source");
  behind();
  const back = cameFrom?.isConnected ? cameFrom : find("#latest a[data-source]") || box();
  back?.focus();
}

// Where the source covers the page, nothing under it can be reached; the help strip stays.
function behind() {
  const covered = panel.open && !beside.matches;
  for (const element of [find(".ask-column"), find(".top"), find(".foot")]) element.inert = covered;
}

beside.addEventListener("change", behind);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel.open) {
    event.preventDefault();
    closeSource();
  }
});
