// Adding documents with live progress: the form goes to the HTTP interface, which tells what it does as it does it.
// Without this script the same form posts itself and the outcome comes as a page.
"use strict";

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-adding]");
  if (!form || !form.querySelector("[type=file]").files.length && !form.elements.address.value.trim()) return;
  event.preventDefault();
  const button = form.querySelector("button");
  const shown = progressOf(form.querySelector("[type=file]").files.length + (form.elements.address.value.trim() ? 1 : 0));
  button.disabled = true;
  add(form, shown)
    .catch((problem) => shown.fail(problem.message))
    .finally(() => { button.disabled = false; });
});

async function add(form, shown) {
  const sent = new FormData(form);
  for (const [name, value] of [...sent.entries()]) if (value === "" || value.size === 0) sent.delete(name);
  shown.begin();
  const response = await fetch(form.dataset.adding, { method: "POST", body: sent, headers: { Accept: "text/event-stream" } });
  if (!response.ok) throw new Error((await response.json()).detail);
  for await (const [name, data] of eventsOf(response.body)) {
    if (name === "progress") shown.count(data);
    if (name === "result") shown.result(data);
    if (name === "problem") throw new Error(data.detail);
    if (name === "end") return shown.end(form);
  }
  throw new Error("The connection was lost. What is complete is in the library; add the same files again to go on.");
}

async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const field = (name) => part.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      if (field("data")) yield [field("event"), JSON.parse(field("data"))];
    }
  }
}

function progressOf(files) {
  const place = document.querySelector("[data-progress]");
  const [said, bar, counted, list, after] = ["[data-said]", "progress", "[data-count]", "[data-results]", "[data-after]"]
    .map((selector) => place.querySelector(selector));
  const outcomes = JSON.parse(place.dataset.outcomes);
  let kept = 0;
  let failed = 0;
  return {
    begin() {
      place.hidden = false;
      place.classList.remove("wrong");
      list.replaceChildren();
      after.hidden = true;
      bar.hidden = false;
      bar.removeAttribute("value");
      counted.textContent = "";
      said.textContent = files === 1 ? "Reading…" : `Reading ${files} files…`;
      place.scrollIntoView({ block: "nearest" });
    },
    count(data) {
      if (files > 1) { bar.max = files; bar.value = Math.min(files, data.files); }
      counted.textContent = `${data.pages} pages read, ${data.passages} passages compared by meaning`;
    },
    result(data) {
      if (data.status === "failed") failed += 1; else kept += 1;
      list.append(lineOf(data, outcomes));
    },
    end(form) {
      const left = failed ? ` ${failed} not added: the reason and what to do stand below.` : "";
      said.textContent = `${kept ? `Done. ${kept} in the library.` : "Nothing was added."}${left}`;
      this.stop();
      form.reset();
    },
    fail(message) {
      said.textContent = message;
      place.classList.add("wrong");
      this.stop();
    },
    stop() {
      bar.hidden = true;
      counted.textContent = "";
      after.hidden = false;
      place.focus();
    },
  };
}

function lineOf(data, outcomes) {
  const line = document.createElement("li");
  line.className = data.status;
  const what = document.createElement("p");
  const file = document.createElement(data.id ? "a" : "strong");
  file.textContent = data.path;
  if (data.id) file.href = `/library/${encodeURIComponent(data.id)}`;
  what.append(file, `: ${outcomes[data.status].toLowerCase()}`);
  line.append(what);
  const remarks = [data.message, ...data.warnings].filter(Boolean).join(" ");
  if (remarks) {
    const why = document.createElement("p");
    why.textContent = remarks;
    line.append(why);
  }
  return line;
}
