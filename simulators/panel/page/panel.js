// The hands of the control page: shows the simulators' state once a second and posts the form that was submitted. What a button does
// stands in index.html.

const pollMs = 1000;
const shownReceipts = 8;
const deviceNames = {
  scanner: ['扫码器', 'Scanner'],
  idCardReader: ['读卡器', 'Card reader'],
  receiptPrinter: ['打印机', 'Printer'],
  ticketDispenser: ['取号机', 'Dispenser'],
};
/** Where the papers of each are listed. */
const papersOf = { receiptPrinter: 'receiptPrinter/receipts', ticketDispenser: 'ticketDispenser/tickets' };
const places = { presenter: '机内', exit: '出口', taken: '取走', retracted: '收回', dropped: '掉落', inside: '卡在机内' };
const cardConditions = {
  good: '',
  unreadable: '（读不出）',
  fake: '（假证）',
  unsupported: '（没见过的证）',
  unrecognised: '（公交卡）',
  expired: '（过期）',
  damaged: '（信息坏）',
  fingerprintDamaged: '（指纹坏）',
  wrongLength: '（长度错）',
  refusing: '（不认读卡器）',
  empty: '（空的）',
  unselectable: '（选不中）',
  implausible: '（校验位错）',
};

/** What is worth knowing of each person when one chooses whom to play. */
const remarks = {
  employee: ['职工，有余额', 'Employee, has a balance'],
  'two-insurances': ['两个险种', 'Two insurances'],
  suspended: ['暂停参保，名字有生僻字', 'Suspended, rare character'],
  'no-account': ['居民，没有个人账户', 'Resident, no account'],
  'rare-character': ['余额一分钱，名字有生僻字', 'One fen, rare character'],
  'compound-name': ['学生，复姓', 'Student, two-character surname'],
  'over-eighty': ['八十岁以上，退休', 'Over eighty, retired'],
  'card-expired': ['身份证过期', 'ID card expired'],
  'not-insured': ['平台查不到', 'Unknown to the platform'],
  'hong-kong-resident': ['香港居民居住证', 'Residence permit, Hong Kong'],
  'taiwan-resident': ['台湾居民居住证', 'Residence permit, Taiwan'],
  'foreign-resident-2017': ['外国人永居证（2017 版）', 'Foreign resident card of 2017'],
  'foreign-resident-2023': ['外国人永居证（2023 版）', 'Foreign resident card of 2023'],
};

const byId = (id) => document.getElementById(id);
const statusLine = byId('status');
const platformForm = byId('platform');
const large = byId('large');

let people = [];
let lastAsked = 0;
let isLinked = false;

async function poll() {
  await refresh();
  setTimeout(() => void poll(), pollMs);
}

async function refresh() {
  lastAsked += 1;
  const asked = lastAsked;
  try {
    const [state, ...lists] = await Promise.all([request('state'), ...Object.values(papersOf).map((route) => request(route))]);
    // An answer that a newer question has overtaken would turn the page back for a moment.
    if (asked !== lastAsked) return;
    if (!isLinked) say('已连接。选一个人，在旁边的终端上开始。', 'quiet');
    isLinked = true;
    show(state);
    showReceipts(lists.flatMap((papers, index) => papers.map((paper) => ({ ...paper, route: Object.values(papersOf)[index] }))));
  } catch (error) {
    if (asked !== lastAsked) return;
    isLinked = false;
    say(error instanceof TypeError ? '连不上模拟器，正在重试…  Not connected, trying again' : error.message, 'bad');
  }
}

async function submitted(event) {
  const { target: form, submitter } = event;
  if (form.method === 'dialog') return;
  event.preventDefault();
  const post = submitter?.dataset.post ?? form.dataset.post;
  if (post === undefined) return;
  try {
    await request(scoped(form, post, '/'), bodyOf(form, submitter));
    say(form.dataset.said ?? saidBy(form, submitter), 'good');
  } catch (error) {
    say(error instanceof TypeError ? '连不上模拟器  Not connected' : error.message, 'bad');
  }
  await refresh();
}

/** GET without a body, POST with one; throws the API's own sentence when it refuses. */
async function request(route, body) {
  const response = await fetch(
    `/api/${route}`,
    body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (response.ok) return response.json();
  const { error } = await response.json().catch(() => ({ error: `HTTP ${response.status}` }));
  throw new Error(error);
}

function bodyOf(form, submitter) {
  const fields = [...new FormData(form, submitter)].map(([name, value]) => [
    name,
    form.elements.namedItem(name)?.type === 'text' ? value : typed(value),
  ]);
  const beside = form.dataset.with && byId(form.dataset.with);
  return Object.fromEntries(beside ? [[beside.name, beside.value], ...fields] : fields);
}

/** A form's values are text; the API wants numbers and truth values. */
function typed(value) {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^\d+$/.test(value) ? Number(value) : value;
}

function saidBy(form, submitter) {
  const label = submitter?.querySelector('b')?.textContent ?? '改了';
  const subject = form.querySelector('.name')?.textContent ?? form.getAttribute('aria-label') ?? '';
  return subject === '' ? label : `${subject}：${label}`;
}

function say(text, tone) {
  put(statusLine, 'textContent', text);
  put(statusLine.dataset, 'tone', tone);
}

/** Touches the page only where something has changed: no flicker, no lost focus, no needless word from a screen reader. */
function put(target, property, value) {
  if (target[property] !== value) target[property] = value;
}

const scoped = (element, path, separator) => [element.closest('[data-device]')?.dataset.device, path].filter(Boolean).join(separator);

const valueAt = (state, element, path) =>
  scoped(element, path, '.')
    .split('.')
    .reduce((part, key) => part?.[key], state);

function show(state) {
  showPeople(state.people);
  for (const form of document.querySelectorAll('[data-of]')) {
    const value = String(valueAt(state, form, form.dataset.of));
    for (const button of form.querySelectorAll('button')) put(button, 'ariaPressed', String(button.value === value));
  }
  for (const element of document.querySelectorAll('[data-text]'))
    put(element, 'textContent', String(valueAt(state, element, element.dataset.text)));
  for (const field of document.querySelectorAll('[data-value]')) {
    if (field !== document.activeElement) put(field, 'value', String(valueAt(state, field, field.dataset.value)));
  }
  for (const lamp of document.querySelectorAll('[data-lamp]')) showLamp(lamp, valueAt(state, lamp, 'wire'));
  if (!platformForm.contains(document.activeElement)) showLateness(state.platform.fault, state.platform.ms);
  showPlaces(state);
}

function showPlaces({ scanner, idCardReader: { card }, receiptPrinter, ticketDispenser }) {
  showPlace('scanner', scanner.shown !== null, scanner.shown ?? (scanner.on ? '灯亮着，等一个码' : '灯没亮，没有码'));
  const holder = people.find(({ id }) => id === card?.person)?.name ?? card?.person;
  showPlace(
    'reader',
    card !== null,
    card === null ? '空着' : `${holder}${cardConditions[card.condition]}，${card.read ? '读过了' : '还没读'}`,
  );
  const { atExit, printing } = receiptPrinter;
  showPlace('exit', atExit > 0, atExit > 0 ? `${atExit} 张凭条等人取` : printing ? '正在打印…' : '没有纸');
  showPlace(
    'ticket-exit',
    ticketDispenser.atExit,
    ticketDispenser.atExit ? '号票等人取' : ticketDispenser.printing ? '正在打印…' : '没有号票',
  );
}

function showPlace(id, isTaken, what) {
  const place = byId(id);
  put(place.dataset, 'taken', String(isTaken));
  put(place.querySelector('.what'), 'textContent', what);
  put(place.querySelector('button'), 'disabled', !isTaken);
}

function showLamp(lamp, { power, cable, connected }) {
  const [tone, text] = !power
    ? ['bad', '没电']
    : cable === 'cut'
      ? ['bad', '线断了']
      : connected
        ? ['good', '终端连着']
        : ['quiet', '终端没连'];
  put(lamp.dataset, 'lamp', tone);
  put(lamp, 'textContent', text);
}

function showLateness(fault, ms) {
  const isSlow = fault === 'slow';
  put(byId('platform-late'), 'hidden', !isSlow);
  put(platformForm.elements.ms, 'disabled', !isSlow);
  if (isSlow && ms) put(platformForm.elements.ms, 'value', String(ms));
}

function showPeople(next) {
  if (JSON.stringify(next) === JSON.stringify(people)) return;
  people = next;
  byId('people').replaceChildren(...people.map(personOf));
  byId('who').replaceChildren(...people.map(({ id, name }) => new Option(name, id)));
}

function personOf({ id, name, birth, note }) {
  const item = copyOf('person');
  item.querySelector('input').value = id;
  item.querySelector('.name').textContent = name;
  item.querySelector('.birth').textContent = `${birth.slice(0, 4)} 年生`;
  const [remark, english] = remarks[id] ?? [note, ''];
  item.querySelector('.note').textContent = remark;
  item.querySelector('.english').textContent = english;
  for (const button of item.querySelectorAll('button')) button.ariaLabel = `${name}：${button.textContent}`;
  return item;
}

function wireOf(device) {
  const wire = copyOf('wire');
  const [name, english] = deviceNames[device];
  wire.dataset.device = device;
  wire.querySelector('h4').firstChild.data = `${name} `;
  wire.querySelector('h4 small').textContent = english;
  for (const form of wire.querySelectorAll('form')) form.ariaLabel = `${name}${form.ariaLabel}`;
  return wire;
}

function showReceipts(receipts) {
  const list = byId('receipts');
  const shown = new Map([...list.children].map((item) => [item.dataset.key, item]));
  const items = receipts
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .slice(-shownReceipts)
    .reverse()
    .map((receipt) => shown.get(keyOf(receipt)) ?? receiptOf(receipt));
  if (items.length !== list.children.length || items.some((item, index) => item !== list.children[index])) list.replaceChildren(...items);
  put(byId('no-receipts'), 'hidden', items.length > 0);
}

/** Simulators that were started again count from one again. */
const keyOf = ({ id, at, place }) => [id, at, place].join('-');

function receiptOf(receipt) {
  const item = copyOf('receipt');
  const { id, at, text, complete, place, route } = receipt;
  const caption = [new Date(at).toLocaleTimeString('zh-CN'), places[place] ?? '', complete ? '' : '不完整'].filter(Boolean).join(' ');
  const source = `/api/${route}/${id}.png?${encodeURIComponent(keyOf(receipt))}`;
  item.dataset.key = keyOf(receipt);
  item.dataset.complete = String(complete);
  item.querySelector('img').src = source;
  item.querySelector('.caption').textContent = caption;
  item.querySelector('button').ariaLabel = `看大图：${caption}`;
  item.querySelector('button').addEventListener('click', () => enlarge(source, text));
  return item;
}

function enlarge(source, text) {
  const picture = large.querySelector('img');
  picture.src = source;
  picture.alt = text;
  large.showModal();
}

const copyOf = (template) => byId(template).content.firstElementChild.cloneNode(true);

for (const device of Object.keys(deviceNames)) byId('wires').append(wireOf(device));
document.addEventListener('submit', (event) => void submitted(event));
document.addEventListener('change', ({ target }) => {
  if (!('live' in target.dataset)) return;
  if (target.form === platformForm) showLateness(target.form.elements.fault.value);
  target.form.requestSubmit();
});
void poll();
