const dark = matchMedia("(prefers-color-scheme: dark)");

/** Calls back whenever the colours change. Returns what ends that. */
export function onTheme(callback) {
  dark.addEventListener("change", callback);
  return () => dark.removeEventListener("change", callback);
}

/** The colours of the page as a canvas wants them. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: read("ink"),
    soft: read("soft"),
    faint: read("faint"),
    line: read("line"),
    surface: read("surface"),
    accent: read("accent"),
    second: read("second"),
    bad: read("bad"),
    shadeStable: read("shade-stable"),
    shadeFade: read("shade-fade"),
    sans: read("sans"),
  };
}

export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
