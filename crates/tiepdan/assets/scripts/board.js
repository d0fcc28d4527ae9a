// Keeps a board fresh: when the server tells that it has changed, the page is asked for again and the board exchanged.
(() => {
  let board = document.getElementById('board');
  if (!board || !window.EventSource) return;
  let asking = false;
  const source = new EventSource(board.dataset.live);
  source.addEventListener('changed', async () => {
    // Whoever stands in a figure or reads an open table is not interrupted; the next change comes soon enough.
    if (asking || board.contains(document.activeElement)) return;
    asking = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('board');
      if (!fresh) return;
      const open = [...board.querySelectorAll('details')].map((one) => one.open);
      fresh.querySelectorAll('details').forEach((one, no) => { one.open = open[no] ?? false; });
      board.replaceWith(fresh);
      board = fresh;
      document.getElementById('board-told').textContent = fresh.dataset.told;
    } finally {
      asking = false;
    }
  });
  window.addEventListener('pagehide', () => source.close());
})();
