// Citations open their document beside the answer; the conversation itself is Gradio's to change.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const NARROW = window.matchMedia("(max-width: 900px)");
  const QUIET = window.matchMedia("(prefers-reduced-motion: reduce)");
  let cameFrom = null; // what had the focus before the panel took it
  let shownTurn = 0;
  let library = ""; // the panel as it came: the documents that answers come from

  const panel = () => $("#panel");

  function view(name) {
    $(".panel-list").hidden = name !== "list";
    $(".panel-doc").hidden = name !== "doc";
    panel().dataset.view = name;
  }

  function openPanel() {
    if (NARROW.matches) document.body.classList.add("panel-open");
  }

  function closePanel() {
    document.body.classList.remove("panel-open");
    view("list");
    if (cameFrom && cameFrom.isConnected) cameFrom.focus();
    cameFrom = null;
  }

  function showSources(number) {
    const sources = $(`.turn.done[data-turn="${number}"] .turn-sources`);
    if (!sources) return;
    shownTurn = number;
    $(".panel-list").innerHTML = sources.innerHTML + library; // server-escaped HTML that is already in this page
    panel().scrollTop = 0;
    view("list");
  }

  function select(key) {
    for (const card of panel().querySelectorAll(".card")) card.classList.toggle("selected", card.dataset.key === key);
  }

  async function openDocument(link) {
    cameFrom = link;
    const url = new URL(link.href);
    const body = $(".panel-body");
    $(".panel-tab").href = url.href;
    body.textContent = panel().dataset.loading;
    view("doc");
    openPanel();
    const fragment = new URL(url);
    fragment.hash = "";
    fragment.searchParams.set("fragment", "true");
    try {
      const reply = await fetch(fragment);
      const html = await reply.text();
      if (!reply.ok) throw new Error(String(reply.status));
      body.innerHTML = html; // escaped by the server
    } catch {
      body.textContent = panel().dataset.failed;
      return;
    }
    const hit = $("#hit", body);
    if (hit) {
      const top = hit.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop;
      body.scrollTo({ top: top - body.clientHeight / 4, behavior: "auto" });
    } else {
      body.scrollTop = 0;
    }
    body.focus({ preventScroll: true });
  }

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea"); // a page that is not a secure context has no clipboard
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const label = $("span", button);
    const before = label.textContent;
    label.textContent = button.dataset.done;
    setTimeout(() => { label.textContent = before; }, 1600);
  }

  function pressVote(button) {
    const tools = button.closest(".tools");
    for (const other of tools.querySelectorAll("[data-vote]")) other.setAttribute("aria-pressed", String(other === button));
    const thanks = $(".thanks", tools);
    thanks.textContent = thanks.dataset.text;
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const cite = target.closest("a.cite");
    const open = target.closest("a.open-doc");
    if (cite || open) {
      event.preventDefault();
      hidePeek();
      if (cite) { showSources(cite.dataset.turn); select(cite.dataset.key); }
      openDocument(cite || open);
      return;
    }
    if (target.closest(".panel-back")) return void (view("list"), cameFrom && cameFrom.isConnected && cameFrom.focus());
    if (target.closest(".panel-close")) return void closePanel();
    const sources = target.closest(".show-sources");
    if (sources) { cameFrom = sources; showSources(sources.dataset.turn); openPanel(); $(".panel-title").focus(); return; }
    const copier = target.closest(".copy");
    if (copier) return void copy(copier);
    const vote = target.closest("[data-vote]");
    if (vote) return void pressVote(vote);
    const skip = target.closest("a.skip");
    if (skip) { event.preventDefault(); $("#question-box textarea").focus(); }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel()) return;
    hidePeek();
    if (panel().dataset.view === "doc" || document.body.classList.contains("panel-open")) closePanel();
  });

  // Hovering or focusing a citation shows its quote.
  let peek = null;
  function hidePeek() { if (peek) { peek.remove(); peek = null; } }
  function showPeek(cite) {
    hidePeek();
    const card = $(`.turn.done[data-turn="${cite.dataset.turn}"] .turn-sources .card[data-key="${CSS.escape(cite.dataset.key)}"]`);
    if (!card || NARROW.matches) return;
    peek = document.createElement("div");
    peek.className = "peek";
    peek.setAttribute("role", "tooltip");
    for (const part of [".card-label", ".card-title", ".card-quote mark"]) {
      const line = $(part, card).cloneNode(true);
      line.removeAttribute("id");
      peek.append(line);
    }
    document.body.append(peek);
    const at = cite.getBoundingClientRect();
    const box = peek.getBoundingClientRect();
    const right = $("#talk").getBoundingClientRect().right;
    peek.style.left = `${Math.max(12, Math.min(at.left - 24, right - box.width - 12))}px`;
    peek.style.top = at.top > box.height + 16 ? `${at.top - box.height - 8}px` : `${at.bottom + 8}px`;
  }
  const citeOf = (event) => (event.target instanceof Element ? event.target.closest("a.cite") : null);
  document.addEventListener("mouseover", (event) => { const cite = citeOf(event); if (cite) showPeek(cite); });
  document.addEventListener("mouseout", (event) => { if (citeOf(event)) hidePeek(); });
  document.addEventListener("focusin", (event) => {
    const cite = citeOf(event);
    if (cite && cite.matches(":focus-visible")) showPeek(cite);
  });
  document.addEventListener("focusout", (event) => { if (citeOf(event)) hidePeek(); });

  // A new question scrolls to the top of the conversation's window; a finished answer brings its sources.
  let lastSeen = 0;
  function settle() {
    const thread = $("#thread");
    const turns = document.querySelectorAll("#thread .turn");
    const newest = turns[turns.length - 1];
    if (!thread || !newest || !panel()) return;
    hidePeek();
    const number = Number(newest.dataset.turn);
    if (number > lastSeen) {
      lastSeen = number;
      if (thread.scrollHeight > thread.clientHeight) {
        thread.scrollTo({
          top: newest.getBoundingClientRect().top - thread.getBoundingClientRect().top + thread.scrollTop - 16,
          behavior: QUIET.matches ? "auto" : "smooth",
        });
      }
    }
    if (newest.classList.contains("done") && Number(shownTurn) < number) showSources(String(number));
  }
  function start() {
    const thread = $("#thread");
    if (!thread || !panel()) return void setTimeout(start, 60); // Gradio draws the page after this script has run
    library = $(".panel-list").innerHTML;
    const area = $("#question-box textarea");
    if (area) area.id = "question";
    new MutationObserver(settle).observe(thread, { childList: true, subtree: true });
    settle();
  }
  start();
})();
