/* For the page on which a usulan is examined: whoever leaves it gives the claim back, so that the others need not wait half an hour.
   Pages work without it. What is opened out of the page (evidence, berita acara) and what is sent from it is no leaving. */
(() => {
const d = document, TANDA = 'dilepas', SEBENTAR = 3e4, borang = nama => d.querySelector(`form[data-${nama}]`);
let tinggal = 0; // when something of this page was opened or sent

const lepas = () => {
  const f = borang('lepas');
  if (!f) return;
  const isi = new FormData(f);
  isi.set('pergi', '1');
  navigator.sendBeacon(f.action, isi);
  sessionStorage.setItem(TANDA, location.pathname);
  tinggal = Date.now(); // once is enough: after signing out the page goes too
};
const dipakai = e => { if (e.target.closest('main') && (e.type === 'submit' || e.target.closest('a[href]'))) tinggal = Date.now(); };
d.addEventListener('click', dipakai);
d.addEventListener('htmx:afterSwap', () => { tinggal = 0; }); // answered in its place
d.addEventListener('submit', e => e.target.matches('.keluar') ? lepas() : dipakai(e), true);
addEventListener('pagehide', () => { if (Date.now() - tinggal > SEBENTAR) lepas(); });

// The page loaded anew, or come back to, is no leaving after all. What the page before wrote may be seen only a moment later
const dilepas = () => {
  const sama = sessionStorage.getItem(TANDA) === location.pathname;
  sessionStorage.removeItem(TANDA);
  return sama;
};
addEventListener('pageshow', e => {
  const kembali = e.persisted || /reload|back_forward/.test(performance.getEntriesByType('navigation')[0]?.type),
    ambil = () => borang('ambil')?.requestSubmit();
  tinggal = 0;
  if (!kembali) dilepas();
  else if (dilepas() || borang('lepas')) ambil();
  else setTimeout(() => dilepas() && ambil(), 1000);
});
})();
