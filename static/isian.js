/* For the pages on which a family is typed: what became of each save, trying again, photos made small, where the house is.
   Pages work without it. Its words stand here, for each page would carry them; those of an ended session: kit/rangka.html */
(() => {
const d = document, on = (n, f) => n.split(' ').forEach(x => d.addEventListener(x, f)),
  KATA = {
    ubah: 'Ada isian yang belum disimpan.', menyimpan: 'Menyimpan …', siapkan: 'Memperkecil foto …', unggah: 'Sedang mengunggah foto … ',
    belum: 'Belum terkirim. Isian Anda masih di layar. ',
    'tanpa-letak': 'Letak belum terbaca. Nyalakan dan izinkan letak di ponsel, lalu coba lagi, atau salin dari peta.',
  },
  buat = (nama, isi, kelas = '') => Object.assign(d.createElement(nama), {textContent: isi, className: kelas}),
  tombol = (isi, kelas, tanda) => { const b = buat('button', isi, kelas); b.type = 'button'; b.setAttribute(tanda, ''); return b; },
  formulir = el => el.closest?.('form[data-keadaan]'), garis = f => d.getElementById(f.dataset.keadaan),
  otomatis = f => /ulang/.test(f.getAttribute('hx-trigger')),
  tulis = (f, id, kelas) => garis(f)?.replaceChildren(buat('p', KATA[id], kelas)),
  kotor = new Map(), gagal = new Map();

// What is typed and not saved yet
on('input change', e => {
  const f = formulir(e.target);
  if (!f || e.target.matches('[type=file]')) return;
  if (!kotor.has(f)) tulis(f, 'ubah');
  kotor.set(f, {});
  if (gagal.has(f)) gagal.get(f).lagi = true;
});
on('focusout', e => { // typed and taken back: no change, so nothing else sends it
  const f = formulir(e.target), saat = kotor.get(f);
  if (saat && otomatis(f)) setTimeout(() => f.isConnected && kotor.get(f) === saat && !gagal.has(f) && htmx.trigger(f, 'ulang'), 2500);
});

// A save begins, fails, or is answered
const simpan = e => e.detail.requestConfig?.elt === e.target && !e.target.matches('[data-tanya]') && e.target.matches('form') && formulir(e.target);
on('htmx:beforeRequest', e => {
  const f = simpan(e);
  if (!f) return;
  kotor.delete(f);
  gagal.delete(f);
  if (!f.matches('[enctype]')) return tulis(f, 'menyimpan');
  tulis(f, 'unggah');
  garis(f).firstChild.append(buat('b', ''));
  garis(f).firstChild.lastChild.setAttribute('aria-hidden', 'true');
});
on('htmx:xhr:progress', ({target: f, detail: p}) => {
  const b = f.matches('form[enctype]') && garis(f)?.querySelector('b');
  if (b && p.lengthComputable) b.textContent = Math.floor(100 * p.loaded / p.total) + ' %';
});
on('htmx:sendError htmx:timeout htmx:responseError', e => {
  const f = simpan(e), {xhr, requestConfig: c} = e.detail, salin = f && f.querySelector('.salin');
  if (!f) return;
  const sesi = xhr.status === 401;
  kotor.set(f, {});
  gagal.set(f, {oleh: c.triggeringEvent?.submitter, sesi, tetap: xhr.status > 401 && xhr.status < 500});
  salin?.remove();
  tulis(f, 'belum', 'kabar bad');
  if (sesi && salin) garis(f).firstElementChild.replaceWith(salin);
  garis(f).lastElementChild.append(' ', tombol('Coba lagi', 'link', 'data-ulang'));
});
on('htmx:afterSwap', ({target: g}) => {
  if (!g.matches('.keadaan')) return;
  const f = d.querySelector(`[data-keadaan="${g.id}"]`);
  f.querySelectorAll('[data-salah]').forEach(x => tandai(x, false));
  g.querySelectorAll('a[href^="#"]').forEach(a => tandai(d.getElementById(a.hash.slice(1)), true));
});
const tandai = (x, ya) => {
  if (!x || (ya && x.matches('[aria-invalid]:not([data-salah])'))) return;
  x.toggleAttribute('data-salah', ya);
  ya ? x.setAttribute('aria-invalid', 'true') : x.removeAttribute('aria-invalid');
  x.closest('.field')?.classList.toggle('err', ya);
};

// Again: by the button, when the line is back, when one comes back from signing in, and now and then
const kirim = (f, {oleh, lagi}) => {
  if (otomatis(f) && (lagi || !oleh)) htmx.trigger(f, 'ulang');
  else if (oleh) oleh.click();
};
const ulangi = sesi => gagal.forEach((g, f) => {
  if (!f.isConnected) gagal.delete(f);
  else if (!g.tetap && (sesi || !g.sesi) && (otomatis(f) || !g.lagi)) kirim(f, g);
});
on('click', e => {
  if (!e.target.matches('[data-ulang]')) return;
  const id = e.target.closest('.keadaan').id;
  gagal.forEach((g, f) => f.dataset.keadaan === id && kirim(f, g));
});
addEventListener('online', () => ulangi(true));
setInterval(() => gagal.size && navigator.onLine && !d.hidden && ulangi(false), 15000);
on('visibilitychange', () => {
  if (!d.hidden) ulangi(true);
  else kotor.forEach((_, f) => f.isConnected && otomatis(f) && !gagal.has(f) && htmx.trigger(f, 'ulang')); // the telephone may close the page
});

// A photo is made small before it is sent: a tenth of the time on a slow line. What cannot be read here the server looks at
const SISI = 1600;
const kecilkan = async asal => {
  const b = await createImageBitmap(asal), s = Math.min(1, SISI / Math.max(b.width, b.height)), k = d.createElement('canvas');
  if (s === 1 && asal.size < 5e5) return;
  [k.width, k.height] = [b.width, b.height].map(x => Math.round(x * s));
  k.getContext('2d').drawImage(b, 0, 0, k.width, k.height);
  b.close();
  const hasil = await new Promise(siap => k.toBlob(siap, 'image/jpeg', .82)), t = new DataTransfer();
  if (!hasil || hasil.size >= asal.size) return;
  t.items.add(new File([hasil], asal.name.replace(/\.\w*$/, '') + '.jpg', {type: 'image/jpeg'}));
  return t.files;
};
on('change', async e => {
  const i = e.target, f = formulir(i);
  if (!f || i.type !== 'file' || !i.files[0]) return;
  f.querySelectorAll('[type=file]').forEach(x => { if (x !== i) x.value = ''; });
  const unggah = f.querySelector('[type=submit]');
  unggah.setAttribute('aria-disabled', 'true');
  tulis(f, 'siapkan');
  try { i.files = await kecilkan(i.files[0]) || i.files; } catch { /* sent as it is */ }
  unggah.removeAttribute('aria-disabled');
  tulis(f, 'ubah');
});

// The place of the house, only when asked
const letak = () => d.querySelectorAll('[data-letak]').forEach(i => {
  if (navigator.geolocation && isSecureContext && !i.parentNode.querySelector('[data-ambil-letak]')) i.after(tombol('Ambil letak dari ponsel ini', 'btn two', 'data-ambil-letak'));
});
on('click', e => {
  const t = e.target, i = t.matches('[data-ambil-letak]') && t.parentNode.querySelector('[data-letak]');
  if (!i) return;
  const usai = () => t.removeAttribute('aria-disabled');
  t.setAttribute('aria-disabled', 'true');
  navigator.geolocation.getCurrentPosition(({coords: c}) => {
    usai();
    i.value = `${c.latitude.toFixed(6)}, ${c.longitude.toFixed(6)}`;
    i.dispatchEvent(new Event('change', {bubbles: true}));
  }, () => { usai(); tulis(formulir(i), 'tanpa-letak', 'kabar warn'); }, {enableHighAccuracy: true, timeout: 20000, maximumAge: 60000});
});
on('htmx:load', letak);
letak();
})();
