// Called with a table's name, the rows of a page, the rows that are not in it yet, and how many there are in all (null: nobody knows).
(function (name, size, more, total) {
  function find(tries) {
    var tables = document.querySelectorAll('table[data-torchbook="' + name + '"]');
    // Some front ends run scripts before what came with them is on the page.
    if (!tables.length && tries < 40) setTimeout(function () { find(tries + 1); }, 50);
    tables.forEach(function (table) {
      if (!table.dataset.ready) start(table);
    });
  }
  function start(table) {
    var body = table.tBodies[0], heads = Array.from(table.tHead.rows[0].cells), rows = Array.from(body.rows), first = 0, label;
    table.dataset.ready = 'yes';
    more.forEach(function (cells) {
      var row = document.createElement('tr');
      cells.forEach(function (text, c) {
        var cell = row.insertCell();
        cell.textContent = text;
        cell.style.textAlign = heads[c].style.textAlign;
      });
      rows.push(row);
    });
    function show() {
      body.replaceChildren.apply(body, rows.slice(first, first + size));
      if (label) label.textContent = ' rows ' + (first + 1) + '–' + Math.min(first + size, rows.length) + ' of ' + of + ' ';
    }
    function turn(by) {
      first = Math.min(Math.max(0, first + by * size), Math.floor((rows.length - 1) / size) * size);
      show();
    }
    function button(text, title, by) {
      var b = document.createElement('button');
      b.type = 'button';
      b.textContent = text;
      b.title = title;
      b.setAttribute('aria-label', title);
      b.onclick = function () { turn(by); };
      return b;
    }
    function value(row, c) {
      var text = row.cells[c].textContent;
      if (heads[c].style.textAlign !== 'right') return text;
      var number = Number(text.replace(/,/g, ''));
      return text === '' || isNaN(number) ? null : number;
    }
    function sort(c) {
      var down = heads[c].getAttribute('aria-sort') === 'ascending';
      heads.forEach(function (h) { h.removeAttribute('aria-sort'); h.lastChild.textContent = ''; });
      heads[c].setAttribute('aria-sort', down ? 'descending' : 'ascending');
      heads[c].lastChild.textContent = down ? ' ▾' : ' ▴';
      rows.sort(function (a, b) {
        var x = value(a, c), y = value(b, c);
        if (x === null || y === null) return (x === null) - (y === null);
        return (down ? -1 : 1) * (typeof x === 'number' ? x - y : x.localeCompare(y, undefined, { numeric: true }));
      });
      first = 0;
      show();
    }
    heads.forEach(function (h, c) {
      h.appendChild(document.createElement('span'));
      h.style.cursor = 'pointer';
      h.tabIndex = 0;
      h.title = 'Sort';
      h.onclick = function () { sort(c); };
      h.onkeydown = function (e) {
        if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); sort(c); }
      };
    });
    var all = rows.length.toLocaleString('en'), of = total === rows.length ? all : 'the first ' + all + (total === null ? '' : ' of ' + total.toLocaleString('en'));
    if (rows.length > size) {
      label = document.createElement('span');
      table.tFoot.rows[0].cells[0].replaceChildren(button('‹', 'Previous rows', -1), label, button('›', 'Next rows', 1));
      show();
    }
  }
  find(0);
})
