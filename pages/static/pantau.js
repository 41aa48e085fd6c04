// What remains of Streamlit's own English, and links that leave this site.
(() => {
  const words = {
    "No results": "Tidak ada yang cocok",
    "Clear value": "Hapus pilihan",
    "Clear all": "Hapus pilihan",
    "Close": "Tutup",
    "Clear selection": "Hapus pilihan",
    "Fullscreen": "Layar penuh",
    "Close fullscreen": "Tutup layar penuh",
    "Sidebar": "Menu",
    "App pages": "Halaman",
    "Collapse sidebar": "Tutup menu",
    "Expand sidebar": "Buka menu",
    "Open sidebar": "Buka menu",
    "Close sidebar": "Tutup menu",
    "Open": "Buka daftar",
    "Skip to main content": "Langsung ke isi",
    "Connecting": "Menyambung",
    "CONNECTING": "MENYAMBUNG",
    "Stop": "Hentikan",
    "Running...": "Memuat...",
    "Please wait...": "Mohon tunggu...",
    "Connection error": "Sambungan terputus",
    "Upload": "Pilih berkas",
    "file upload": "pilih berkas",
    "Uploading...": "Mengunggah...",
    "Remove file": "Hapus berkas",
    "Browse files": "Pilih berkas",
    "Drag and drop file here": "Taruh berkas di sini",
    "Drag and drop files here": "Taruh berkas di sini",
    "Show more files": "Berkas berikutnya",
    "Press Enter to apply": "Tekan Enter",
    "Press Enter to submit form": "Tekan Enter untuk mengirim",
    "View less": "Lebih sedikit",
    "View more": "Lebih banyak",
  };
  const attributes = ["aria-label", "title", "placeholder", "alt"];

  // What is ours speaks Indonesian already, and a chart is thousands of elements: neither is looked through.
  const ours = "head, [data-testid=stHtml], .st-key-kepala, .js-plotly-plot";

  const translate = (root) => {
    const filter = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(ours) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        const word = words[node.nodeValue.trim()];
        if (word) node.nodeValue = word;
        continue;
      }
      // Streamlit calls its named, focusable place for files a decoration.
      if (node.matches("[data-testid=stFileUploaderDropzone]")) node.setAttribute("role", "group");
      for (const name of attributes) {
        const word = words[node.getAttribute(name)];
        if (word) node.setAttribute(name, word);
      }
    }
  };

  const visit = (node) => {
    if (node.nodeType === Node.ELEMENT_NODE && !node.closest(ours)) translate(node);
  };

  // A link that leaves this site opens beside it; Streamlit's cleaning of HTML drops what would say so there.
  const openOutside = (event) => {
    const link = event.target.closest?.("a[href^=http]");
    if (!link || link.host === location.host) return;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  };
  for (const kind of ["focusin", "pointerdown", "click"]) addEventListener(kind, openOutside, true);

  // One open panel of a timeline at a time, and Escape closes whatever is open: panels there lie over the page.
  addEventListener("toggle", (event) => {
    const line = event.target.closest?.(".garis-waktu");
    if (!line || !event.target.open) return;
    for (const other of line.querySelectorAll("details[open]")) if (other !== event.target) other.open = false;
  }, true);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const panel of document.querySelectorAll(".garis-waktu details[open]")) panel.open = false;
  });

  // Mode rapat is led by keyboard and by remote, which sends PageDown and PageUp; whoever types is left alone.
  const press = (selector) => { const found = document.querySelector(selector); if (found && !found.disabled) found.click(); return Boolean(found); };
  const turns = {
    ArrowRight: ".st-key-layar-berikut button", PageDown: ".st-key-layar-berikut button", " ": ".st-key-layar-berikut button",
    ArrowLeft: ".st-key-layar-sebelum button", PageUp: ".st-key-layar-sebelum button", f: ".layar-penuh", F: ".layar-penuh",
  };
  addEventListener("keydown", (event) => {
    if (!document.querySelector(".st-key-rapat") || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.("input, textarea, [role=combobox], [role=listbox]");
    const onControl = event.target.closest?.("button, a, summary");
    if (event.key === "Escape" && !typing && !document.fullscreenElement) press(".rapat-keluar");
    if (typing || (onControl && event.key === " ")) return;
    if (event.key === "/") { document.querySelector(".st-key-lingkup input")?.focus(); event.preventDefault(); }
    if (turns[event.key] && press(turns[event.key])) event.preventDefault();
  });
  addEventListener("click", (event) => {
    if (!event.target.closest?.(".layar-penuh")) return;
    if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen();
  });

  // "Salin" takes the line it stands in; "Bagikan" takes one sentence and the address as it stands.
  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const field = document.body.appendChild(Object.assign(document.createElement("textarea"), { value: words }));
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };
  addEventListener("click", async (event) => {
    const button = event.target.closest?.("button.salin, button.bagikan");
    if (!button) return;
    const shared = button.matches(".bagikan");
    await copy(shared ? `${button.dataset.kalimat} ${location.href}` : button.parentElement.querySelector("span").textContent);
    const label = button.textContent;
    button.textContent = "Tersalin";
    setTimeout(() => { button.textContent = label; }, 1500);
  });

  // A link may name one place of the page, such as a step's sources or a term of the glossary: the page goes there and
  // opens what holds it, once it has it, and only once.
  let wanted = location.hash.slice(1);
  const openWanted = () => {
    const place = wanted && document.getElementById(wanted);
    if (!place) return;
    wanted = "";
    for (let panel = place.closest("details"); panel; panel = panel.parentElement.closest("details")) panel.open = true;
    place.querySelector(":scope > summary")?.focus({ preventScroll: true });
    place.scrollIntoView({ block: place.tagName === "DETAILS" ? "center" : "start" });
  };

  // A click in the menu drops the pinned snapshot from the address and the page puts it back: sometimes after the address
  // names the new page, sometimes before. Either way Streamlit makes two entries of it; for Back it must be one.
  const push = history.pushState.bind(history);
  const soon = 2000;
  let half = { kind: "", at: 0 };
  history.pushState = (state, title, url) => {
    const to = new URL(url, location.href), from = new URLSearchParams(location.search);
    const samePage = to.pathname === location.pathname, pinned = to.searchParams.has("snapshot");
    const waiting = performance.now() - half.at < soon ? half.kind : "";
    const second = pinned && waiting === (samePage ? "page first" : "snapshot first");
    const kind = !from.has("snapshot") || second ? "" : samePage && pinned && to.searchParams.size === 1 ? "snapshot first" : !samePage && !pinned ? "page first" : "";
    half = { kind, at: performance.now() };
    return second ? history.replaceState(state, title, url) : push(state, title, url);
  };

  // What was drawn before this script ran, then whatever comes.
  visit(document.documentElement);
  openWanted();

  const paperWidth = 640;
  addEventListener("beforeprint", () => {
    for (const chart of document.querySelectorAll("[data-testid=stPlotlyChart]")) {
      chart.style.setProperty("--lebar-layar", `${chart.offsetWidth}px`);
      chart.style.setProperty("--tinggi-layar", `${chart.offsetHeight}px`);
      chart.style.setProperty("--skala-kertas", Math.min(1, paperWidth / chart.offsetWidth));
    }
  });

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") visit(change.target);
      else change.addedNodes.forEach(visit);
    }
    openWanted();
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label", "title"],
  });
})();
