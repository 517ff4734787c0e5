const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** 93600 → "93,600" */
export const count = (n) => whole.format(n);

/** 93600 → "93.6k" */
export function short(n) {
  if (n >= 1e6) return `${trimmed(n / 1e6)}M`;
  return n >= 1000 ? `${trimmed(n / 1000)}k` : String(Math.round(n));
}

const trimmed = (n) => (n >= 100 ? n.toFixed(0) : n.toFixed(1).replace(/\.0$/, ""));

/** Three digits or so: 12.3, 4.56, 0.123 */
export function value(n) {
  if (n === undefined || n === null) return "–";
  const size = Math.abs(n);
  if (size > 0 && size < 0.1) return n.toPrecision(2);
  return size >= 100 ? n.toFixed(0) : size >= 10 ? n.toFixed(1) : n.toFixed(2);
}

/** Seconds as a person says them; below zero nobody knows. */
export function duration(seconds) {
  if (!(seconds >= 0)) return "–";
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${String(s % 60).padStart(2, "0")} s`;
  return `${Math.floor(s / 3600)} h ${String(Math.floor((s % 3600) / 60)).padStart(2, "0")} min`;
}

export function bytes(n) {
  const units = ["B", "KiB", "MiB", "GiB"];
  let unit = 0;
  for (; n >= 1024 && unit < units.length - 1; unit++) n /= 1024;
  return `${unit === 0 || n >= 100 ? n.toFixed(0) : n.toFixed(1)} ${units[unit]}`;
}

export const percent = (share) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

export const side = (resolution) => `${resolution}×${resolution}`;

/** The part of a version's name that tells it apart from others after as many images. */
export const brief = (digest) => digest.slice(0, 12);
