import { LitElement, css, html } from "lit";
import { percent } from "../data/format.js";
import { look } from "../page/look.js";

const RARE = 0.02;

/** How the samples of a version spread over the classes; the line is where an even spread would put each. */
class ClassBars extends LitElement {
  static properties = { shares: { attribute: false }, names: { attribute: false } };

  static styles = [look, css`
    .row { display: grid; grid-template-columns: 84px 1fr 48px; gap: 10px; align-items: center; font-size: 12px; line-height: 1.65; }
    .row > :first-child { color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .row > :last-child { text-align: right; color: var(--faint); }
    .track { position: relative; height: 8px; background: var(--sunken); border-radius: 2px; }
    .fill { height: 100%; background: var(--accent); border-radius: 2px; opacity: 0.85; }
    .even { position: absolute; top: -2px; bottom: -2px; width: 1px; background: var(--faint); }
    .rare .fill { background: var(--bad); }
    .rare > :last-child { color: var(--bad); }
  `];

  render() {
    const shares = this.shares ?? [];
    const scale = Math.max(0.25, ...shares);
    const even = 100 / shares.length / scale;
    return html`<div data-testid="class-bars" role="list">${shares.map((share, i) => {
      const name = this.names?.[i] ?? `class ${i}`;
      return html`<div class="row ${share < RARE ? "rare" : ""}" role="listitem">
        <span title=${name}>${name}</span>
        <span class="track"><div class="fill" style="width: ${(100 * share) / scale}%"></div><span class="even" style="left: ${even}%"></span></span>
        <span class="number">${percent(share)}</span>
      </div>`;
    })}</div>`;
  }
}
customElements.define("class-bars", ClassBars);
