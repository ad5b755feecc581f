/* Help on top: pages work without it. Its sentences stand here, so that no page carries them */
(() => {
// No inline style, no eval, no copies of pages in a browser that many people use; public pages come without htmx
if (window.htmx) Object.assign(htmx.config, {
  includeIndicatorStyles: false, allowEval: false, historyCacheSize: 0, selfRequestsOnly: true, timeout: 2e4,
  responseHandling: [{code: '204', swap: false}, {code: '[23]..|422|409', swap: true}, {code: '[45]..', swap: false, error: true}],
});
const d = document, on = (n, f, c) => n.split(' ').forEach(x => d.addEventListener(x, f, c)),
  cari = (s, el = d) => [...el.querySelectorAll(s)], borang = el => el.closest('form') || el.form,
  isi = id => d.createRange().createContextualFragment(kata[id]),
  kabar = cari('#kabar')[0], ubah = new Map(), kirim = new WeakMap();

const gagal = (judul, teks) => `<p class="kabar bad"><b>${judul}.</b> ${teks}, lalu coba lagi.</p>`, kata = {
  'kabar-kirim': gagal('Belum terkirim', 'Data Anda masih di layar. Periksa sambungan'),
  'kabar-muat': gagal('Belum termuat', 'Periksa sambungan'),
  'kabar-sesi': `<p class="kabar bad"><b>Sesi berakhir.</b> <a href="${cari('.keluar')[0]?.action.replace(/keluar$/, 'masuk')}"
 target="_blank" rel="noopener">Masuk lagi di tab baru</a>, lalu simpan lagi.</p>`,
  'pilih-semua': '<label class="tick semua"><input type="checkbox"><span>Pilih semua di halaman ini</span></label>',
};

// No double submit (a disabled button would lose the focus)
const tahan = (el, ya) => cari('button').filter(b => b === el || b.form === el).forEach(b =>
  ya ? b.setAttribute('aria-disabled', ya) : b.removeAttribute('aria-disabled'));
on('click', e => {
  if (e.target.closest('[aria-disabled]')) { e.preventDefault(); e.stopPropagation(); }
}, true);
on('submit', e => {
  const f = e.target;
  if (e.defaultPrevented) return;
  ubah.delete(f);
  if (f.matches('[method=post]:not([target]):not([data-unduh])')) { tahan(f, true); setTimeout(tahan, 2e4, f); }
});
addEventListener('pageshow', () => cari('[aria-disabled]').forEach(b => tahan(b)));

// The right arrow goes on to the next one; not while somebody types or chooses. An arrow is no letter, so no reader or voice control types it
on('keydown', e => {
  const b = e.key === 'ArrowRight' && !(e.altKey || e.ctrlKey || e.metaKey || e.shiftKey || e.defaultPrevented)
    && !e.target.closest('input, select, textarea, summary, [contenteditable]') && cari('[data-lanjut]')[0];
  if (b) { e.preventDefault(); b.click(); }
});

// Unsent changes
on('input change', e => {
  const f = borang(e.target);
  if (f?.matches('[data-jaga]')) ubah.set(f, {});
});
addEventListener('beforeunload', e => {
  if ([...ubah.keys()].some(f => f.isConnected)) e.returnValue = e.preventDefault() || 'x';
});

// Failures are told in #kabar and again beside the form; what only asks (GET, data-tanya) has saved nothing
const lupa = f => cari('.salin', f).forEach(x => x.remove());
on('htmx:beforeRequest', ({detail: {xhr, requestConfig: c}}) => {
  kirim.set(xhr, ubah.get(borang(c.elt)));
  if (/submit|click/.test(c.triggeringEvent?.type)) tahan(c.elt, true);
});
on('htmx:beforeOnLoad htmx:sendError htmx:timeout htmx:responseError', ({type, detail: {xhr, requestConfig: c}}) => {
  const f = borang(c.elt), baca = c.verb === 'get' || c.elt.matches('[data-tanya]');
  tahan(c.elt);
  if (!/OnLoad/.test(type)) {
    const id = xhr.status === 401 ? 'kabar-sesi' : baca ? 'kabar-muat' : 'kabar-kirim', p = isi(id);
    kabar.className = baca ? 'baca' : '';
    if (kabar.textContent !== p.textContent) { kabar.textContent = ''; kabar.append(p); }
    if (f && !baca) { lupa(f); f.append(isi(id)); f.lastElementChild.classList.add('salin'); }
  } else if (xhr.status < 400) {
    if (!baca || kabar.className) kabar.textContent = '';
    if (!f || baca) return;
    lupa(f);
    if (ubah.get(f) === kirim.get(xhr)) ubah.delete(f);
  }
});

// New content
const siap = el => {
  const s = cari('[data-fokus]').find(x => el.contains(x));
  if (s) {
    cari('[data-jaga] [aria-invalid]', el).forEach(x => ubah.set(borang(x), {}));
    s.focus();
  }
  cari('[data-pilih-semua]').forEach(t => {
    const kotak = cari('tbody [type=checkbox]', t);
    if (!kotak[0] || cari('.semua', t)[0]) return;
    t.createCaption().append(isi('pilih-semua'));
    const a = cari('.semua input', t)[0];
    t.addEventListener('change', e => {
      if (e.target === a) kotak.forEach(x => { x.checked = a.checked; });
      a.checked = kotak.every(x => x.checked);
    });
  });
};
// On a slow phone a fold may be opened before htmx is there to fetch what belongs in it
on('htmx:load', e => e.target === d.body ? cari('details[open]').forEach(x => x.dispatchEvent(new Event('toggle'))) : siap(e.target));
siap(d.body);

// htmx keeps the last address; nothing stays behind in a browser that many people use
const lupakan = () => { try { sessionStorage.removeItem('htmx-current-path-for-history'); } catch { return; } };
on('htmx:pushedIntoHistory', lupakan);
lupakan();
})();
