// Citations open their document beside the answer; the conversation itself is Gradio's to change.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const NARROW = window.matchMedia("(max-width: 900px)");
  const QUIET = window.matchMedia("(prefers-reduced-motion: reduce)");
  let cameFrom = null; // what had the focus before the panel took it
  let shownTurn = 0;
  let library = ""; // the panel as it came: the documents that answers come from
  let trail = []; // the documents opened one from another, the one on show last

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
    trail = [];
    view("list");
    if (cameFrom && cameFrom.isConnected) cameFrom.focus();
    cameFrom = null;
  }

  function showSources(number) {
    const sources = $(`.turn.done[data-turn="${number}"] .turn-sources`);
    if (!sources) return;
    shownTurn = number;
    $(".panel-list").innerHTML = sources.innerHTML + library; // server-escaped HTML that is already in this page
    $(".panel-list").scrollTop = 0;
    view("list");
  }

  function select(key) {
    for (const card of panel().querySelectorAll(".card")) card.classList.toggle("selected", card.dataset.key === key);
  }

  function openDocument(link) {
    const inside = link.closest(".panel-body");
    if (!inside) { cameFrom = link; trail = []; }
    trail.push(link.href);
    showDocument(link.href);
  }

  function goBack() {
    trail.pop();
    if (trail.length) return void showDocument(trail[trail.length - 1]);
    view("list");
    if (cameFrom && cameFrom.isConnected) cameFrom.focus();
  }

  async function showDocument(href) {
    const url = new URL(href);
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
    body.scrollTop = 0;
    const hit = $("#hit", body);
    if (hit) bring(hit);
    body.focus({ preventScroll: true });
  }

  function bring(element) {
    const body = $(".panel-body");
    const top = element.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop;
    body.scrollTo({ top: top - body.clientHeight / 4, behavior: "auto" });
  }

  function jump(link) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    for (const old of document.querySelectorAll(".leaf.reached")) old.classList.remove("reached");
    const leaf = target.matches(".leaf") ? target : $(".leaf", target);
    if (leaf) leaf.classList.add("reached");
    bring(target);
  }

  // The understood question goes into the box, to be put right there.
  function edit(button) {
    const area = $("#question-box textarea");
    area.value = button.dataset.edit;
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }

  async function download(link) {
    const say = $(".thanks", link.closest(".tools"));
    let reply = null;
    try {
      reply = await fetch(link.href);
    } catch {
      reply = null;
    }
    if (!reply || !reply.ok) {
      say.textContent = reply ? link.dataset.gone : panel().dataset.failed;
      return;
    }
    const name = /filename="([^"]+)"/.exec(reply.headers.get("content-disposition") || "");
    const saver = document.createElement("a");
    saver.href = URL.createObjectURL(await reply.blob());
    saver.download = name ? name[1] : "chithi";
    saver.click();
    setTimeout(() => URL.revokeObjectURL(saver.href), 60_000);
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
    const open = target.closest("a.open-doc, a.ref");
    if (cite || open) {
      event.preventDefault();
      hidePeek();
      if (cite) { showSources(cite.dataset.turn); select(cite.dataset.key); }
      openDocument(cite || open);
      return;
    }
    const inside = target.closest("a.jump");
    if (inside) { event.preventDefault(); return void jump(inside); }
    const saved = target.closest("a.export");
    if (saved) { event.preventDefault(); return void download(saved); }
    const editor = target.closest("[data-edit]");
    if (editor) return void edit(editor);
    if (target.closest(".panel-back")) return void goBack();
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
    if (!thread || !panel()) return;
    document.body.classList.toggle("talking", turns.length > 0);
    hidePeek();
    if (!newest) {
      if (lastSeen) { lastSeen = 0; shownTurn = 0; $(".panel-list").innerHTML = library; closePanel(); }
      return;
    }
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
