/** Asks the registry. What it refuses is thrown in its own words. */
async function ask(path, options) {
  const response = await fetch(path, options);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw Object.assign(new Error(body.error ?? `${path}: ${response.status}`), { status: response.status });
  }
  return body;
}

const at = (...names) => names.map(encodeURIComponent).join("/");

export const models = async () => (await ask("/v1/models")).models;
export const versions = async (model) => (await ask(`/v1/models/${at(model)}/versions`)).versions;
export const history = async (model) => (await ask(`/v1/models/${at(model)}/metrics`)).series;
export const job = (name) => ask(`/v1/jobs/${at(name)}`);
export const steps = (job) => ask(`/v1/jobs/${at(job)}/steps`);
const tell = (name, what) => ask(`/v1/jobs/${at(name)}/${what}`, { method: "POST" });
export const cancel = (name) => tell(name, "cancel");
export const pause = (name) => tell(name, "pause");
export const resume = (name) => tell(name, "resume");
export const file = (model, version, name) => `/v1/models/${at(model)}/versions/${at(version)}/files/${at(name)}`;
