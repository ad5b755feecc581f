/* Progressive help: every page works without it. Its sentences stand in kit/rangka.html. */
(() => {
const d = document, on = (n, f, c) => n.split(' ').forEach(x => d.addEventListener(x, f, c)),
  cari = (s, el = d) => [...el.querySelectorAll(s)], borang = el => el.closest('form') || el.form,
  kabar = d.getElementById('kabar'), ubah = new Map(), kirim = new WeakMap();

// Double submit: a held button keeps the focus (aria-disabled), its click is stopped.
const tahan = (el, ya) => (el.matches('form') ? cari('button').filter(b => b.form === el) : [el])
  .forEach(b => ya ? b.setAttribute('aria-disabled', ya) : b.removeAttribute('aria-disabled'));
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

// Unsent changes.
on('input change', e => {
  const f = borang(e.target);
  if (f && f.matches('[data-jaga]')) ubah.set(f, {});
});
addEventListener('beforeunload', e => {
  if ([...ubah.keys()].some(f => f.isConnected)) e.returnValue = e.preventDefault() || '';
});

// htmx: a failure is told in the live region and again beside the form.
const lupa = f => cari('.salin', f).forEach(x => x.remove());
on('htmx:beforeRequest', ({detail: {xhr, requestConfig: c}}) => {
  kirim.set(xhr, ubah.get(borang(c.elt)));
  if (/submit|click/.test((c.triggeringEvent || {}).type)) tahan(c.elt, true);
});
on('htmx:beforeOnLoad htmx:sendError htmx:timeout htmx:responseError', ({type, detail: {xhr, requestConfig: c}}) => {
  const f = borang(c.elt), baca = c.verb === 'get';
  tahan(c.elt);
  if (!/OnLoad/.test(type)) {
    const p = d.getElementById(xhr.status === 401 ? 'kabar-sesi' : baca ? 'kabar-muat' : 'kabar-kirim').content;
    kabar.className = baca ? 'baca' : '';
    if (kabar.textContent !== p.textContent) { kabar.textContent = ''; kabar.append(p.cloneNode(true)); }
    if (f && !baca) { lupa(f); f.append(p.cloneNode(true)); f.lastElementChild.classList.add('salin'); }
  } else if (xhr.status < 400) {
    if (!baca || kabar.className) kabar.textContent = '';
    if (!f || baca) return;
    lupa(f);
    if (ubah.get(f) === kirim.get(xhr)) ubah.delete(f);
  }
});

// New content: focus on the error summary, "pilih semua" above tables.
const siap = el => {
  const s = cari('[data-fokus]', el.parentNode).find(x => el.contains(x));
  if (s) {
    cari('form[data-jaga] [aria-invalid]', el).forEach(x => ubah.set(borang(x), {}));
    s.focus();
  }
  cari('table[data-pilih-semua]', el.parentNode).forEach(t => {
    const kotak = cari('tbody [type=checkbox]', t), l = d.getElementById('pilih-semua').content.cloneNode(true), a = cari('input', l)[0];
    if (!kotak[0] || cari('.semua', t)[0]) return;
    t.createCaption().append(l);
    t.addEventListener('change', e => {
      if (e.target === a) kotak.forEach(x => { x.checked = a.checked; });
      a.checked = kotak.every(x => x.checked);
    });
  });
};
on('htmx:load', e => e.target === d.body || siap(e.target));
siap(d.body);
})();
