"use strict";
// Hovering over a card, or focusing it, shows its words in the text; clicking keeps them shown.
(() => {
  const roles = { act: "act", who: "who", "to whom": "to-whom" };
  let shown = null;
  let pinned = null;
  const words = (id) => document.querySelectorAll(`.m[data-e~="${id}"]`);
  const roleIn = (mark, id) => {
    const told = JSON.parse(mark.dataset.r).filter(([event]) => event === id).map(([, role]) => role);
    const best = ["act", "who", "to whom"].find((role) => told.includes(role));
    return roles[best] || "rest";
  };
  const show = (id) => {
    if (id === shown) return;
    if (shown) {
      words(shown).forEach((mark) => delete mark.dataset.on);
      document.getElementById(shown).classList.remove("on");
    }
    shown = id;
    if (!id) return;
    words(id).forEach((mark) => { mark.dataset.on = roleIn(mark, id); });
    document.getElementById(id).classList.add("on");
  };
  const pin = (id) => {
    if (pinned) document.getElementById(pinned).classList.remove("pinned");
    pinned = id === pinned ? null : id;
    if (pinned) document.getElementById(pinned).classList.add("pinned");
    show(pinned);
  };
  document.querySelectorAll(".card").forEach((card) => {
    card.addEventListener("mouseenter", () => show(card.id));
    card.addEventListener("mouseleave", () => show(pinned));
    card.addEventListener("focus", () => show(card.id));
    card.addEventListener("blur", () => show(pinned));
    card.addEventListener("click", (event) => {
      if (event.target.closest("a") || String(getSelection())) return;
      pin(card.id);
      const act = pinned && document.querySelector(`.act[data-e~="${card.id}"]`);
      if (act) act.scrollIntoView({ block: "nearest", behavior: "smooth" });
    });
    card.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target === card) pin(card.id); });
  });
  document.querySelectorAll(".act").forEach((mark) => {
    const id = JSON.parse(mark.dataset.r).find(([, role]) => role === "act")[0];
    mark.addEventListener("mouseenter", () => show(id));
    mark.addEventListener("mouseleave", () => show(pinned));
    mark.addEventListener("click", () => {
      if (pinned !== id) pin(id);
      document.getElementById(id).scrollIntoView({ block: "nearest", behavior: "smooth" });
    });
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && pinned) pin(pinned); });
})();
