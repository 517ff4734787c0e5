/**
 * Events as they happen, to whoever listens: first what is, then what changes.
 */
package crescendo.registry.live;
