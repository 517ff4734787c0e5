const ENDED = new Set(["succeeded", "failed", "cancelled"]);
const REMEMBERED = 240;

/**
 * Jobs by name, folded from events of which the older never overrules the newer. `trail` holds the last progress
 * reports that this page has heard.
 */
export function withChange(jobs, change) {
  const seen = jobs[change.job] ?? { trail: [] };
  if ((seen.sequence ?? -1) > change.sequence) return jobs;
  const progress = change.state === "running" ? seen.progress : undefined;
  return { ...jobs, [change.job]: { ...seen, ...change, reason: change.reason, progress } };
}

export function withProgress(jobs, progress) {
  const seen = jobs[progress.job];
  if (!seen || ENDED.has(seen.state) || isOld(progress, seen.progress)) return jobs;
  const trail = [...seen.trail.filter((known) => known.step < progress.step), progress].slice(-REMEMBERED);
  return { ...jobs, [progress.job]: { ...seen, progress, trail } };
}

function isOld(progress, seen) {
  if (!seen) return false;
  if (progress.attempt !== seen.attempt) return progress.attempt < seen.attempt;
  return progress.rollBacks === seen.rollBacks ? progress.step <= seen.step : progress.rollBacks < seen.rollBacks;
}

export const running = (jobs) => Object.values(jobs).filter((job) => job.state === "running");
export const waiting = (jobs) => Object.values(jobs).filter((job) => job.state === "waiting");
export const paused = (jobs) => Object.values(jobs).filter((job) => job.state === "paused");
export const ended = (jobs) => Object.values(jobs).filter((job) => ENDED.has(job.state));

/** What a waiting job waits for; `jobs` are all. */
export function waitsFor(job, jobs) {
  const before = job.after && !ENDED.has(jobs[job.after]?.state);
  if (before) return `job ${job.after}`;
  const device = job.queue?.device ?? "any";
  return device === "any" ? "a trainer" : `a ${device} trainer`;
}

/** Images shown, by the newest word there is. */
export const shown = (job) => Math.max(job.imagesShown ?? 0, job.progress?.imagesShown ?? 0);
