// Behaviour shared by every page, by delegation: nothing is attached to an element that may be replaced.
"use strict";

// What needs this script is shown where it runs.
document.documentElement.classList.add("has-script");

// Copy citation: the words of the element that the button names.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy).innerText.trim();
  const status = button.nextElementSibling;
  let said = "Copied";
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    said = "Not copied: select the words above";
  }
  const words = button.dataset.words || (button.dataset.words = button.textContent);
  button.textContent = said;
  status.textContent = said;
  window.setTimeout(() => { button.textContent = words; status.textContent = ""; }, 4000);
});

// Leave quickly: nothing of the page stays on the screen or in the history.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-leave]");
  if (!link) return;
  event.preventDefault();
  document.title = "";
  document.documentElement.style.visibility = "hidden";
  window.location.replace(link.href);
});
