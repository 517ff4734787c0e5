import { LitElement, css, html } from "lit";
import { look } from "./look.js";

/** What to do where there is nothing to see yet. */
class FirstSteps extends LitElement {
  static styles = [look, css`
    section { max-width: 560px; margin: 8vh auto; padding: 0 8px; }
    svg { width: 56px; height: 40px; stroke: var(--accent); fill: none; stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
    h1 { font-size: 26px; letter-spacing: -0.02em; margin: 14px 0 6px; line-height: 1.25; }
    p { color: var(--soft); }
    pre {
      background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; margin: 8px 0 20px;
      font: 13px/1.7 var(--mono); overflow-x: auto;
    }
  `];

  render() {
    return html`<section data-testid="empty-state">
      <svg viewBox="0 0 56 40" aria-hidden="true"><path d="M52 4 4 20l48 16" /></svg>
      <h1>Nothing has been trained yet</h1>
      <p>Bring images, and start a run:</p>
      <pre>./crescendo dataset import my-images path/to/folder
./crescendo train recipe.json</pre>
      <p>Or see it work on clothes first; it takes ten minutes:</p>
      <pre>./crescendo demo</pre>
    </section>`;
  }
}
customElements.define("first-steps", FirstSteps);
