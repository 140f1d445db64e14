"use strict";

/** Sheets about AI for families, children, supervisors and oneself: words to print, with nobody in them. */
(async () => {
  await Page.ready();
  const which = Page.at("which", HTMLSelectElement);
  const show = () => {
    for (const sheet of document.querySelectorAll("article")) sheet.hidden = sheet.id !== which.value;
  };
  const wanted = location.hash.slice(1);
  if ([...which.options].some(({ value }) => value === wanted)) which.value = wanted;
  show();
  which.addEventListener("change", show);
  Page.onPress("print", () => window.print());
})();
