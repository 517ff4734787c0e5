import { LitElement, css, html, nothing } from "lit";
import { side } from "../data/format.js";
import { look } from "./look.js";

/** All models, one of them shown. */
class ModelList extends LitElement {
  static properties = { models: { attribute: false }, selected: { type: String } };

  static styles = [look, css`
    a {
      display: flex; align-items: baseline; gap: 8px; padding: 7px 10px; margin: 0 -10px; border-radius: 8px;
      text-decoration: none; font-size: 13px;
    }
    a:hover { background: var(--sunken); }
    a[aria-current] { background: var(--accent-soft); }
    .name { font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .faint { margin-left: auto; font-size: 12px; white-space: nowrap; }
    a[aria-current] .faint { color: var(--soft); }
  `];

  render() {
    return html`<ul data-testid="model-list">${this.models.map((model) => html`<li>
      <a href=${`#/models/${model.model}`} aria-current=${model.model === this.selected ? "page" : nothing} data-model=${model.model}>
        <span class="name" title=${model.model}>${model.model}</span>
        <span class="faint number">${side(model.at.resolution)}, ${model.versions} version${model.versions === 1 ? "" : "s"}</span>
      </a></li>`)}</ul>`;
  }
}
customElements.define("model-list", ModelList);
