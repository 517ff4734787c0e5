/**
 * REST v1: what exists, asked for one by one, and the few things that people change.
 */
package crescendo.registry.rest;
