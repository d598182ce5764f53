// Behaviour shared by every page, by delegation: nothing is attached to an element that may be replaced.
"use strict";

// Leave quickly: nothing of the page stays on the screen or in the history.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-leave]");
  if (!link) return;
  event.preventDefault();
  document.title = "";
  document.documentElement.style.visibility = "hidden";
  window.location.replace(link.href);
});
