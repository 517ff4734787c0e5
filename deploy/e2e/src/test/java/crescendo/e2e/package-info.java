/**
 * Tests of the running whole: real processes, a real broker, a real store, a real browser.
 */
package crescendo.e2e;
