// A sampler and an upscaler over the service's own REST interface.

const at = id => document.getElementById(id);
const TRUNCATED = 3; // at its end the slider truncates nothing
const DRAWN = -3.1; // below the latent's range the variable stays as it was drawn
const WATCHED_MILLIS = 300;

let models = [];

async function told(request, init) {
  const reply = await fetch(request, init).catch(() => {
    const changed = init?.body instanceof File ? ', or the picture has changed since it was chosen' : '';
    throw new Error(`the service does not answer${changed}`);
  });
  if (reply.ok) {
    at('fault').hidden = true;
    return reply;
  }
  const reason = await reply.json().catch(() => ({error: `${reply.status} ${reply.statusText}`}));
  throw new Error(reason.error);
}

function received(reply) {
  return reply.blob().catch(() => {
    throw new Error('the answer broke off: ask again');
  });
}

function complain(fault) {
  at('fault').textContent = fault.message;
  at('fault').hidden = false;
}

function fill(select, values, texts = values) {
  select.replaceChildren(...values.map((value, i) => new Option(texts[i], value)));
}

function chosen() {
  return models.find(model => model.model === at('model').value);
}

function showModel() {
  const versions = chosen().versions.filter(version => !version.refused);
  fill(at('version'), ['', ...versions.map(version => version.version)], ['newest', ...versions.map(version => version.version)]);
  showVersion();
}

function showVersion() {
  const version = chosen().versions.find(known => known.version === at('version').value) ?? chosen().versions[0];
  fill(at('label'), ['', ...version.classes], ['by the seed', ...version.classes]);
  at('label-row').hidden = version.classes.length === 0;
}

function showNumbers() {
  const truncation = Number(at('truncation').value);
  const value = Number(at('value').value);
  document.querySelector('output[for=seed]').textContent = at('seed').value;
  document.querySelector('output[for=truncation]').textContent = truncation >= TRUNCATED ? 'none' : truncation.toFixed(2);
  document.querySelector('output[for=value]').textContent = value <= DRAWN ? 'as drawn' : value.toFixed(1);
}

function wish() {
  const body = {count: Number(at('count').value), seed: Number(at('seed').value), format: 'grid'};
  const truncation = Number(at('truncation').value);
  const value = Number(at('value').value);
  if (truncation < TRUNCATED) body.truncation = truncation;
  if (at('version').value) body.version = at('version').value;
  if (!at('label-row').hidden && at('label').value) body.label = at('label').value;
  if (value > DRAWN) {
    // one latent, whose variable goes from the value that is asked for to the end of its range
    body.sweep = {variable: Number(at('variable').value), from: value, to: body.count === 1 ? value : TRUNCATED};
  }
  return body;
}

// One request at a time: while it runs only the last wish is kept.
let busy = false;
let again = false;

async function sample() {
  showNumbers();
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  at('samples').dataset.busy = 'true';
  try {
    const started = performance.now();
    const reply = await told(`/v1/models/${encodeURIComponent(at('model').value)}/samples`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(wish()),
    });
    show(at('samples'), await received(reply));
    at('told').textContent =
        `${reply.headers.get('Crescendo-Version')}, ${Math.round(performance.now() - started)} ms`;
  } catch (fault) {
    complain(fault);
  } finally {
    busy = false;
    if (again) {
      again = false;
      sample();
    } else {
      at('samples').dataset.busy = 'false';
    }
  }
}

function show(image, blob) {
  const before = image.src;
  image.src = URL.createObjectURL(blob);
  if (before.startsWith('blob:')) URL.revokeObjectURL(before);
}

// Until it is told to stop, shows how far the picture of that name is.
function watch(address, name) {
  let stopped = false;
  const looking = setInterval(async () => {
    const reply = await fetch(`${address}/${name}`).catch(() => null);
    if (reply?.status !== 200) return; // not there yet, or done
    const {tiles, done} = await reply.json();
    if (tiles === 0 || stopped) return;
    at('progress').max = tiles;
    at('progress').value = done;
    at('upscaled-told').textContent = `upscaling … ${done} of ${tiles} tiles`;
  }, WATCHED_MILLIS);
  at('progress').hidden = false;
  return () => {
    if (stopped) return; // what is shown may be another's by now
    stopped = true;
    clearInterval(looking);
    at('progress').hidden = true;
    at('progress').removeAttribute('value');
  };
}

// The last wish counts: whatever is on its way for one before it is hung up on, and not shown.
let upscaling = null;

async function upscale() {
  const picture = at('picture').files[0];
  if (!picture) return;
  upscaling?.abort();
  const mine = new AbortController();
  upscaling = mine;
  const address = `/v1/models/${encodeURIComponent(at('upscaler-model').value)}/upscaled`;
  const name = `try-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  at('upscaled-told').textContent = 'upscaling …';
  const stop = watch(address, name);
  mine.signal.addEventListener('abort', stop);
  try {
    const started = performance.now();
    const reply = await told(`${address}?name=${name}&opacity=${at('opacity').value}`, {
      method: 'POST',
      signal: mine.signal,
      headers: {'Content-Type': picture.type, Accept: 'image/png'},
      body: picture,
    });
    const larger = await received(reply);
    stop();
    if (mine.signal.aborted) return;
    show(at('after'), larger);
    show(at('before'), picture);
    await at('after').decode();
    if (mine.signal.aborted) return;
    at('comparison').hidden = false;
    at('upscaled-told').textContent = `${at('after').naturalWidth} × ${at('after').naturalHeight}, `
        + `${Math.round(performance.now() - started)} ms`;
  } catch (fault) {
    if (mine.signal.aborted) return;
    at('upscaled-told').textContent = '';
    at('comparison').hidden = true; // it is of another picture
    complain(fault);
  } finally {
    stop();
  }
}

async function begin() {
  const all = (await (await told('/v1/models')).json()).models;
  models = all.filter(model => model.kind !== 'upscaler');
  const upscalers = all.filter(model => model.kind === 'upscaler').map(model => model.model);
  fill(at('upscaler-model'), upscalers);
  at('upscaling').hidden = upscalers.length === 0;
  fill(at('model'), models.map(model => model.model));
  if (models.length === 0) {
    at('told').textContent = 'There is no generator yet.';
    return;
  }
  showModel();
  await sample();
}

at('sampler').addEventListener('submit', event => event.preventDefault());
at('upscaler').addEventListener('submit', event => event.preventDefault());
at('model').addEventListener('change', () => { showModel(); sample(); });
at('version').addEventListener('change', () => { showVersion(); sample(); });
for (const id of ['label', 'count', 'variable']) at(id).addEventListener('change', sample);
for (const id of ['seed', 'truncation', 'value']) at(id).addEventListener('input', sample);
at('picture').addEventListener('change', upscale);
at('upscaler-model').addEventListener('change', upscale);
at('opacity').addEventListener('change', upscale);
at('divider').addEventListener('input', () => at('comparison').style.setProperty('--divided', `${at('divider').value}%`));
begin().catch(complain);
