import { css } from "lit";

/** What all elements look alike in. */
export const look = css`
  * { box-sizing: border-box; }
  h1, h2, h3, p, dl, dd, ul, figure { margin: 0; padding: 0; }
  ul { list-style: none; }
  h2 { font-size: 12px; font-weight: 600; letter-spacing: 0.04em; color: var(--faint); margin-bottom: 12px; }
  h3 { font-size: 15px; font-weight: 600; letter-spacing: -0.005em; }
  a { color: inherit; text-decoration-color: var(--line); text-underline-offset: 3px; }
  a:hover { text-decoration-color: var(--accent); }
  code, .mono { font-family: var(--mono); font-size: 0.9em; }
  .card { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow); }
  .number { font-variant-numeric: tabular-nums; }
  .faint { color: var(--faint); }
  .soft { color: var(--soft); }
  button {
    font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--line); border-radius: 8px;
    padding: 4px 12px; cursor: pointer;
  }
  button:hover { border-color: var(--faint); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
  .chip {
    display: inline-block; padding: 1px 8px; border-radius: 99px; font-size: 12px; background: var(--sunken);
    color: var(--soft); white-space: nowrap;
  }
  .chip.accent { background: var(--accent-soft); color: var(--accent); }
  .chip.bad { background: var(--bad-soft); color: var(--bad); }
  .hidden {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
`;
