import { LitElement, css, html } from "lit";
import { look } from "./look.js";

/** Says that what is shown may be old. Says {@code retry} when asked not to wait. */
class ConnectionBanner extends LitElement {
  static properties = { retryAt: { attribute: false }, fault: { type: String } };

  static styles = [look, css`
    div {
      display: flex; gap: 12px; align-items: center; justify-content: center; flex-wrap: wrap; padding: 8px 16px;
      background: var(--second-soft); color: var(--ink); font-size: 13px;
    }
    button { background: transparent; border-color: currentColor; padding: 1px 10px; }
  `];

  #timer;

  updated() {
    clearTimeout(this.#timer);
    if (this.retryAt) this.#timer = setTimeout(() => this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    if (!this.retryAt && !this.fault) return html`<span role="status"></span>`;
    const seconds = Math.max(0, Math.ceil((this.retryAt - Date.now()) / 1000));
    const words = this.retryAt
      ? `Connection to the registry lost; what you see may be old. ${seconds > 0 ? `Next try in ${seconds} s.` : "Trying …"}`
      : this.fault;
    return html`<div role="alert" data-testid="connection-banner"><span class="number">${words}</span>
      <button @click=${() => this.dispatchEvent(new Event("retry"))}>Retry now</button></div>`;
  }
}
customElements.define("connection-banner", ConnectionBanner);
