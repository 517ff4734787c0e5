import { LitElement, css, html, svg } from "lit";

/** A few numbers as a line without axes: only their course matters. */
class SparkLine extends LitElement {
  static properties = { values: { attribute: false } };

  static styles = css`
    :host { display: inline-block; width: 64px; height: 18px; vertical-align: -3px; color: var(--faint); }
    svg { width: 100%; height: 100%; overflow: visible; display: block; }
  `;

  render() {
    const values = (this.values ?? []).filter(Number.isFinite);
    if (values.length < 3) return html``;
    const low = Math.min(...values);
    const span = Math.max(...values) - low || 1;
    const points = values.map((v, i) => `${(64 * i) / (values.length - 1)},${16 - (14 * (v - low)) / span}`);
    return html`<svg viewBox="0 0 64 18" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<polyline points=${points.join(" ")} fill="none" stroke="currentColor" stroke-width="1.25"
        vector-effect="non-scaling-stroke" stroke-linejoin="round" />`}
    </svg>`;
  }
}
customElements.define("spark-line", SparkLine);
